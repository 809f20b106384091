import { expect, test } from 'vitest';
import { readWorkbook } from '../../../pipeline/readers/xlsx/read.ts';
import { zipParts } from '../../workbooks/write.ts';

/** As XlsxWriter leaves it: a 0 beside each formula, and a wish that the next program compute. */
const workbook = (calculation: string, other: string): Uint8Array =>
  zipParts(
    new Map([
      ['_rels/.rels', '<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></R>'],
      ['xl/workbook.xml', `<workbook><sheets><sheet name="B" id="a"/></sheets>${calculation}</workbook>`],
      ['xl/_rels/workbook.xml.rels', '<R><Relationship Id="a" Type="x/worksheet" Target="sheet.xml"/></R>'],
      [
        'xl/sheet.xml',
        `<worksheet><sheetData><row><c><f>IF(B1>0,1,0)</f><v>0</v></c><c><v>5</v></c>${other}</row></sheetData></worksheet>`,
      ],
    ]),
  );

const TO_COMPUTE = '<calcPr calcId="124519" fullCalcOnLoad="1"/>';

test.each([
  ['a 0 that nobody computed is no value', TO_COMPUTE, '<c><f>B1*0.5</f><v>0</v></c>', 'empty'],
  ['a 0 beside a result that is not 0 was computed', TO_COMPUTE, '<c><f>B1*0.5</f><v>2.5</v></c>', 'number'],
  ['a 0 of a program that computes is a value', '<calcPr calcId="191029"/>', '', 'number'],
])('%s', async (_, calculation, other, kind) => {
  const read = await readWorkbook(workbook(calculation, other));
  expect(read).toMatchObject({
    sheets: [{ cells: expect.arrayContaining([expect.objectContaining({ ref: 'A1', kind })]) }],
  });
});
