import { type Html, html as xml } from '../../../writers/html.ts';
import type { Sheet } from './sheet.ts';

/** Width between the margins of an upright A4 page, in millimetres. */
export const TEXT_WIDTH = 174;
const FACTS = 42;
const REMARK = 9;

const BORDER: Readonly<Record<Sheet['state']['kind'], string>> = {
  ready: '3pt solid #1c5c38',
  toMend: '3pt dashed #7d4300',
  refused: '3pt double #8a1c1c',
};

/**
 * Styles of the printed form, in the flat OpenDocument format that LibreOffice reads.
 * Cell borders must not collapse: with collapsing ones and a repeated head row, LibreOffice 7.4 lost the rows of a
 * table that went to the next page, in 36 of 60 documents tried; none with separate borders.
 */
export const printStyles = (
  state: Sheet['state']['kind'],
  shares: readonly number[],
): Html => xml`<office:font-face-decls>
<style:font-face style:name="Sans" svg:font-family="'Liberation Sans'" style:font-family-generic="swiss"/>
</office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph">
<style:paragraph-properties fo:line-height="125%" fo:orphans="2" fo:widows="2"/>
<style:text-properties style:font-name="Sans" fo:font-size="10pt" fo:language="vi" fo:country="VN" fo:color="#1b1f24"/>
</style:default-style>
${paragraph('Standard', {}, 'fo:margin-top="0.8mm" fo:margin-bottom="0.8mm"')}
${paragraph('Text', {}, 'fo:margin-top="3mm"')}
${paragraph('Lead', {}, 'fo:margin-top="3mm" fo:keep-with-next="always"')}
${paragraph('Quiet', {}, '', 'fo:color="#4d565e"')}
${paragraph('Small', {}, '', 'fo:color="#4d565e" fo:font-size="8.5pt"')}
${paragraph('Title', { outline: 1 }, 'fo:margin-top="1mm" fo:margin-bottom="0mm" fo:keep-with-next="always"', 'fo:font-size="18pt" fo:font-weight="bold"')}
${paragraph('Unit', {}, 'fo:margin-bottom="3mm"', 'fo:font-size="12pt"')}
${paragraph('Section', { outline: 2 }, 'fo:margin-top="7mm" fo:margin-bottom="2mm" fo:padding-top="2mm" fo:border-top="0.5pt solid #b8bfc6" fo:keep-with-next="always"', 'fo:font-size="13pt" fo:font-weight="bold"')}
${paragraph('Folded', { outline: 3 }, 'fo:margin-top="6mm" fo:margin-bottom="1mm" fo:keep-with-next="always"', 'fo:font-size="10.5pt" fo:font-weight="bold"')}
${paragraph('Caption', {}, 'fo:margin-top="5mm" fo:margin-bottom="1mm" fo:keep-with-next="always"', 'fo:font-weight="bold"')}
${paragraph('Picture', {}, 'fo:margin-top="2mm" fo:keep-together="always"')}
${paragraph('Notice', {}, 'fo:margin-bottom="4mm" fo:padding="1.5mm" fo:border="0.5pt dashed #4d565e"', 'fo:font-weight="bold"')}
${paragraph('Fact', {}, `fo:margin-left="${FACTS}mm" fo:text-indent="-${FACTS}mm" fo:margin-bottom="0.6mm"`, '', FACTS)}
${paragraph('State', {}, '')}
${paragraph('Strong', {}, '', 'fo:font-weight="bold"')}
${paragraph('StateWord', { outline: 2 }, 'fo:margin-top="0mm"', 'fo:font-size="14pt" fo:font-weight="bold"')}
${paragraph('StateStep', {}, 'fo:margin-left="5mm" fo:text-indent="-4mm"', '', 4)}
${paragraph('Remark', {}, `fo:margin-top="3.5mm" fo:margin-left="${REMARK}mm" fo:text-indent="-${REMARK}mm" fo:keep-with-next="always"`, 'fo:font-weight="bold"', REMARK)}
${paragraph('RemarkPlace', {}, `fo:margin-top="0mm" fo:margin-bottom="0.4mm" fo:margin-left="${REMARK}mm" fo:keep-with-next="always"`, 'fo:color="#4d565e"')}
${paragraph('RemarkMore', {}, `fo:margin-left="${REMARK + 20}mm" fo:text-indent="-20mm" fo:keep-with-next="always"`, '', 20)}
${paragraph('RemarkLast', {}, `fo:margin-left="${REMARK + 20}mm" fo:text-indent="-20mm"`, '', 20)}
${paragraph('Head', {}, '', 'fo:color="#4d565e" fo:font-size="9pt"')}
${paragraph('HeadEnd', {}, 'fo:text-align="end"', 'fo:color="#4d565e" fo:font-size="9pt"')}
${paragraph('Cell', {}, '', 'fo:font-size="9.5pt"')}
${paragraph('CellEnd', {}, 'fo:text-align="end"', 'fo:font-size="9.5pt"')}
${paragraph('Edge', {}, '', 'fo:font-size="8.5pt" fo:color="#4d565e"', TEXT_WIDTH, 'right')}
<style:style style:name="Label" style:family="text"><style:text-properties fo:color="#4d565e"/></style:style>
<style:style style:name="CaptionLine" style:family="text"><style:text-properties fo:font-size="10pt"/></style:style>
<style:style style:name="Link" style:family="text"><style:text-properties fo:color="#1b1f24" style:text-underline-style="none"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait" fo:margin-top="12mm" fo:margin-bottom="12mm" fo:margin-left="20mm" fo:margin-right="16mm"/>
<style:header-style><style:header-footer-properties fo:min-height="6mm" fo:margin-bottom="4mm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="6mm" fo:margin-top="4mm"/></style:footer-style>
</style:page-layout>
<style:style style:name="Table" style:family="table"><style:table-properties style:width="${TEXT_WIDTH}mm" table:align="left" style:may-break-between-rows="true" table:border-model="separating"/></style:style>
<style:style style:name="StateCell" style:family="table-cell"><style:table-cell-properties fo:padding="2.5mm" fo:padding-left="5mm" fo:border="none" fo:border-left="${BORDER[state]}" fo:background-color="#f5f6f7"/></style:style>
<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.3mm" fo:padding-bottom="0.3mm" fo:padding-left="0mm" fo:padding-right="3mm" fo:border="none" fo:border-bottom="1pt solid #4d565e" style:vertical-align="bottom"/></style:style>
<style:style style:name="BodyCell" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.3mm" fo:padding-bottom="0.3mm" fo:padding-left="0mm" fo:padding-right="3mm" fo:border="none" fo:border-bottom="0.5pt solid #d3d8dd"/></style:style>
${shares.map(
  (
    share,
  ) => xml`<style:style style:name="Column${share}" style:family="table-column"><style:table-column-properties style:column-width="${(TEXT_WIDTH * share) / 100}mm"/></style:style>
`,
)}<style:style style:name="PictureFrame" style:family="graphic"><style:graphic-properties style:wrap="none" fo:border="none" fo:padding="0mm"/></style:style>
</office:automatic-styles>`;

/** A paragraph style; attributes are our own constants. `tab` in millimetres from the hanging margin's start. */
const paragraph = (
  name: string,
  { outline }: { readonly outline?: number },
  properties: string,
  letters = '',
  tab?: number,
  tabType: 'left' | 'right' = 'left',
): Html => ({
  markup: `<style:style style:name="${name}" style:family="paragraph"${name === 'Standard' ? '' : ' style:parent-style-name="Standard"'}${outline ? ` style:default-outline-level="${outline}"` : ''}><style:paragraph-properties ${properties}>${tab ? `<style:tab-stops><style:tab-stop style:position="${tab}mm" style:type="${tabType}"/></style:tab-stops>` : ''}</style:paragraph-properties><style:text-properties ${letters}/></style:style>`,
});
