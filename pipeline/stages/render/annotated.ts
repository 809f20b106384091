import { posix } from 'node:path';
import type { Judgement } from '../../model/judgement.ts';
import type { Basis } from '../../model/regulation.ts';
import type { WrittenLink } from '../../writers/xlsx-links.ts';
import { addRemarks, type Remark } from '../../writers/xlsx-remarks.ts';
import { basisWords, capitalised, ended } from './check-sheet/words.ts';

/**
 * A copy of the unit's own workbook with a remark beside each cell that needs mending or a look, and links to what was
 * found by its name; nothing else of it changes.
 * Undefined where the workbook cannot be written into.
 */
export function annotatedWorkbook(judgement: Judgement, workbook: Uint8Array): Uint8Array | undefined {
  return addRemarks(workbook, {
    author: judgement.office.name,
    remarks: remarksOf(judgement),
    links: linksOf(judgement),
  });
}

/** Links written for the unit: to what was found by its name, in cells of its row that have none, from where its workbook lies. */
export function linksOf({
  selfAssessment,
  rowEvidence,
  contents,
}: Judgement): readonly (WrittenLink & { readonly code: string })[] {
  const from = posix.dirname(contents.workbook?.path ?? '');
  const named = new Map(
    rowEvidence.map(({ code, files }) => [code, files.filter(({ by }) => by === 'name')] as const),
  );
  return (selfAssessment?.rows ?? []).flatMap(({ code, linkCells = [] }) =>
    (named.get(code) ?? []).flatMap(({ path }, index) => {
      const at = splitCell(linkCells[index] ?? '', undefined);
      return at ? [{ ...at, code, target: posix.relative(from, path), label: posix.basename(path) }] : [];
    }),
  );
}

const FOUND_BY_NAME: ReadonlySet<string> = new Set(['evidence/found-by-name', 'evidence/link-not-in-row']);

/** One for each cell, all that is to be said of it in one note; a finding of a criterion stands beside its self points. */
export function remarksOf(judgement: Judgement): readonly Remark[] {
  const { findings, selfAssessment, contents } = judgement;
  const links = Map.groupBy(linksOf(judgement), ({ code }) => code);
  const cellOf = new Map(selfAssessment?.rows.map((each) => [each.code, each.cell]));
  const said = findings.flatMap(({ id, level, place, reason, remedy, basis }) => {
    const cell = place.cell ?? cellOf.get(place.code ?? '');
    const at = cell && splitCell(cell, selfAssessment?.sheet);
    if (!at || level === 'ignore') return [];
    const about = place.file && place.file !== contents.workbook?.path ? `Tệp ${place.file}: ` : '';
    const cells = (FOUND_BY_NAME.has(id) ? links.get(place.code ?? '') : undefined)?.map(
      ({ cell: own }) => own,
    );
    const given = cells ? `\nBản này đã gắn sẵn đường dẫn ở ô ${cells.join(', ')}.` : '';
    const title = { fail: 'CẦN SỬA', warn: 'CẦN XEM LẠI', inform: 'LƯU Ý' }[level];
    return [{ ...at, text: `${title}. ${about}${reason}\nCách sửa: ${remedy}\n${basisLine(basis)}${given}` }];
  });
  return [...Map.groupBy(said, ({ sheet, cell }) => `${sheet}!${cell}`).values()].flatMap((notes) => {
    const [first] = notes;
    return first ? [{ ...first, text: notes.map(({ text }) => text).join('\n\n') }] : [];
  });
}

const basisLine = (basis: Basis): string =>
  ended('article' in basis ? `Căn cứ: ${basis.article}` : capitalised(basisWords(basis)));

/** `Bảng chấm!F12`, also `'Bảng chấm'!$F$12` or `F12:G12` (its first cell). */
function splitCell(
  place: string,
  ownSheet: string | undefined,
): { readonly sheet: string; readonly cell: string } | undefined {
  const mark = place.lastIndexOf('!');
  const sheet =
    mark === -1
      ? ownSheet
      : place
          .slice(0, mark)
          .replace(/^'(.*)'$/, '$1')
          .replaceAll("''", "'");
  const cell = /^[A-Z]{1,3}\d{1,7}/.exec(place.slice(mark + 1).replaceAll('$', ''))?.[0];
  return sheet && cell ? { sheet, cell } : undefined;
}
