import type { EvidenceLink } from '../../model/dossier.ts';
import { refOf } from '../../readers/xlsx/reference.ts';
import type { Cell } from '../../readers/xlsx/workbook.ts';
import type { Decoder } from '../../rubric/table/decoder.ts';
import type { ColumnRole } from '../../rubric/table/headings.ts';
import { fold, tidy } from '../../rubric/table/words.ts';
import { resolveLink } from './links.ts';
import type { Table } from './table.ts';
import { writtenAddresses, writtenNames } from './written-names.ts';

export interface EvidenceCells {
  readonly evidence: readonly EvidenceLink[];
  readonly evidenceText: string;
  readonly justification: string;
  readonly notAssessed: boolean;
}

export interface EvidenceReader {
  readonly table: Table;
  readonly decode: Decoder;
  /** Path of the workbook inside the dossier. */
  readonly file: string;
}

/** Links, words of evidence and justification of a criterion's rows: its own, and those that continue it. */
export function readEvidence(reader: EvidenceReader, rows: readonly number[]): EvidenceCells {
  const texts: Record<'evidence' | 'justification' | 'both' | 'linked', string[]> = {
    evidence: [],
    justification: [],
    both: [],
    linked: [],
  };
  const found: EvidenceLink[] = [];
  const seen = new Set<string>();
  let marked = false;
  const { table, decode, file } = reader;
  for (const row of rows) {
    for (const { cell, role } of cellsOf(table, row)) {
      if (role === 'ignored' || seen.has(cell.ref)) continue;
      seen.add(cell.ref);
      if (cell.link && role !== 'self' && role !== 'max')
        found.push(resolveLink(cell.link, file, table.grid.place(cell)));
      const text = cell.kind === 'empty' ? '' : tidy(decode(cell));
      if (text === '') continue;
      if (!cell.link && hasRoom(role)) {
        const names = writtenNames(isMarked(text) ? splitShared(text).evidence : text);
        const at = { fragment: undefined, cell: table.grid.place(cell) };
        for (const target of names) found.push({ target, ...at, kind: 'written' });
        for (const target of writtenAddresses(text)) found.push({ target, ...at, kind: 'external' });
      }
      if (role === 'notAssessed') marked ||= isMark(text);
      else if (role === 'justification') texts.justification.push(text);
      else if (cell.link && hasRoom(role)) texts.linked.push(text);
      else if (role === 'evidenceAndJustification' || (role === 'evidence' && isMarked(text)))
        texts.both.push(text);
      else if (role === 'evidence') texts.evidence.push(text);
    }
  }
  const shared = splitShared(texts.both.join('\n'));
  // What a linked cell says besides is the name of its link, but for what it marks as something else.
  const beside = splitShared(texts.linked.filter(isMarked).join('\n'));
  const join = (...parts: readonly string[]): string => parts.filter(Boolean).join('\n');
  return {
    evidence: found
      .filter(
        ({ kind, target }) =>
          kind !== 'written' ||
          !found.some((link) => link.kind !== 'written' && link.target.endsWith(target)),
      )
      .filter((link, at, all) => all.findIndex((each) => sameTarget(each, link)) === at),
    evidenceText: join(...texts.evidence, shared.evidence),
    justification: join(...texts.justification, shared.justification, beside.justification),
    notAssessed: marked,
  };
}

/** Where a link to evidence of this row can be put: its evidence cells without one, those with words before the empty. */
export function freeCells({ table: { grid, columns } }: EvidenceReader, row: number): readonly string[] {
  const cells = [...columns].flatMap(([column, role]) => {
    const area = grid.areaAt(row, column);
    const inside = area && (area.top < row || area.left < column);
    const cell = grid.own(row, column);
    if (role !== 'evidence' || inside || cell?.link || cell?.formula !== undefined) return [];
    const ref = refOf({ row, column });
    return [{ ref, empty: !cell || cell.kind === 'empty' }];
  });
  return cells.sort((a, b) => Number(a.empty) - Number(b.empty)).map(({ ref }) => grid.place({ ref }));
}

/** The cells of a row with their role; a cell merged over several rows stands in each of them. */
function cellsOf(
  { grid, columns }: Table,
  row: number,
): readonly { readonly cell: Cell; readonly role: ColumnRole | undefined }[] {
  const own = grid.row(row).map((cell) => ({ cell, role: columns.get(cell.column) }));
  const shared = [...columns].flatMap(([column, role]) => {
    const area = grid.areaAt(row, column);
    const cell = area && area.top < row && area.left === column ? grid.own(area.top, column) : undefined;
    return cell ? [{ cell, role }] : [];
  });
  return [...own, ...shared];
}

const sameTarget = (a: EvidenceLink, b: EvidenceLink): boolean =>
  a.target === b.target && a.fragment === b.fragment && a.kind === b.kind;

const MARKS = /^(x|v|co|dung|true|1|de nghi.*|khong (danh gia|cham|ap dung|phat sinh).*)$/;
const isMark = (text: string): boolean => MARKS.test(fold(text)) || /^[✓✔☑]/.test(text);

const MARKER =
  /(?:^|\n|(?<=[.;])\s*)[-+•*]?\s*(giải trình|nội dung giải trình|lý do|thuyết minh|tài liệu kiểm chứng|tlkc|minh chứng|tài liệu)\s*:/giu;
const isMarked = (text: string): boolean => text.includes(':') && text.search(MARKER) !== -1;
const hasRoom = (role: ColumnRole | undefined): boolean =>
  role === 'evidence' || role === 'evidenceAndJustification';
const EXPLAINS = /^(do|vi|ly do|khong|chua|trong nam|don vi|giai trinh)\b/;

/** One cell for both: told apart by "Giải trình:" and "Tài liệu kiểm chứng:", or by how it begins. */
function splitShared(text: string): { readonly evidence: string; readonly justification: string } {
  const marks = isMarked(text) ? [...text.matchAll(MARKER)] : [];
  const [first] = marks;
  if (!first) {
    return EXPLAINS.test(fold(text))
      ? { evidence: '', justification: text }
      : { evidence: text, justification: '' };
  }
  const parts = { evidence: [text.slice(0, first.index)], justification: [''] };
  marks.forEach((mark, at) => {
    const words = text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length).trim();
    const into = /^(giai trinh|noi dung giai trinh|ly do|thuyet minh)/.test(fold(mark[1] ?? ''))
      ? 'justification'
      : 'evidence';
    parts[into].push(words);
  });
  const join = (words: readonly string[]): string =>
    words
      .map((each) => each.trim())
      .filter(Boolean)
      .join('\n');
  return { evidence: join(parts.evidence), justification: join(parts.justification) };
}
