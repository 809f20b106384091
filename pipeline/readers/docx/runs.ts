import { readOldText } from '../old-encoding.ts';
import type { Cell, TextRun } from '../xlsx/workbook.ts';

/** Letters of one font, still growing. */
export interface OpenRun {
  text: string;
  /** Undefined for a font of today. */
  readonly oldFont: string | undefined;
}

export function addTo(runs: OpenRun[], next: OpenRun): void {
  const last = runs.at(-1);
  if (last && last.oldFont === next.oldFont) last.text += next.text;
  else runs.push(next);
}

/** The words as a cell has them; by runs only where an old font is among them. */
export function wordsOf(runs: readonly OpenRun[]): Pick<Cell, 'text' | 'runs'> {
  const text = runs.map((run) => run.text).join('');
  if (!runs.some(({ oldFont }) => oldFont !== undefined)) return { text };
  const pieces: readonly TextRun[] = runs.map((run) =>
    run.oldFont === undefined ? { text: run.text } : { text: run.text, oldFont: run.oldFont },
  );
  return { text, runs: pieces };
}

/** A paragraph outside of tables, whatever it was typed in. */
export function inUnicode(runs: readonly OpenRun[]): string {
  const words = wordsOf(runs);
  return readOldText(words)?.text ?? words.text;
}
