/** About how wide letters of Times New Roman are, in shares of their size; Vietnamese marks add nothing. */
const WIDTHS: readonly (readonly [letters: RegExp, share: number])[] = [
  [/[ .,:;'|!ijlt()[\]/\\-]/, 0.28],
  [/[IJ]/, 0.36],
  [/[frsz"–]/, 0.4],
  [/[acegđ]/, 0.46],
  [/[mwMW@%]/, 0.86],
  [/[A-ZĐ]/, 0.7],
];

const shareOf = (letter: string): number => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 0.5;

/** Points; a little more than the truth, so that nothing is cut. */
function textWidth(text: string, size: number, bold: boolean): number {
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')];
  return letters.reduce((sum, letter) => sum + shareOf(letter), 0) * size * (bold ? 1.07 : 1.01);
}

/** How many lines `text` takes where `width` points are free. Words longer than a line are broken. */
export function linesOf(
  text: string,
  width: number,
  { size, bold }: { readonly size: number; readonly bold: boolean },
): number {
  return text.split('\n').reduce((total, paragraph) => {
    let lines = 1;
    let used = 0;
    for (const word of paragraph.split(/(?<=[\s/-])/)) {
      const wide = textWidth(word, size, bold);
      if (used > 0 && used + textWidth(word.trimEnd(), size, bold) > width) {
        lines += 1;
        used = 0;
      }
      lines += Math.floor(wide / width);
      used = wide > width ? wide % width : used + wide;
    }
    return total + lines;
  }, 0);
}
