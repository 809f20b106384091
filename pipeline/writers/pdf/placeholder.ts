import {
  PDFArray,
  type PDFCatalog,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFPageLeaf,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { DEFAULT_BYTE_RANGE_PLACEHOLDER } from '@signpdf/utils';
import type { Instant } from '../../model/day.ts';

export interface SignaturePlaceholder {
  /** Name of the field; an empty one of that name is filled, otherwise one is made. */
  readonly field: string;
  readonly subFilter: 'adbe.pkcs7.detached' | 'ETSI.CAdES.detached';
  /** Claimed time of signing, written as /M. */
  readonly at: Instant;
  readonly reason?: string | undefined;
  readonly location?: string | undefined;
  /** Bytes kept free for the CMS. */
  readonly room?: number | undefined;
}

const PRINT = 4;
const LOCKED = 128;
/** /SigFlags: SignaturesExist and AppendOnly. */
const SIGNATURES_APPEND_ONLY = 3;
/** Two RSA certificates, a time stamp and some air. */
const ROOM = 8192;

/**
 * Appends, as an incremental update, a signature dictionary with a placeholder that signpdf fills. The first
 * `pdf.length` bytes of the result are `pdf`. Throws on a PDF that cannot be read, is encrypted, or whose field of that
 * name is signed already.
 */
export async function appendPlaceholder(pdf: Uint8Array, wanted: SignaturePlaceholder): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const { context, catalog } = document;
  const signature = context.register(signatureDictionary(document, wanted));
  const form = catalog.getOrCreateAcroForm().dict;
  form.set(PDFName.of('SigFlags'), PDFNumber.of(SIGNATURES_APPEND_ONLY));
  const field = fieldNamed(form, wanted.field) ?? makeField(document, form, wanted.field);
  if (field.has(PDFName.of('V'))) throw new RangeError(`field ${wanted.field} is signed already`);
  field.set(PDFName.of('V'), signature);
  return document.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}

/** Order matters: signpdf looks for /Contents after /ByteRange. */
function signatureDictionary({ context }: PDFDocument, wanted: SignaturePlaceholder): PDFDict {
  const hole = PDFName.of(DEFAULT_BYTE_RANGE_PLACEHOLDER);
  const range = PDFArray.withContext(context);
  for (const each of [PDFNumber.of(0), hole, hole, hole]) range.push(each);
  const dictionary = PDFDict.withContext(context);
  dictionary.set(PDFName.of('Type'), PDFName.of('Sig'));
  dictionary.set(PDFName.of('Filter'), PDFName.of('Adobe.PPKLite'));
  dictionary.set(PDFName.of('SubFilter'), PDFName.of(wanted.subFilter));
  dictionary.set(PDFName.of('ByteRange'), range);
  dictionary.set(PDFName.of('Contents'), PDFHexString.of('0'.repeat(2 * (wanted.room ?? ROOM))));
  dictionary.set(PDFName.of('M'), PDFString.of(`D:${wanted.at.slice(0, 19).replace(/\D/g, '')}Z`));
  if (wanted.reason) dictionary.set(PDFName.of('Reason'), PDFHexString.fromText(wanted.reason));
  if (wanted.location) dictionary.set(PDFName.of('Location'), PDFHexString.fromText(wanted.location));
  return dictionary;
}

/** A top-level signature field of that name; ours and those of VGCA's tools are never nested. */
function fieldNamed(form: PDFDict, name: string): PDFDict | undefined {
  const fields = form.lookupMaybe(PDFName.of('Fields'), PDFArray);
  for (const each of fields?.asArray() ?? []) {
    const field = each instanceof PDFRef ? form.context.lookup(each) : each;
    if (!(field instanceof PDFDict)) continue;
    const title = field.lookup(PDFName.of('T'));
    const text = title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : undefined;
    if (text === name) return field;
  }
  return undefined;
}

/** An invisible field on the first page: where a signature shows is the document's own affair. */
function makeField({ context, catalog }: PDFDocument, form: PDFDict, name: string): PDFDict {
  const page = firstPage(catalog);
  const field = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    F: PRINT + LOCKED,
    T: PDFHexString.fromText(name),
    P: page.ref,
  });
  const ref = context.register(field);
  addTo(page.leaf, 'Annots', ref);
  addTo(form, 'Fields', ref);
  return field;
}

function addTo(dictionary: PDFDict, key: 'Annots' | 'Fields', ref: PDFRef): void {
  const list = dictionary.lookupMaybe(PDFName.of(key), PDFArray);
  if (list) list.push(ref);
  else dictionary.set(PDFName.of(key), dictionary.context.obj([ref]));
}

/**
 * The page as it stands. `PDFDocument.getPage` and `addAnnot` would wrap its contents in streams of their own, which is
 * a change of the page after an earlier signature.
 */
function firstPage(catalog: PDFCatalog): { readonly ref: PDFRef; readonly leaf: PDFDict } {
  let found: { readonly ref: PDFRef; readonly leaf: PDFDict } | undefined;
  catalog.Pages().traverse((node, ref) => {
    if (!found && node instanceof PDFPageLeaf) found = { ref, leaf: node };
  });
  if (!found) throw new RangeError('the PDF has no page');
  return found;
}
