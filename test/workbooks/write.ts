import { zipSync } from 'fflate';

/** Workbooks written by hand, part by part, in the manner of programs other than ours. */

export interface GridCell {
  readonly v?: string | number | boolean;
  /** Formula; `v` is its cached value. */
  readonly f?: string;
  /** Type of the cell where it is not told by its value: a date, an error. */
  readonly t?: 'd' | 'e' | 'str';
  /** Name of a style of the grid. */
  readonly style?: string;
  readonly link?: { readonly target?: string; readonly location?: string };
  /** Rich text in place of `v`. */
  readonly runs?: readonly { readonly text: string; readonly font?: string }[];
}

export type Value = GridCell | string | number | boolean | undefined;

export interface GridStyle {
  readonly font?: string;
  readonly format?: string;
  readonly indent?: number;
}

export interface GridSheet {
  readonly name: string;
  /** Row by row, from the first; undefined is an empty row or cell. */
  readonly rows: readonly (readonly Value[] | undefined)[];
  readonly merged?: readonly string[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly state?: 'hidden' | 'veryHidden';
  /** Links over areas: `E5:E7`. */
  readonly areaLinks?: readonly {
    readonly ref: string;
    readonly target?: string;
    readonly location?: string;
  }[];
}

export interface GridBook {
  readonly sheets: readonly GridSheet[];
  readonly styles?: Readonly<Record<string, GridStyle>>;
  readonly date1904?: boolean;
}

/**
 * `google`: shared strings, every number with a decimal point, styled empty cells. `wps`: shared strings with a reading aid,
 * a wrong dimension, extension lists. `sdk` (Open XML SDK): a prefix on every element, absolute part names, inline strings.
 * `bare`: no references on rows and cells, no styles part. `strict`: the ISO namespaces.
 */
export type Manner = 'google' | 'wps' | 'sdk' | 'bare' | 'strict';

const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const lettersOf = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1);

const NAMESPACES = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  document: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  strictMain: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  strictDocument: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  package: 'http://schemas.openxmlformats.org/package/2006/relationships',
} as const;

/** The bytes of the workbook as that program would write them. */
export function writeWorkbook(book: GridBook, manner: Manner): Uint8Array {
  const strict = manner === 'strict';
  const main = strict ? NAMESPACES.strictMain : NAMESPACES.main;
  const document = strict ? NAMESPACES.strictDocument : NAMESPACES.document;
  const p = manner === 'sdk' ? 'x:' : '';
  const root = (name: string): string =>
    `${p}${name} xmlns${p ? ':x' : ''}="${main}" xmlns:${manner === 'sdk' ? 'rel' : 'r'}="${document}"`;
  const rid = manner === 'sdk' ? 'rel:id' : 'r:id';
  const head = manner === 'bare' ? '' : '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const styleNames = Object.keys(book.styles ?? {});
  const strings: string[] = [];
  const parts = new Map<string, string>();

  const text = (cell: GridCell): string =>
    cell.runs
      ? cell.runs
          .map(
            ({ text: words, font }) =>
              `<${p}r>${font ? `<${p}rPr><${p}rFont val="${font}"/></${p}rPr>` : ''}<${p}t xml:space="preserve">${xmlText(words)}</${p}t></${p}r>`,
          )
          .join('')
      : `<${p}t xml:space="preserve">${xmlText(String(cell.v))}</${p}t>`;
  const cellXml = (cell: GridCell, row: number, column: number): string => {
    const ref = manner === 'bare' ? '' : ` r="${lettersOf(column)}${row}"`;
    const style = cell.style === undefined ? '' : ` s="${styleNames.indexOf(cell.style) + 1}"`;
    const open = `<${p}c${ref}${style}`;
    const formula = cell.f === undefined ? '' : `<${p}f>${xmlText(cell.f)}</${p}f>`;
    if (cell.v === undefined && !cell.runs) return `${open}>${formula}</${p}c>`;
    if (cell.t) return `${open} t="${cell.t}">${formula}<${p}v>${xmlText(String(cell.v))}</${p}v></${p}c>`;
    if (typeof cell.v === 'number') {
      const number = manner === 'google' && Number.isInteger(cell.v) ? `${cell.v}.0` : String(cell.v);
      return `${open}${manner === 'wps' ? ' t="n"' : ''}>${formula}<${p}v>${number}</${p}v></${p}c>`;
    }
    if (typeof cell.v === 'boolean')
      return `${open} t="b">${formula}<${p}v>${cell.v ? 1 : 0}</${p}v></${p}c>`;
    if (cell.f !== undefined)
      return `${open} t="str">${formula}<${p}v>${xmlText(String(cell.v))}</${p}v></${p}c>`;
    if (manner === 'sdk' || manner === 'bare')
      return `${open} t="inlineStr"><${p}is>${text(cell)}</${p}is></${p}c>`;
    const aid = manner === 'wps' ? '<rPh sb="0" eb="1"><t>đọc</t></rPh><phoneticPr fontId="1"/>' : '';
    strings.push(`<${p}si>${text(cell)}${aid}</${p}si>`);
    return `${open} t="s">${formula}<${p}v>${strings.length - 1}</${p}v></${p}c>`;
  };

  book.sheets.forEach((sheet, index) => {
    const links: string[] = [];
    const targets: string[] = [];
    const link = (ref: string, { target, location }: { target?: string; location?: string }): void => {
      const id = target === undefined ? '' : ` ${rid}="rId${targets.length + 1}"`;
      if (target !== undefined) {
        targets.push(
          `<Relationship Id="rId${targets.length + 1}" Type="${document}/hyperlink" Target="${xmlText(target)}" TargetMode="External"/>`,
        );
      }
      links.push(
        `<${p}hyperlink ref="${ref}"${id}${location === undefined ? '' : ` location="${xmlText(location)}"`}/>`,
      );
    };
    const rows = sheet.rows.map((values, at) => {
      const row = at + 1;
      const cells = (values ?? []).map((value, offset) => {
        const column = offset + 1;
        if (value === undefined) {
          if (manner === 'bare') return '<c/>';
          return manner === 'google' ? `<c r="${lettersOf(column)}${row}" s="0"/>` : '';
        }
        const cell: GridCell = typeof value === 'object' ? value : { v: value };
        if (cell.link) link(`${lettersOf(column)}${row}`, cell.link);
        return cellXml(cell, row, column);
      });
      const hidden = sheet.hiddenRows?.includes(row) ? ' hidden="1"' : '';
      if (cells.length === 0 && !hidden && manner !== 'bare') return '';
      const own =
        manner === 'bare' ? '' : ` r="${row}"${manner === 'google' ? ' ht="15.75" customHeight="1"' : ''}`;
      return `<${p}row${own}${hidden}>${cells.join('')}</${p}row>`;
    });
    for (const { ref, ...each } of sheet.areaLinks ?? []) link(ref, each);
    const columns = (sheet.hiddenColumns ?? []).map(
      (column) => `<${p}col min="${column}" max="${column}" hidden="1"/>`,
    );
    const merged = (sheet.merged ?? []).map((ref) => `<${p}mergeCell ref="${ref}"/>`);
    const body = [
      manner === 'wps' ? '<dimension ref="A1:XFD1048576"/>' : '',
      columns.length > 0 ? `<${p}cols>${columns.join('')}</${p}cols>` : '',
      `<${p}sheetData>${rows.join('')}</${p}sheetData>`,
      merged.length > 0 ? `<${p}mergeCells count="${merged.length}">${merged.join('')}</${p}mergeCells>` : '',
      links.length > 0 ? `<${p}hyperlinks>${links.join('')}</${p}hyperlinks>` : '',
      manner === 'wps' ? '<extLst><ext uri="{x}"/></extLst>' : '',
    ];
    parts.set(
      `xl/worksheets/sheet${index + 1}.xml`,
      `${head}<${root('worksheet')}>${body.join('')}</${p}worksheet>`,
    );
    if (targets.length > 0) {
      parts.set(
        `xl/worksheets/_rels/sheet${index + 1}.xml.rels`,
        `${head}<Relationships xmlns="${NAMESPACES.package}">${targets.join('')}</Relationships>`,
      );
    }
  });

  const sheets = book.sheets.map(
    ({ name, state }, index) =>
      `<${p}sheet name="${xmlText(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} ${rid}="rId${index + 1}"/>`,
  );
  parts.set(
    'xl/workbook.xml',
    `${head}<${root('workbook')}>${book.date1904 ? `<${p}workbookPr date1904="1"/>` : ''}<${p}sheets>${sheets.join('')}</${p}sheets></${p}workbook>`,
  );
  const folder = manner === 'sdk' ? '/xl/' : '';
  const related = [
    ...book.sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
    ...(strings.length > 0 ? [['sharedStrings', 'sharedStrings.xml'] as const] : []),
    ...(styleNames.length > 0 ? [['styles', 'styles.xml'] as const] : []),
  ].map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${document}/${type}" Target="${folder}${target}"/>`,
  );
  parts.set(
    'xl/_rels/workbook.xml.rels',
    `${head}<Relationships xmlns="${NAMESPACES.package}">${related.join('')}</Relationships>`,
  );
  if (strings.length > 0)
    parts.set('xl/sharedStrings.xml', `${head}<${root('sst')}>${strings.join('')}</${p}sst>`);
  if (styleNames.length > 0) parts.set('xl/styles.xml', head + stylesXml(book.styles ?? {}, p, root));
  parts.set(
    '_rels/.rels',
    `${head}<Relationships xmlns="${NAMESPACES.package}"><Relationship Id="rId1" Type="${document}/officeDocument" Target="${folder}${manner === 'sdk' ? '' : 'xl/'}workbook.xml"/></Relationships>`,
  );
  parts.set(
    '[Content_Types].xml',
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${book.sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}${strings.length > 0 ? '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>' : ''}${styleNames.length > 0 ? '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>' : ''}</Types>`,
  );
  return zipParts(parts);
}

function stylesXml(
  styles: Readonly<Record<string, GridStyle>>,
  p: string,
  root: (name: string) => string,
): string {
  const list = Object.values(styles);
  const formats = list.map(({ format }, index) =>
    format === undefined ? '' : `<${p}numFmt numFmtId="${200 + index}" formatCode="${xmlText(format)}"/>`,
  );
  const fonts = [`<${p}font><${p}name val="Times New Roman"/></${p}font>`].concat(
    list.map(
      ({ font = 'Times New Roman' }) => `<${p}font><${p}sz val="12"/><${p}name val="${font}"/></${p}font>`,
    ),
  );
  const xfs = [`<${p}xf numFmtId="0" fontId="0"/>`].concat(
    list.map(({ format, indent }, index) => {
      const alignment = indent === undefined ? '' : `<${p}alignment indent="${indent}"/>`;
      return `<${p}xf numFmtId="${format === undefined ? 0 : 200 + index}" fontId="${index + 1}">${alignment}</${p}xf>`;
    }),
  );
  return `<${root('styleSheet')}><${p}numFmts>${formats.join('')}</${p}numFmts><${p}fonts>${fonts.join('')}</${p}fonts><${p}fills><${p}fill/></${p}fills><${p}borders><${p}border/></${p}borders><${p}cellXfs>${xfs.join('')}</${p}cellXfs></${p}styleSheet>`;
}

export const zipParts = (parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      [...parts].map(([name, content]) => [
        name,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
      ]),
    ),
    { mtime: new Date(1980, 0, 1) },
  );
