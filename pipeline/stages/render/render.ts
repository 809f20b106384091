import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Judgement } from '../../model/judgement.ts';
import type { Output, OutputRole, RenderedFile } from '../../model/outputs.ts';
import type { DocumentFont } from '../../writers/pdf/fonts.ts';
import type { LibreOffice } from '../../writers/pdf/libreoffice.ts';
import { annotatedWorkbook } from './annotated.ts';
import { checkSheetHtml, checkSheetPrint } from './check-sheet.ts';
import { evidenceName, fileName } from './names.ts';
import { officialHead } from './official.ts';
import { type PrintedDocument, printDocuments } from './print.ts';
import { selfAssessmentReport } from './report.ts';
import { resultJson } from './result.ts';
import { isComparison, scoreSummary } from './summary.ts';
import { readTemplate } from './templates.ts';

/** What rendering takes from the machine. */
export interface RenderTools {
  readonly templatesFolder: string;
  /** On our own disk; emptied again. */
  readonly workFolder: string;
  /** Without it there are no PDFs. */
  readonly libreOffice: LibreOffice | undefined;
  readonly font: DocumentFont | undefined;
}

/**
 * What comes out of a dossier: the check sheet always; report and summary table (signature fields when it is ready, DỰ THẢO when it
 * is to mend), the unit's workbook with remarks, evidence as the links of the table expect it, where there are points; last,
 * ket-qua.json about all of them.
 */
export async function render(judgement: Judgement, tools: RenderTools): Promise<readonly RenderedFile[]> {
  const documents = [checkSheet(judgement), ...(await officialDocuments(judgement, tools.templatesFolder))];
  const files = [
    ...documents.map(({ role, what, extension, bytes }) => file(judgement, { role, what, extension, bytes })),
    ...(await pdfFiles(judgement, documents, tools)),
    ...(await annotatedFile(judgement)),
    ...evidenceFiles(judgement),
  ];
  const result = new TextEncoder().encode(resultJson(judgement, outputsOf(files, judgement)));
  return [...files, { role: 'result', name: 'ket-qua.json', content: { bytes: result } }];
}

interface Made {
  readonly role: OutputRole;
  readonly what: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
}

const file = (judgement: Judgement, { role, what, extension, bytes }: Made): RenderedFile => ({
  role,
  name: fileName(judgement, what, extension),
  content: { bytes },
});

function checkSheet(judgement: Judgement): PrintedDocument {
  const { extension, text } = checkSheetPrint(judgement);
  return {
    role: 'checkSheet',
    pdfRole: 'checkSheetPdf',
    what: 'phieu-kiem-tra',
    extension: 'html',
    bytes: new TextEncoder().encode(checkSheetHtml(judgement)),
    print: { extension, bytes: new TextEncoder().encode(text) },
  };
}

async function officialDocuments(
  judgement: Judgement,
  templates: string,
): Promise<readonly PrintedDocument[]> {
  const { state, score, dossier, regulation } = judgement;
  const { unit } = dossier;
  if (state === 'refused' || !unit || !score) return [];
  const template = await readTemplate(templates, regulation.documents.reportTemplate);
  const fields = state === 'ready' ? { signUnder: officialHead(unit).title } : {};
  const comparison = isComparison(judgement);
  return [
    {
      role: 'selfAssessmentReport',
      pdfRole: 'selfAssessmentReportPdf',
      what: 'bao-cao-tu-danh-gia',
      extension: 'docx',
      bytes: selfAssessmentReport(judgement, { unit, score }, template),
      ...fields,
    },
    {
      role: 'scoreSummary',
      pdfRole: 'scoreSummaryPdf',
      what: comparison ? 'bang-doi-chieu' : 'bang-tong-hop',
      extension: 'xlsx',
      bytes: await scoreSummary(judgement, { unit, score }),
      ...(comparison ? {} : fields),
    },
  ];
}

async function pdfFiles(
  judgement: Judgement,
  documents: readonly PrintedDocument[],
  { libreOffice, workFolder }: RenderTools,
): Promise<readonly RenderedFile[]> {
  if (!libreOffice) return [];
  const pdfs = await printDocuments(documents, { libreOffice, workFolder, at: judgement.deadline.decidedAt });
  return documents.flatMap(({ pdfRole, what }, index) => {
    const bytes = pdfs[index];
    return bytes ? [file(judgement, { role: pdfRole, what, extension: 'pdf', bytes })] : [];
  });
}

async function annotatedFile(judgement: Judgement): Promise<readonly RenderedFile[]> {
  const { workbook } = judgement.contents;
  if (!judgement.score || !workbook) return [];
  const bytes = annotatedWorkbook(judgement, await readFile(workbook.location));
  return bytes
    ? [
        file(judgement, {
          role: 'annotatedWorkbook',
          what: 'bang-cham-diem-co-ghi-chu',
          extension: 'xlsx',
          bytes,
        }),
      ]
    : [];
}

/** Copies of the unit's evidence, under the names that the table's links lead to. */
function evidenceFiles({ score, contents, dossier, rowEvidence }: Judgement): readonly RenderedFile[] {
  if (!score) return [];
  const used = new Set(rowEvidence.flatMap(({ files }) => files.map(({ path }) => path)));
  const evidence = new Set(contents.evidence.map(({ path }) => path));
  return dossier.files
    .filter(({ path }) => used.has(path) || evidence.has(path))
    .map(({ path, location }) => ({
      role: 'evidence',
      name: evidenceName(path, dossier),
      content: { copyOf: location },
    }));
}

/** Names, sizes and hashes of what was made; a copied file's own are known from the intake. */
const outputsOf = (files: readonly RenderedFile[], { dossier }: Judgement): readonly Output[] =>
  files.flatMap(({ role, name, content }): Output[] => {
    if ('bytes' in content) {
      const sha256 = createHash('sha256').update(content.bytes).digest('hex');
      return [{ role, name, sha256, bytes: content.bytes.length }];
    }
    const source = dossier.files.find(({ location }) => location === content.copyOf);
    return source ? [{ role, name, sha256: source.sha256, bytes: source.bytes }] : [];
  });
