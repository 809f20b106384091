import { add, type Points, parsePoints, round, subtract, ZERO } from '../../model/points.ts';
import { parseArea, parseRef } from '../../readers/xlsx/reference.ts';
import type { Area, Cell } from '../../readers/xlsx/workbook.ts';
import type { Grid } from '../../rubric/table/grid.ts';

/** Without a stored result, or with the 0 that some programs store for what they leave to Excel. */
export const isUncomputed = ({ formula, kind, text }: Cell): boolean =>
  formula !== undefined && (kind === 'empty' || (kind === 'number' && text === '0'));

const SUBTOTAL = /\bSUBTOTAL\s*\(/i;
const DEEPEST = 40;
const LARGEST_AREA = 5_000;
/** Cells that all formulas of a sheet together may look at. */
const MOST_LOOKED_AT = 200_000;

/**
 * The value of a formula that only adds up cells of its own sheet or of another one: `SUM`, `SUBTOTAL(9, …)`, `ROUND`, `IFERROR`,
 * `+`, `-`, brackets. Undefined for any other formula, a circle, or a cell that is no number.
 */
export function computeSum(grid: Grid, cell: Cell): Points | undefined {
  const known = computed.get(grid) ?? { results: new Map(), left: MOST_LOOKED_AT };
  computed.set(grid, known);
  if (!known.results.has(cell)) {
    const sum = new Sum(grid, Math.min(LARGEST_AREA, known.left));
    known.results.set(cell, sum.ofCell(cell, 0));
    known.left -= sum.lookedAt;
  }
  return known.results.get(cell);
}

interface Computed {
  readonly results: Map<Cell, Points | undefined>;
  left: number;
}

const computed = new WeakMap<Grid, Computed>();

class Sum {
  #grid: Grid;
  readonly #most: number;
  #budget: number;
  #brackets = 0;

  constructor(grid: Grid, most: number) {
    this.#grid = grid;
    this.#most = most;
    this.#budget = most;
  }

  get lookedAt(): number {
    return this.#most - Math.max(0, this.#budget);
  }

  ofCell(cell: Cell | undefined, depth: number): Points | undefined {
    if (!cell || depth > DEEPEST || --this.#budget < 0) return cell ? undefined : ZERO;
    const uncomputed = cell.formula !== undefined && isUncomputed(cell);
    const computed = uncomputed ? this.#formula(cell.formula ?? '', depth) : undefined;
    if (computed !== undefined) return computed;
    if (cell.kind === 'number') return parsePoints(cell.text);
    return cell.kind === 'empty' && !uncomputed ? ZERO : undefined;
  }

  #formula(formula: string, depth: number): Points | undefined {
    const tokens = tokenize(formula);
    const result = tokens && this.#sum(tokens, 0, depth);
    return result && result.at === tokens.length ? result.value : undefined;
  }

  #sum(tokens: readonly string[], from: number, depth: number): { value: Points; at: number } | undefined {
    let sign = tokens[from] === '-' ? -1 : 1;
    let at = tokens[from] === '-' || tokens[from] === '+' ? from + 1 : from;
    let total = ZERO;
    for (;;) {
      const term = this.#term(tokens, at, depth);
      if (!term) return undefined;
      total = sign === 1 ? add(total, term.value) : subtract(total, term.value);
      at = term.at;
      const operator = tokens[at];
      if (operator !== '+' && operator !== '-') return { value: total, at };
      sign = operator === '+' ? 1 : -1;
      at++;
    }
  }

  #term(tokens: readonly string[], at: number, depth: number): { value: Points; at: number } | undefined {
    if (this.#brackets >= DEEPEST) return undefined;
    this.#brackets++;
    const term = this.#termInside(tokens, at, depth);
    this.#brackets--;
    return term;
  }

  #termInside(
    tokens: readonly string[],
    at: number,
    depth: number,
  ): { value: Points; at: number } | undefined {
    const token = tokens[at];
    if (token === undefined) return undefined;
    if (token === '(') {
      const inside = this.#sum(tokens, at + 1, depth);
      return inside && tokens[inside.at] === ')' ? { value: inside.value, at: inside.at + 1 } : undefined;
    }
    const number = parsePoints(token);
    if (number !== undefined) return { value: number, at: at + 1 };
    const { grid, place } = this.#placeOf(token);
    const ref = parseRef(place);
    if (ref) {
      const value = grid && this.#on(grid, () => this.ofCell(grid.at(ref.row, ref.column), depth + 1));
      return value === undefined ? undefined : { value, at: at + 1 };
    }
    return tokens[at + 1] === '(' ? this.#call(token.toUpperCase(), tokens, at + 2, depth) : undefined;
  }

  #call(
    name: string,
    tokens: readonly string[],
    from: number,
    depth: number,
  ): { value: Points; at: number } | undefined {
    const values: Points[] = [];
    let at = from;
    for (;;) {
      const { grid, place } = this.#placeOf(tokens[at] ?? '');
      const area = tokens[at + 1] === ')' || tokens[at + 1] === ',' ? parseArea(place) : undefined;
      const argument =
        area && place.includes(':')
          ? { value: grid && this.#on(grid, () => this.#area(area, depth, name)), at: at + 1 }
          : this.#sum(tokens, at, depth);
      if (argument?.value === undefined) return undefined;
      values.push(argument.value);
      at = argument.at;
      if (tokens[at] === ')') break;
      if (tokens[at] !== ',') return undefined;
      at++;
    }
    const value = applied(name, values);
    return value === undefined ? undefined : { value, at: at + 1 };
  }

  /** `'Lĩnh vực 1'!D7`: the sheet, undefined where there is none of that name, and the place on it. */
  #placeOf(token: string): { readonly grid: Grid | undefined; readonly place: string } {
    const mark = token.lastIndexOf('!');
    if (mark === -1) return { grid: this.#grid, place: token };
    const name = token
      .slice(0, mark)
      .replace(/^'(.*)'$/s, '$1')
      .replaceAll("''", "'");
    return { grid: this.#grid.named(name), place: token.slice(mark + 1) };
  }

  /** References without a sheet mean the one that the formula stands on. */
  #on<Result>(grid: Grid, compute: () => Result): Result {
    const before = this.#grid;
    this.#grid = grid;
    const result = compute();
    this.#grid = before;
    return result;
  }

  /** Words and empty cells in a summed area count for nothing, as they do in a spreadsheet; nor do sub-totals in a `SUBTOTAL`. */
  #area(area: Area, depth: number, name: string): Points | undefined {
    let total = ZERO;
    for (let row = area.top; row <= Math.min(area.bottom, this.#grid.lastRow); row++) {
      for (const cell of this.#grid.row(row)) {
        if (cell.column < area.left || cell.column > area.right) continue;
        if (cell.kind === 'text' || cell.kind === 'boolean') continue;
        if (name === 'SUBTOTAL' && cell.formula !== undefined && SUBTOTAL.test(cell.formula)) continue;
        const value = this.ofCell(cell, depth + 1);
        if (value === undefined) return undefined;
        total = add(total, value);
      }
    }
    return total;
  }
}

function applied(name: string, values: readonly Points[]): Points | undefined {
  const [first, ...rest] = values;
  if (first === undefined) return undefined;
  if (name === 'SUM') return add(...values);
  if (name === 'SUBTOTAL')
    return first === parsePoints('9') || first === parsePoints('109') ? add(...rest) : undefined;
  // Nothing computed here is an error.
  if (name === 'IFERROR') return rest.length === 1 ? first : undefined;
  if (name === 'ROUND') {
    const decimals = [0, 1, 2, 3, 4].find((each) => rest[0] === parsePoints(String(each)));
    return rest.length === 1 && decimals !== undefined ? round(first, decimals) : undefined;
  }
  return undefined;
}

const TOKEN =
  /\s*((?:(?:'(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\d+(?:\.\d+)?|[A-Za-z]+|[-+(),])\s*/uy;

function tokenize(formula: string): readonly string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const [, token] = TOKEN.exec(formula) ?? [];
    if (token === undefined) return undefined;
    tokens.push(token);
  }
  return tokens;
}
