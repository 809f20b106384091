import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Loaded with the rest, instead of by the first document.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PageText, PdfFacts } from '../model/dossier.ts';

/** Enough to tell a text from a scan and to find what minutes and letters say on their first pages. */
const LIMITS = { pages: 10, characters: 200_000 } as const;

/** Opens a PDF for its contents: how many pages, text or scan, the words of the first pages. Changes nothing in `bytes`. */
export async function readPdfText(bytes: Uint8Array): Promise<PdfFacts> {
  const task = getDocument({
    // pdfjs takes the buffer over, so it gets its own copy.
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const text: PageText[] = [];
    let characters = 0;
    for (
      let page = 1;
      page <= Math.min(document.numPages, LIMITS.pages) && characters < LIMITS.characters;
      page++
    ) {
      const words = await pageWords(await document.getPage(page));
      characters += words.length;
      text.push({ page, text: words, from: 'text' });
    }
    return { state: 'opens', pages: document.numPages, content: contentOf(text, bytes), text };
  } catch (error) {
    const state = error instanceof PasswordException ? 'encrypted' : 'damaged';
    return { state, pages: 0, content: 'unknown', text: [] };
  } finally {
    await task.destroy();
  }
}

interface TextPage {
  getTextContent(): Promise<{ readonly items: readonly object[] }>;
}

/** The words of a page in reading order, a line a line, NFC. */
async function pageWords(page: TextPage): Promise<string> {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item && 'hasEOL' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('')
    .normalize('NFC')
    .trim();
}

/** What a scanning application stamps on its pages (`Scanned with …`) is less than this. */
const LEAST_TEXT_OF_A_PAGE = 50;

function contentOf(text: readonly PageText[], bytes: Uint8Array): PdfFacts['content'] {
  const letters = text.reduce((sum, page) => sum + page.text.replace(/\s/g, '').length, 0);
  if (letters >= LEAST_TEXT_OF_A_PAGE * text.length && letters > 0) return 'text';
  // An image is a stream of its own and never hidden in another one, so its dictionary stands in the open.
  if (/\/Subtype\s*\/Image\b/.test(Buffer.from(bytes).toString('latin1'))) return 'scan';
  return letters > 0 ? 'text' : 'blank';
}
