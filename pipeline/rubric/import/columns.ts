import type { Sheet } from '../../readers/xlsx/workbook.ts';
import {
  codeColumns,
  firstDataRow,
  headingTexts,
  LAST_HEADING_ROW,
  nameColumn,
  withRole,
} from '../table/columns.ts';
import type { Decoder } from '../table/decoder.ts';
import { Grid } from '../table/grid.ts';
import { columnRole } from '../table/headings.ts';
import { fold } from '../table/words.ts';

type Role = 'code' | 'level' | 'name' | 'max' | 'method' | 'evidence' | 'remarks' | 'appraiser' | 'points';

/** Where the table of criteria stands, and its columns by role. */
export interface AppendixTable {
  readonly grid: Grid;
  readonly headingRow: number;
  readonly firstRow: number;
  readonly columns: ReadonlyMap<number, Role>;
  /** What stands over each column, folded. */
  readonly headings: ReadonlyMap<number, readonly string[]>;
  readonly name: number;
  readonly codes: readonly number[];
  /** Columns left of the names with the names of groups, each over its criteria. */
  readonly groups: readonly number[];
  /** Headings of columns that the rubric has no place for. */
  readonly ignored: readonly string[];
}

const METHOD =
  /\bcach (tinh|cham|danh gia|cho diem|xac dinh)|phuong phap|huong dan|cong thuc|muc cham|quy dinh cham|tieu chuan cham|noi dung cham/;
const APPRAISER = /(co quan|don vi|nguoi|bo phan|phong|to) (tham dinh|cham|phu trach|theo doi|chu tri)/;

/** Of an office's own appendix: what the reader of self-assessments passes over (cách chấm) is what counts here. */
function roleOf(texts: readonly string[]): Role | undefined {
  const last = fold(texts.at(-1) ?? '');
  const whole = fold(texts.join(' '));
  if (/^cap( do)?( tieu chi)?$|^loai (dong|tieu chi)$/.test(last)) return 'level';
  if (METHOD.test(last)) return 'method';
  if (APPRAISER.test(whole)) return 'appraiser';
  const role = columnRole(texts);
  switch (role) {
    case 'code':
    case 'name':
    case 'max':
    case 'points':
      return role;
    case 'evidence':
    case 'requirement':
    case 'evidenceAndJustification':
      return 'evidence';
    case 'note':
      return 'remarks';
    default:
      return undefined;
  }
}

const DEEPEST_HEADING = 3;

/** The fullest heading of a sheet under which criteria and their points, or their scoring, stand. */
export function findAppendixTable(sheet: Sheet, decode: Decoder): AppendixTable | undefined {
  const grid = new Grid(sheet);
  let best: { readonly table: AppendixTable; readonly weight: number } | undefined;
  for (let row = 1; row <= Math.min(LAST_HEADING_ROW, grid.lastRow); row++) {
    if (grid.row(row).length < 2) continue;
    for (let depth = 1; depth <= DEEPEST_HEADING; depth++) {
      const table = tableAt(grid, row, depth, decode);
      const weight = table ? table.columns.size * 10 + (isSplit(table) ? 5 : 0) - depth : 0;
      if (table && weight > (best?.weight ?? 0)) best = { table, weight };
    }
  }
  return best?.table;
}

/** `Hướng dẫn chấm điểm` over `Cách chấm` and `Tài liệu kiểm chứng`: the lower row of the heading tells the columns apart. */
function isSplit({ headings }: AppendixTable): boolean {
  const split = [...headings.values()].flatMap((texts) =>
    texts.length > 1 && texts[0] !== texts.at(-1) ? [{ above: texts[0], role: roleOf(texts.slice(-1)) }] : [],
  );
  return split.some(({ above, role }) =>
    split.some(
      (other) =>
        other.above === above && role !== undefined && other.role !== undefined && other.role !== role,
    ),
  );
}

function tableAt(grid: Grid, top: number, depth: number, decode: Decoder): AppendixTable | undefined {
  const headings = headingTexts(grid, top, depth, decode);
  if (new Set([...headings.values()].map((texts) => texts.join('\n'))).size < 2) return undefined;
  const columns = new Map<number, Role>();
  const ignored = new Map<number, string>();
  for (const [column, texts] of headings) {
    const role = roleOf(texts);
    if (role) columns.set(column, role);
    else ignored.set(column, texts.at(-1) ?? '');
  }
  const roles = new Set(columns.values());
  for (const [column, role] of columns) if (role === 'points') columns.set(column, 'max');
  if (roles.has('points') && roles.has('max'))
    for (const [column, texts] of headings)
      if (roleOf(texts) === 'points') {
        columns.delete(column);
        ignored.set(column, texts.at(-1) ?? '');
      }
  const max = [...columns].find(([, role]) => role === 'max')?.[0];
  if (max === undefined) return undefined;
  const firstRow = firstDataRow(grid, top + depth, columns);
  const name = nameColumn(grid, firstRow, columns, max);
  if (name === undefined) return undefined;
  const codes = codeColumns(grid, firstRow, columns, name);
  const folded = new Map([...headings].map(([column, texts]) => [column, texts.map(fold)]));
  return {
    ...{ grid, headingRow: top, firstRow, columns, headings: folded, name, codes },
    groups: withRole(columns, 'name').filter((column) => column < name && !codes.includes(column)),
    ignored: [...ignored].flatMap(([column, text]) => (codes.includes(column) ? [] : [text])),
  };
}

/** The columns of a table, for one without a heading of its own that goes on with it. */
export function continued(table: AppendixTable, sheet: Sheet): AppendixTable | undefined {
  const grid = new Grid(sheet);
  const widest = Math.max(...sheet.cells.map(({ column }) => column));
  const headed = Math.max(...table.headings.keys());
  return widest <= headed && widest >= table.name
    ? { ...table, grid, headingRow: 1, firstRow: 1 }
    : undefined;
}
