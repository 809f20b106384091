import { expect, test } from 'vitest';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import { ZERO } from '../../../pipeline/model/points.ts';
import { linksOf, remarksOf } from '../../../pipeline/stages/render/annotated.ts';
import { file, finding, toMend } from '../../judgement.ts';

/** A row with two free cells, whose three files were found by name, and one that needs none. */
function foundByName(): Judgement {
  const base = toMend();
  const row = (code: string, linkCells: readonly string[]) => ({
    ...{ code, name: '', cell: 'Bảng chấm!F9', max: undefined, selfPoints: ZERO },
    ...{ evidence: [], evidenceText: '', justification: '', notAssessed: false, declared: new Map() },
    linkCells,
  });
  const named = (path: string, by: 'name' | 'link') => ({ path, fragment: undefined, by });
  return {
    ...base,
    contents: { ...base.contents, workbook: file('bang/cham.xlsx') },
    selfAssessment: {
      sheet: 'Bảng chấm',
      rows: [row('I.1.1', ['Bảng chấm!H9', 'Bảng chấm!I9']), row('I.1.2', ['Bảng chấm!H10'])],
      declaredTotal: undefined,
    },
    rowEvidence: [
      { code: 'I.1.1', files: ['a', 'b', 'c'].map((each) => named(`tl/I.1.1/${each}.pdf`, 'name')) },
      { code: 'I.1.2', files: [named('tl/x.pdf', 'link')] },
    ],
    findings: [finding('evidence/found-by-name', 'inform', { code: 'I.1.1' }, 'Theo tên.', 'Nên gắn.')],
  };
}

test('what was found by its name is linked from where the workbook lies, as far as the row has cells', () => {
  expect(linksOf(foundByName()).map(({ cell, target, label }) => [cell, target, label])).toEqual([
    ['H9', '../tl/I.1.1/a.pdf', 'a.pdf'],
    ['I9', '../tl/I.1.1/b.pdf', 'b.pdf'],
  ]);
});

test('the remark names the cells that were linked', () => {
  const [remark] = remarksOf(foundByName());
  expect(remark?.cell).toBe('F9');
  expect(remark?.text).toContain('Bản này đã gắn sẵn đường dẫn ở ô H9, I9.');
});
