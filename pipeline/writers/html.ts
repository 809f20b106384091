/** Markup that is already safe. Only `html` makes it, so that no text of a dossier becomes a tag. */
export interface Html {
  readonly markup: string;
}

export type HtmlContent = Html | string | number | false | undefined | readonly HtmlContent[];

/**
 * Tagged template for HTML, and for XML, which shares its five escapes: every blank is escaped and cleaned, lists are
 * joined, `false` and `undefined` leave nothing. A blank may stand in text or inside a quoted attribute, nowhere else.
 */
export function html(pieces: TemplateStringsArray, ...blanks: readonly HtmlContent[]): Html {
  return { markup: pieces.map((piece, index) => piece + write(blanks[index])).join('') };
}

function write(content: HtmlContent): string {
  if (content === undefined || content === false) return '';
  if (typeof content === 'string' || typeof content === 'number') return escapeMarkup(clean(String(content)));
  return 'markup' in content ? content.markup : content.map(write).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (each) => ESCAPES[each] ?? each);

/**
 * Control characters, and those that turn the direction of writing, become a visible mark: a name such as
 * `báo cáo<RLO>fdp.exe` must not read as another one. Half surrogates and the two non-characters are no XML.
 */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .toWellFormed()
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g,
      '\uFFFD',
    );
