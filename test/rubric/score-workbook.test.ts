import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Appendix } from '../../pipeline/model/appendix.ts';
import type { Unit } from '../../pipeline/model/office.ts';
import { type Points, toPoints } from '../../pipeline/model/points.ts';
import { readWorkbook } from '../../pipeline/readers/xlsx/read.ts';
import { type FilledRow, makeScoreWorkbook } from '../../pipeline/rubric/score-workbook.ts';
import { assess, saidOf } from '../workbooks/assess.ts';
import {
  goodPoints,
  isOpen,
  konRay,
  laiChau1,
  leavesOf,
  ninhHoa3,
  quangNam1,
  sumOf,
} from '../workbooks/rubrics.ts';
import { lacksLibreOffice, savedAgain } from '../workbooks/save-again.ts';

const unit: Unit = {
  code: 'xa-thu',
  name: 'UBND xã Thử',
  otherNames: [],
  kind: 'ubnd-xa-phuong',
  parent: 'UBND thị xã Mẫu',
  place: 'Thử',
  symbol: 'BC-UBND',
  head: { title: 'Chủ tịch', capacity: 'TM.' },
  recipients: [],
};

/** Every open row filled in; links with a space, Vietnamese letters and a page. */
function filled(appendix: Appendix): ReadonlyMap<string, FilledRow> {
  const points = goodPoints(appendix);
  return new Map(
    leavesOf(appendix)
      .filter(isOpen)
      .map((criterion, index): [string, FilledRow] => {
        const selfPoints = points.get(criterion.code);
        const proportional = criterion.method?.kind === 'proportional';
        return [
          criterion.code,
          {
            ...(selfPoints === undefined ? {} : { selfPoints }),
            ...(proportional ? { numerator: toPoints('20'), denominator: toPoints('20') } : {}),
            evidence: [
              { text: 'Kế hoạch', target: `tài liệu/${criterion.code} kế hoạch 100%.pdf#page=2` },
              ...(index === 0 ? [1, 2, 3].map((at) => ({ text: `Thêm ${at}`, target: `tl/${at}.pdf` })) : []),
            ],
            justification: `Đã làm xong việc ${index}`,
            notAssessed: index === 5,
          },
        ];
      }),
  );
}

const make = (appendix: Appendix, rows?: ReadonlyMap<string, FilledRow>): Promise<Uint8Array> =>
  makeScoreWorkbook({
    appendix,
    regulationTitle: 'Quyết định số 00/QĐ-UBND',
    unit,
    year: 2025,
    ...(rows ? { rows } : {}),
    identity: { regulation: 'mau', hash: 'abc' },
  });

async function expectFilled(bytes: Uint8Array, appendix: Appendix, path: string): Promise<void> {
  const result = await assess(bytes, appendix, { path, unit });
  expect(saidOf(result)).toEqual([]);
  const rows = new Map(result.selfAssessment?.rows.map((row) => [row.code, row]));
  const points = goodPoints(appendix);
  for (const [code, given] of filled(appendix)) {
    expect(rows.get(code), code).toMatchObject({
      selfPoints: points.get(code),
      justification: given.justification,
      notAssessed: given.notAssessed,
      declared: new Map<string, Points>(
        given.numerator === undefined
          ? []
          : [
              ['numerator', toPoints('20')],
              ['denominator', toPoints('20')],
            ],
      ),
    });
    expect(rows.get(code)?.evidence.map(({ target, fragment, kind }) => [kind, target, fragment])).toEqual(
      (given.evidence ?? []).map(({ target = '' }) => [
        'inside',
        ...(target.includes('#') ? target.split('#') : [target, undefined]),
      ]),
    );
  }
  expect(result.selfAssessment?.declaredTotal?.points).toBe(sumOf(appendix, points, undefined));
}

const APPENDICES = [
  ['Ninh Hòa 3', ninhHoa3],
  ['Quảng Nam 1', quangNam1],
  ['Lai Châu 01', laiChau1],
  ['Kon Rẫy', konRay],
] as const;

describe('what is written is read back exactly', () => {
  test.each(APPENDICES)('%s', async (_, appendix) => {
    await expectFilled(await make(appendix, filled(appendix)), appendix, 'Bảng.xlsx');
  });

  test('left empty, it is told so once, and nothing else is said', async () => {
    const result = await assess(await make(ninhHoa3), ninhHoa3, { unit });
    expect(result.findings.map(({ id }) => id)).toEqual(['workbook/nothing-scored']);
  });

  test.skipIf(lacksLibreOffice())('after LibreOffice has saved it again', { timeout: 120_000 }, async () => {
    const saved = savedAgain(await make(ninhHoa3, filled(ninhHoa3)));
    // It writes relative links anew against the folder it saves into.
    await expectFilled(saved, ninhHoa3, 'ra/a.xlsx');
    const other = await assess(saved, ninhHoa3, { unit: { ...unit, code: 'xa-khac' } });
    expect(saidOf(other)).toContain('other-unit');
  });
});

describe('points that are still to come', () => {
  const pending = new Map<string, FilledRow>([
    ...filled(quangNam1),
    ['1.1.1', { pending: true, evidence: [{ text: 'Công văn số 5' }], justification: 'Chờ kết quả' }],
  ]);

  test('are no 0: the row, its groups and the total say so, and are read so', async () => {
    const bytes = await make(quangNam1, pending);
    const workbook = await readWorkbook(bytes);
    const [sheet] = 'sheets' in workbook ? workbook.sheets : [];
    const said = sheet?.cells.filter(({ row, column, kind }) => row > 8 && column === 7 && kind === 'text');
    expect(said?.map(({ row, text }) => [row, text])).toEqual([
      [9, 'chưa đủ'],
      [10, 'chưa đủ'],
      [11, 'chưa có'],
      [9 + quangNam1.criteria.length, 'chưa đủ'],
    ]);
    const result = await assess(bytes, quangNam1, { unit });
    expect(saidOf(result)).toEqual(['not-scored G11 1.1.1', 'total-missing']);
    expect(result.selfAssessment?.rows.find(({ code }) => code === '1.1.1')).toMatchObject({
      selfPoints: undefined,
      evidence: [],
      evidenceText: 'Công văn số 5',
      justification: 'Chờ kết quả',
    });
  });

  test('become a sum by themselves once a figure stands there', async () => {
    const sheet = unzipSync(await make(quangNam1, pending))['xl/worksheets/sheet1.xml'];
    const group = sheet && /r="G10"[^>]*><f>([^<]*)/.exec(strFromU8(sheet))?.[1];
    expect(group).toBe('IF(COUNT(G11)&lt;1,&quot;chưa đủ&quot;,SUM(G11,G12,G13))');
  });
});

test('a group that only others score has no sum of its own', async () => {
  const workbook = await readWorkbook(await make(quangNam1, filled(quangNam1)));
  const [sheet] = 'sheets' in workbook ? workbook.sheets : [];
  const group = quangNam1.criteria.findIndex(
    ({ code, method }) =>
      !method &&
      quangNam1.criteria
        .filter(({ parent }) => parent === code)
        .every((each) => each.method && !isOpen(each)),
  );
  expect(group).toBeGreaterThan(-1);
  expect(
    sheet?.cells.some(({ row, column, kind }) => row === 9 + group && column === 7 && kind !== 'empty'),
  ).toBe(false);
});

test('a workbook made for another unit is known by its hidden identity', async () => {
  const result = await assess(await make(ninhHoa3, filled(ninhHoa3)), ninhHoa3, {
    unit: { ...unit, code: 'xa-khac' },
  });
  expect(saidOf(result)).toEqual(['other-unit']);
});

test('the same input gives the same bytes', async () => {
  const [one, two] = [await make(quangNam1, filled(quangNam1)), await make(quangNam1, filled(quangNam1))];
  expect(Buffer.compare(one, two)).toBe(0);
});

describe('the sheet helps while it is filled in', () => {
  const sheetXml = async (): Promise<string> => {
    const part = unzipSync(await make(ninhHoa3))['xl/worksheets/sheet1.xml'];
    return part ? strFromU8(part) : '';
  };

  test('locked but for what the unit fills in; links may still be put in', async () => {
    expect(await sheetXml()).toMatch(/<sheetProtection sheet="1"[^>]*insertHyperlinks="0"/);
  });

  test('heading frozen, and repeated on each printed page', async () => {
    expect(await sheetXml()).toContain('ySplit="8"');
    const workbook = unzipSync(await make(ninhHoa3))['xl/workbook.xml'];
    expect(workbook && strFromU8(workbook)).toContain('!$7:$8');
  });

  test('levels are chosen from cells, so that an Excel set to Vietnamese takes 0,5 for a number', async () => {
    expect(await sheetXml()).toContain('<formula1>_hoso!$C$11:$E$11</formula1>');
    const workbook = await readWorkbook(await make(ninhHoa3));
    const hidden = 'sheets' in workbook ? workbook.sheets.find(({ name }) => name === '_hoso') : undefined;
    expect(hidden?.visibility).toBe('veryHidden');
    expect(
      hidden?.cells.filter(({ row, column }) => row === 11 && column >= 3).map(({ text }) => text),
    ).toEqual(['1', '0.5', '0']);
  });
});
