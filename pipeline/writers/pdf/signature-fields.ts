import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
} from '@cantoo/pdf-lib';
import type { TextPlace } from './places.ts';

/** An empty field to sign in; page from 1, points from the lower left corner. */
export interface SignatureField {
  readonly name: string;
  /** Read out and shown by the signer's program, in Vietnamese. */
  readonly label: string;
  readonly page: number;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Appends empty signature fields without touching a byte of what is there, so that any program signs by appending once more.
 * Each has an appearance of its own, which PDF/A asks for (ISO 19005-2, 6.3.3).
 */
export async function addSignatureFields(
  bytes: Uint8Array,
  fields: readonly SignatureField[],
): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    forIncrementalUpdate: true,
  });
  const { context } = pdf;
  const references = fields.map((field) => {
    const page = pdf.getPage(field.page - 1);
    const { left, bottom, width, height } = field;
    const appearance = context.register(
      context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} }),
    );
    const widget = context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'Widget',
        FT: 'Sig',
        T: PDFString.of(field.name),
        TU: PDFHexString.fromText(field.label),
        Rect: [left, bottom, left + width, bottom + height],
        F: 4,
        P: page.ref,
        AP: { N: appearance },
      }),
    );
    const annotations = page.node.Annots() ?? context.obj([]);
    annotations.push(widget);
    page.node.set(PDFName.of('Annots'), annotations);
    return widget;
  });
  const form = pdf.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({});
  const known = form.lookupMaybe(PDFName.of('Fields'), PDFArray) ?? context.obj([]);
  for (const each of references) known.push(each);
  form.set(PDFName.of('Fields'), known);
  pdf.catalog.set(PDFName.of('AcroForm'), form);
  return pdf.save({
    useObjectStreams: false,
    updateFieldAppearances: false,
    addDefaultPage: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

const LEADER = { width: 150, height: 70 };
const SEAL = 100;
/** Below the title some forms write "(Ký tên, đóng dấu, ghi rõ họ tên)". */
const HINT = 22;

/**
 * The two fields under the signatory's title: the leader's centred below it, then the agency's, whose seal covers about a third
 * of the leader's signature from the left (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.7 and II.8).
 */
export function officialFields(title: TextPlace): readonly SignatureField[] {
  const left = Math.round((title.left + title.right) / 2 - LEADER.width / 2);
  const bottom = Math.round(title.baseline - HINT - LEADER.height);
  return [
    {
      name: 'ky-lanh-dao',
      label: 'Chữ ký số của người có thẩm quyền',
      page: title.page,
      left,
      bottom,
      ...LEADER,
    },
    {
      name: 'ky-co-quan',
      label: 'Chữ ký số của cơ quan, ký sau người có thẩm quyền',
      page: title.page,
      left: left + Math.round(LEADER.width / 3) - SEAL,
      bottom: bottom + Math.round((LEADER.height - SEAL) / 2),
      width: SEAL,
      height: SEAL,
    },
  ];
}
