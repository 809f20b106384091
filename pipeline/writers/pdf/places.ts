/** Where a line of text stands: page from 1, points from the lower left corner of the page. */
export interface TextPlace {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

/**
 * The last place where `text` is written, spaces apart; where it goes over several lines, that of its last line; undefined where it
 * is not. pdfjs is loaded only now: it takes 40 MB, and drafts have no fields to place.
 */
export async function findLastText(pdf: Uint8Array, text: string): Promise<TextPlace | undefined> {
  const pages = await piecesOf(pdf);
  const words = text.trim().split(/\s+/);
  for (const start of words.keys()) {
    const wanted = squeeze(words.slice(start).join(' '));
    for (const [index, pieces] of [...pages.entries()].reverse()) {
      const place = placeOn(pieces, wanted);
      if (place) return { page: index + 1, ...place };
    }
  }
  return undefined;
}

async function piecesOf(pdf: Uint8Array): Promise<readonly (readonly Piece[])[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: true, verbosity: 0 });
  try {
    const document = await task.promise;
    const pages: (readonly Piece[])[] = [];
    for (let page = 1; page <= document.numPages; page++) {
      const { items } = await (await document.getPage(page)).getTextContent();
      pages.push(
        items.flatMap((item): Piece[] => {
          if (!('str' in item)) return [];
          const [left, baseline] = [Number(item.transform[4]), Number(item.transform[5])];
          return [{ text: item.str.normalize('NFC'), left, right: left + item.width, baseline }];
        }),
      );
    }
    return pages;
  } finally {
    await task.destroy();
  }
}

const squeeze = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** A line may be written in several pieces, so pieces are joined in their order; the lowest place on the page counts. */
function placeOn(pieces: readonly Piece[], wanted: string): Omit<TextPlace, 'page'> | undefined {
  const found = pieces.flatMap((first, start) => {
    let text = '';
    for (const last of pieces.slice(start)) {
      if (Math.abs(last.baseline - first.baseline) > 1) break;
      text += squeeze(last.text);
      if (text === wanted) return [{ left: first.left, right: last.right, baseline: first.baseline }];
      if (!wanted.startsWith(text)) break;
    }
    return [];
  });
  return found.reduce<(typeof found)[number] | undefined>(
    (lowest, each) => (!lowest || each.baseline < lowest.baseline ? each : lowest),
    undefined,
  );
}
