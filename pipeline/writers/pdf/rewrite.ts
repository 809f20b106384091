import { createHash } from 'node:crypto';
import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Instant } from '../../model/day.ts';

/**
 * The same PDF with everything of the moment taken out: dates become `at`, the ID follows from the content, the colour profile
 * loses the time of its making. What stays differs only where the document does. For our own PDFs, before fields are appended.
 */
export async function rewritePdf(bytes: Uint8Array, at: Instant): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const { context } = pdf;
  const information = context.lookupMaybe(context.trailerInfo.Info, PDFDict);
  for (const key of ['CreationDate', 'ModDate']) {
    if (information?.has(PDFName.of(key))) information.set(PDFName.of(key), PDFString.of(pdfDate(at)));
  }
  setMetadataDates(pdf, at);
  setProfileDates(pdf);
  context.trailerInfo.ID = context.obj([PDFHexString.of(NO_ID), PDFHexString.of(NO_ID)]);
  const saved = Buffer.from(
    await pdf.save({
      useObjectStreams: false,
      updateFieldAppearances: false,
      addDefaultPage: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    }),
  );
  return withId(saved, createHash('sha256').update(saved).digest('hex').slice(0, NO_ID.length).toUpperCase());
}

/** Stands in the trailer until the content is known that the ID follows from. */
const NO_ID = '0'.repeat(32);

function withId(saved: Buffer, id: string): Uint8Array {
  const trailer = saved.lastIndexOf('trailer');
  for (
    let place = saved.indexOf(NO_ID, trailer, 'latin1');
    place !== -1;
    place = saved.indexOf(NO_ID, place + 1, 'latin1')
  ) {
    saved.write(id, place, 'latin1');
  }
  return saved;
}

/** `D:20261208030000Z` */
const pdfDate = (at: Instant): string => `D:${at.slice(0, 19).replace(/\D/g, '')}Z`;

function setMetadataDates(pdf: PDFDocument, at: Instant): void {
  const reference = pdf.catalog.get(PDFName.of('Metadata'));
  const stream = pdf.context.lookup(reference);
  if (!(stream instanceof PDFRawStream) || stream.dict.has(PDFName.of('Filter'))) return;
  const xmp = Buffer.from(stream.contents)
    .toString('utf8')
    .replace(
      /(<xmp:(CreateDate|ModifyDate|MetadataDate)>)[^<]*/g,
      (_, tag: string) => `${tag}${at.slice(0, 19)}Z`,
    );
  const contents = Buffer.from(xmp, 'utf8');
  stream.dict.set(PDFName.of('Length'), pdf.context.obj(contents.length));
  replace(pdf, stream, PDFRawStream.of(stream.dict, contents));
}

/** ICC.1:2010, 7.2.8: date and time of the profile's making, six numbers of two bytes from byte 24. */
function setProfileDates(pdf: PDFDocument): void {
  const intents = pdf.catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray);
  for (let index = 0; index < (intents?.size() ?? 0); index++) {
    const profile = intents?.lookup(index, PDFDict).lookup(PDFName.of('DestOutputProfile'));
    if (!(profile instanceof PDFRawStream)) continue;
    const icc = Buffer.from(decodePDFRawStream(profile).decode());
    for (const [place, number] of [2000, 1, 1, 0, 0, 0].entries()) icc.writeUInt16BE(number, 24 + 2 * place);
    replace(pdf, profile, pdf.context.flateStream(icc, { N: profile.dict.get(PDFName.of('N')) ?? 3 }));
    // LibreOffice keeps the old stream's length beside it, and that follows from the time too.
    const length = profile.dict.get(PDFName.of('Length'));
    if (length instanceof PDFRef) pdf.context.delete(length);
  }
}

function replace(pdf: PDFDocument, old: PDFRawStream, next: PDFRawStream): void {
  const reference = pdf.context.getObjectRef(old);
  if (reference) pdf.context.assign(reference, next);
}
