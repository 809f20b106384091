import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../model/day.ts';
import { WorkerError } from '../../model/errors.ts';
import type { OutputRole } from '../../model/outputs.ts';
import { type LibreOffice, pdfBytes } from '../../writers/pdf/libreoffice.ts';
import { findLastText } from '../../writers/pdf/places.ts';

/** A document that people get as it is and as a PDF. */
export interface PrintedDocument {
  readonly role: OutputRole;
  readonly pdfRole: OutputRole;
  /** In the file's name: `bao-cao-tu-danh-gia`. */
  readonly what: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
  /** What LibreOffice prints where that is not the document itself: a page for the screen has another form for paper. */
  readonly print?: { readonly extension: string; readonly bytes: Uint8Array };
  /** The line of the signatory's title, where signature fields are wanted below it. */
  readonly signUnder?: string;
}

/**
 * The PDFs of these documents, in their order, by one start of LibreOffice: PDF/A-2b, the same bytes for the same documents and `at`,
 * with signature fields where they are wanted.
 */
export async function printDocuments(
  documents: readonly PrintedDocument[],
  {
    libreOffice,
    workFolder,
    at,
  }: { readonly libreOffice: LibreOffice; readonly workFolder: string; readonly at: Instant },
): Promise<readonly Uint8Array[]> {
  await mkdir(workFolder, { recursive: true });
  const folder = await mkdtemp(join(workFolder, 'in-'));
  try {
    const files = await Promise.all(
      documents.map(async ({ what, extension, bytes, print }) => {
        const file = join(folder, `${what}.${print?.extension ?? extension}`);
        await writeFile(file, print?.bytes ?? bytes);
        return file;
      }),
    );
    // The PDF library takes a third of a second to load: LibreOffice works meanwhile.
    const [pdfs, { rewritePdf }] = await Promise.all([
      pdfBytes(libreOffice, files),
      import('../../writers/pdf/rewrite.ts'),
    ]);
    return await Promise.all(
      documents.map(async (document, index) => {
        const pdf = await rewritePdf(pdfs[index] ?? new Uint8Array(), at);
        return document.signUnder === undefined
          ? pdf
          : await signable(pdf, document.what, document.signUnder);
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function signable(pdf: Uint8Array, what: string, title: string): Promise<Uint8Array> {
  const place = await findLastText(pdf, title);
  if (!place) {
    throw new WorkerError(
      'TEMPLATE_INVALID',
      `${what}: trong bản PDF không thấy dòng chức vụ người ký "${title}", nên không biết đặt ô chữ ký số ở đâu; kiểm tra ô {chuc_vu} trong mẫu.`,
    );
  }
  const { addSignatureFields, officialFields } = await import('../../writers/pdf/signature-fields.ts');
  return addSignatureFields(pdf, officialFields(place));
}
