import { describe, expect, test } from 'vitest';
import type { FileFacts, Initiative } from '../../pipeline/model/dossier.ts';
import { checkInitiatives } from '../../pipeline/stages/initiatives.ts';
import { quangTri6 } from '../workbooks/rubrics.ts';
import { contents, pdf, said } from './builders.ts';

const ALL = ['ten', 'linh-vuc', 'quy-mo-ap-dung', 'kinh-phi', 'thoi-gian'];
const initiative = (fields: readonly string[]): Initiative => ({
  cell: 'Sáng kiến!A2',
  stated: new Map(fields.map((code) => [code, 'x'])),
});
const page = (text: string): FileFacts => pdf({ text: [{ page: 1, text, from: 'text' }] });
const WHOLE = 'Quy mô: toàn tỉnh. Kinh phí: 10 triệu đồng. Thời gian: giảm 2 ngày.';

interface Case {
  readonly written?: readonly Initiative[];
  readonly files?: Readonly<Record<string, FileFacts>>;
  readonly appendix?: typeof quangTri6;
}
const check = ({ written = [], files = {}, appendix = quangTri6 }: Case) =>
  checkInitiatives({
    contents: contents(Object.keys(files)),
    facts: new Map(Object.entries(files)),
    dossier: { appendix },
    selfAssessment: { initiatives: written },
  });

describe('Quảng Trị mục II: at least one initiative, with its scale, cost and time', () => {
  test.each<[string, Case, readonly string[], string]>([
    ['on the sheet, whole', { written: [initiative(ALL)] }, [], 'completed'],
    ['nowhere', {}, ['initiatives/missing'], 'completed'],
    [
      'without its cost',
      { written: [initiative(ALL.filter((each) => each !== 'kinh-phi'))] },
      ['initiatives/field-missing'],
      'completed',
    ],
    ['without what may be left out', { written: [initiative([...ALL, 'khac'])] }, [], 'completed'],
    ['in a document named so', { files: { 'tl/De xuat sang kien.pdf': page(WHOLE) } }, [], 'completed'],
    [
      'in a document headed so',
      { files: { 'tl/bc 12.pdf': page(`BÁO CÁO\nĐề xuất sáng kiến\n${WHOLE}`) } },
      [],
      'completed',
    ],
    [
      'in a document that only speaks of one',
      { files: { 'a.pdf': page(`Có sáng kiến. ${WHOLE}`) } },
      ['initiatives/missing'],
      'completed',
    ],
    [
      'in a document without its time',
      { files: { 'sang-kien.pdf': page('Quy mô, kinh phí') } },
      ['initiatives/field-not-found'],
      'indeterminate',
    ],
    [
      'in a scan',
      { files: { 'sang-kien.pdf': pdf({ content: 'scan' }) } },
      ['initiatives/cannot-read'],
      'indeterminate',
    ],
  ])('%s', (_, given, expected, ran) => {
    const { findings, checks } = check(given);
    expect(said(findings).map(([id]) => id)).toEqual(expected);
    expect(checks[0]?.ran).toBe(ran);
  });

  test('says which fields are not stated, and where', () => {
    const [told] = check({ written: [initiative(['ten'])] }).findings;
    expect(told?.place).toEqual({ file: 'cham.xlsx', cell: 'Sáng kiến!A2' });
    expect(told?.values['fields']).toContain('kinh phí');
    expect(told?.values['fields']).not.toContain('Hiệu quả khác');
  });
});

test('hands on what each is called: on the sheet, and in the text of a document as far as its sentence goes', () => {
  const files = {
    'sang-kien.pdf': page('Tên sáng kiến: Hẹn giờ\ntrả kết quả. Lĩnh vực: thủ tục.'),
    'tl/sang-kien-2.pdf': page(WHOLE),
  };
  expect(check({ written: [initiative(ALL)], files }).initiatives).toEqual([
    { name: 'x', file: 'cham.xlsx', cell: 'Sáng kiến!A2' },
    { name: 'Hẹn giờ trả kết quả', file: 'sang-kien.pdf', cell: undefined },
    { name: undefined, file: 'tl/sang-kien-2.pdf', cell: undefined },
  ]);
});

test('nothing is asked where the appendix asks for none', () => {
  const { initiatives: _, ...appendix } = quangTri6;
  const { findings, checks } = check({ appendix });
  expect([findings, checks[0]?.ran]).toEqual([[], 'notRun']);
});
