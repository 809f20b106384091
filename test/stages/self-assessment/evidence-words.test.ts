import { expect, test } from 'vitest';
import { assess } from '../../workbooks/assess.ts';
import { konRay, numberOf } from '../../workbooks/rubrics.ts';
import { type Value, writeWorkbook } from '../../workbooks/write.ts';

/** What the cell of evidence says of the first leaf, under the heading given. */
async function rowSaying(evidence: Value, heading = 'Tài liệu kiểm chứng') {
  const rows: readonly (readonly Value[])[] = [
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm', heading],
    ...konRay.criteria.map(({ code, name, max, method }) => [
      code,
      name,
      numberOf(max),
      method && 0,
      code === '1.1.1' ? evidence : undefined,
    ]),
  ];
  const bytes = writeWorkbook({ sheets: [{ name: 'B', rows }] }, 'sdk');
  const { selfAssessment } = await assess(bytes, konRay);
  const row = selfAssessment?.rows.find(({ code }) => code === '1.1.1');
  return {
    evidence: row?.evidence.map(({ kind, target }) => `${kind} ${target}`),
    words: row?.evidenceText,
    justification: row?.justification,
  };
}

test.each(['Tài liệu kiểm chứng', 'Tài liệu kiểm chứng/Giải trình'])(
  'a linked cell under "%s" may hold the justification, too',
  async (heading) => {
    const cell = { v: 'Giải trình: Đã làm.\nTài liệu kiểm chứng: Kế hoạch', link: { target: 'a.pdf' } };
    expect(await rowSaying(cell, heading)).toEqual({
      evidence: ['inside a.pdf'],
      words: '',
      justification: 'Đã làm.',
    });
  },
);

test('a justification marked as such is one, though it stands in the column of evidence', async () => {
  expect(await rowSaying('Giải trình: Không phát sinh')).toMatchObject({
    words: '',
    justification: 'Không phát sinh',
  });
});

test.each([
  ['KH 12.pdf\nBC 5.docx', ['KH 12.pdf', 'BC 5.docx']],
  ['KH 12.pdf; BC 5.docx', ['KH 12.pdf', 'BC 5.docx']],
  ['1. KH 12.pdf, 2. BC 5.docx', ['KH 12.pdf', 'BC 5.docx']],
  ['1) KH 12.pdf 2) BC 5.docx', ['KH 12.pdf', 'BC 5.docx']],
  ['- tl\\1.1.1\\KH.pdf\n+ và "BC.PDF"', ['tl/1.1.1/KH.pdf', 'BC.PDF']],
  ['Tệp đính kèm: KH.pdf', ['KH.pdf']],
  ['Kế hoạch số 12/KH-UBND ngày 05/01/2020', []],
  ['ban hành bằng phần mềm .pdf', []],
])('names of files written in words are told: %j', async (words, names) => {
  expect((await rowSaying(words)).evidence).toEqual(names.map((name) => `written ${name}`));
});

test.each([
  'Giải trình khi không có tài liệu kiểm chứng',
  'Giải trình (nếu không có TLKC)',
  'Giải trình đối với tiêu chí chưa có minh chứng',
])('a column "%s" holds justifications', async (heading) => {
  expect(await rowSaying('Đã làm xong', heading)).toMatchObject({ words: '', justification: 'Đã làm xong' });
});

test('an address typed without a link is evidence outside', async () => {
  const words = 'Kế hoạch: https://vidu.vn/kh?so=12, và www.vidu.vn/bc.';
  expect(await rowSaying(words)).toMatchObject({
    evidence: ['external https://vidu.vn/kh?so=12', 'external www.vidu.vn/bc'],
    words,
  });
});

test('links and names of files stand in the order of their cells', async () => {
  const rows = [
    ['STT', 'Tiêu chí', 'Điểm tối đa', 'Tự chấm', 'Tài liệu 1', 'Tài liệu 2', 'Tài liệu 3'],
    ...konRay.criteria.map(({ code, name, max, method }) => [
      ...[code, name, numberOf(max), method && 0],
      ...(code === '1.1.1' ? ['KH.pdf; BC.pdf', { v: 'QĐ', link: { target: 'QD.pdf' } }, 'QD.pdf'] : []),
    ]),
  ];
  const { selfAssessment } = await assess(writeWorkbook({ sheets: [{ name: 'B', rows }] }, 'sdk'), konRay);
  const row = selfAssessment?.rows.find(({ code }) => code === '1.1.1');
  expect(row?.evidence.map(({ target }) => target)).toEqual(['KH.pdf', 'BC.pdf', 'QD.pdf']);
});
