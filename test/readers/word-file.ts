import { zipParts } from '../workbooks/write.ts';

/** A cell: its paragraphs, columns it spans, and whether it starts or goes on with a merge downwards. */
export interface WordCell {
  readonly text: string;
  readonly span?: number;
  readonly merge?: 'restart' | 'continue';
  readonly font?: string;
}
export type WordRow = readonly (WordCell | string)[];

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** As Word writes it: runs torn by the spelling checker, tabs in the paragraph's settings. */
export const wordParagraph = (text: string, font?: string): string => {
  const style = font === undefined ? '' : `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>`;
  const middle = Math.floor(text.length / 2);
  const runs = [text.slice(0, middle), text.slice(middle)]
    .map((piece) => `<w:r>${style}<w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`)
    .join('<w:proofErr w:type="spellStart"/>');
  return `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>${runs}</w:p>`;
};

export const wordTable = (rows: readonly WordRow[]): string => {
  const cells = (row: WordRow): string =>
    row
      .map((each) => (typeof each === 'string' ? { text: each } : each))
      .map(({ text, span, merge, font }: WordCell) => {
        const spans = span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`;
        const merges =
          merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
        const paragraphs = text.split('\n').map((line) => wordParagraph(line, font));
        return `<w:tc><w:tcPr>${spans}${merges}</w:tcPr>${paragraphs.join('')}</w:tc>`;
      })
      .join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
};

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

export const wordDocument = (
  body: string,
  head = '<?xml version="1.0" encoding="UTF-8"?>',
  others: Readonly<Record<string, string>> = {},
): Uint8Array =>
  zipParts(
    new Map([
      ...Object.entries(others).map(([name, inside]) => [`word/${name}`, inside] as const),
      ['[Content_Types].xml', '<Types/>'],
      [
        '_rels/.rels',
        '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ],
      ['word/document.xml', `${head}<w:document ${W}><w:body>${body}</w:body></w:document>`],
    ]),
  );
