import type { PdfFile } from '../pdf/document.ts';
import { readIndirect } from '../pdf/indirect.ts';
import { isSpace, Lexer } from '../pdf/lexer.ts';
import { Budget, PdfDamage } from '../pdf/objects.ts';

/**
 * Walks the bytes of one later saving: each must belong to an object its cross-reference names, to the
 * cross-reference itself, or be white space or a comment. What readers disagree about hides in the rest.
 * @returns what stands where it should not, or undefined.
 */
export function strayBytes(
  file: PdfFile,
  revision: number,
  limits: ConstructorParameters<typeof Budget>[0],
): string | undefined {
  const from = file.revisions[revision - 1]?.end;
  const current = file.revisions[revision];
  if (from === undefined || !current) return undefined;
  const budget = new Budget(limits);
  const view = file.view(revision);
  const named = new Set<number>();
  for (const [num, entry] of current.own) {
    if (entry.kind === 'used') named.add(view.find(num)?.indirect?.start ?? -1);
  }
  for (const section of current.sections) for (const { start } of section.streams) named.add(start);
  const sections = new Map(current.sections.map((section) => [section.span.start, section.end]));
  const lexer = new Lexer(file.bytes, from, { budget, owner: null });
  for (;;) {
    lexer.skipSpace();
    if (lexer.at >= current.end) return undefined;
    const sectionEnd = sections.get(lexer.at);
    if (sectionEnd !== undefined) {
      lexer.at = sectionEnd;
      continue;
    }
    if (!named.has(lexer.at)) return `bytes at ${lexer.at} belong to no object of the cross-reference`;
    try {
      lexer.at = readIndirect(file.bytes, lexer.at, { budget, resolve: view.resolve }).end;
    } catch (error) {
      if (error instanceof PdfDamage) return `a damaged object at ${lexer.at}`;
      throw error;
    }
  }
}

/** Whether anything but white space follows the last %%EOF. */
export function hasTrailingBytes(file: PdfFile): boolean {
  const end = file.revisions.at(-1)?.end ?? 0;
  for (let at = end; at < file.bytes.length; at++) if (!isSpace(file.bytes[at])) return true;
  return false;
}
