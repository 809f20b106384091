import { readFile } from 'node:fs/promises';
import { finding } from '../../findings/finding.ts';
import type { Finding } from '../../model/finding.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { RenderedFile } from '../../model/outputs.ts';
import type { DocumentFont } from '../../writers/pdf/fonts.ts';
import type { LibreOffice } from '../../writers/pdf/libreoffice.ts';
import { annotatedWorkbook } from './annotated.ts';
import { evidenceName, fileName } from './names.ts';
import { officialHead } from './official.ts';
import { type PrintedDocument, printDocuments } from './print.ts';
import { selfAssessmentReport } from './report.ts';
import { isComparison, scoreSummary } from './summary.ts';
import { readTemplate } from './templates.ts';

export interface RenderTools {
  readonly templatesFolder: string;
  /** On our own disk; emptied again. */
  readonly workFolder: string;
  /** Without it there are no PDFs, and a finding says so. */
  readonly libreOffice: LibreOffice | undefined;
  /** What the PDFs are set in; without it they are still made, and a finding says what may be wrong with them. */
  readonly font: DocumentFont | undefined;
  /** Further documents for the same start: the check sheet. */
  readonly further?: readonly PrintedDocument[];
}

export interface Rendered {
  readonly files: readonly RenderedFile[];
  readonly findings: readonly Finding[];
}

/**
 * What comes out of a dossier: report and summary table (signature fields when it is ready, DỰ THẢO when it is to mend), the unit's
 * workbook with remarks, evidence as the links of the table expect it. Of a refused dossier only the further documents.
 */
export async function render(judgement: Judgement, tools: RenderTools): Promise<Rendered> {
  const documents = [...(await ownDocuments(judgement, tools.templatesFolder)), ...(tools.further ?? [])];
  const printed = await pdfFiles(judgement, documents, tools);
  const annotated = await annotatedFile(judgement);
  return {
    files: [
      ...documents.map(({ role, what, extension, bytes }) => ({
        role,
        name: fileName(judgement, what, extension),
        content: { bytes },
      })),
      ...printed.files,
      ...annotated.files,
      ...evidenceFiles(judgement),
    ],
    findings: [...printed.findings, ...annotated.findings],
  };
}

async function ownDocuments(judgement: Judgement, templates: string): Promise<readonly PrintedDocument[]> {
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
  { libreOffice, workFolder, font }: RenderTools,
): Promise<Rendered> {
  if (documents.length === 0) return { files: [], findings: [] };
  if (!libreOffice) return { files: [], findings: [finding('documents/not-printed', {})] };
  const at = judgement.deadline.decidedAt;
  const pdfs = await printDocuments(documents, { libreOffice, workFolder, at });
  return {
    files: documents.flatMap(({ pdfRole, what }, index) => {
      const bytes = pdfs[index];
      return bytes ? [{ role: pdfRole, name: fileName(judgement, what, 'pdf'), content: { bytes } }] : [];
    }),
    findings: font ? [] : [finding('documents/font-missing', {})],
  };
}

async function annotatedFile(judgement: Judgement): Promise<Rendered> {
  const { workbook } = judgement.contents;
  if (judgement.state === 'refused' || !workbook) return { files: [], findings: [] };
  const bytes = annotatedWorkbook(judgement, await readFile(workbook.location));
  if (!bytes) return { files: [], findings: [finding('documents/not-annotated', { file: workbook.path })] };
  const name = fileName(judgement, 'bang-cham-diem-co-ghi-chu', 'xlsx');
  return { files: [{ role: 'annotatedWorkbook', name, content: { bytes } }], findings: [] };
}

/** Copies of the unit's evidence, under the names that the table's links lead to. */
function evidenceFiles({ state, contents, dossier, rowEvidence }: Judgement): readonly RenderedFile[] {
  if (state === 'refused') return [];
  const used = new Set(rowEvidence.flatMap(({ files }) => files.map(({ path }) => path)));
  const evidence = new Set(contents.evidence.map(({ path }) => path));
  return dossier.files
    .filter(({ path }) => used.has(path) || evidence.has(path))
    .map(({ path, location }) => ({
      role: 'evidence',
      name: evidenceName(path),
      content: { copyOf: location },
    }));
}
