import type { CellLink } from './workbook.ts';

const CALL = /^\s*\+?\s*HYPERLINK\s*\(/i;
const INNER_CALL = /\bHYPERLINK\s*\(/i;
const QUOTED = /"[^"]*"/g;
const LITERAL = /^\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*(?:"((?:[^"]|"")*)"|[^"]*?)\s*)?\)\s*$/;

/** The link of a HYPERLINK formula: its target where it is written out, `computed` where it is put together from cells or depends on another formula. */
export function hyperlinkOf(formula: string): CellLink | undefined {
  const call = CALL.exec(formula);
  if (!call) return INNER_CALL.test(formula.replace(QUOTED, '')) ? { computed: true } : undefined;
  const [, written, display] = LITERAL.exec(joinLiterals(formula.slice(call[0].length))) ?? [];
  if (written === undefined) return { computed: true };
  const shown = display === undefined ? {} : { display: display.replaceAll('""', '"') };
  return { ...splitTarget(written.replaceAll('""', '"')), ...shown };
}

/** `"a/"&"b.pdf"` is as literal as `"a/b.pdf"`. */
const joinLiterals = (argument: string): string => argument.replace(/"\s*&\s*"/g, '');

/** The target without what follows its first `#`. */
export function splitTarget(written: string): CellLink {
  const hash = written.indexOf('#');
  if (hash === -1) return { target: written };
  const location = written.slice(hash + 1);
  return hash === 0 ? { location } : { target: written.slice(0, hash), location };
}
