import type { Consolidation } from '../../../model/consolidation.ts';
import type { RenderedFile } from '../../../model/outputs.ts';
import { htmlSheet } from '../check-sheet/html-sheet.ts';
import { printSheet } from '../check-sheet/print-sheet.ts';
import { printDocuments } from '../print.ts';
import type { RenderTools } from '../render.ts';
import { consolidationJson } from './json.ts';
import { consolidatedEvidence, consolidatedName } from './names.ts';
import { consolidationSheet, type SheetInput } from './sheet.ts';
import { consolidatedWorkbook } from './workbook.ts';

/** The consolidated workbook with all evidence, the office's own copy as it is, the sheet as page and PDF, and tong-hop.json. */
export async function renderConsolidation(
  input: SheetInput,
  { libreOffice, workFolder }: RenderTools,
  reviewed: Uint8Array | undefined,
): Promise<readonly RenderedFile[]> {
  const { consolidation, office, decidedAt } = input;
  const { year } = consolidation;
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const sheet = consolidationSheet(input);
  const printed = {
    role: 'checkSheet',
    pdfRole: 'checkSheetPdf',
    what: 'phieu-tong-hop',
    extension: 'html',
    bytes: encode(htmlSheet(sheet)),
    print: { extension: 'fodt', bytes: encode(printSheet(sheet)) },
  } as const;
  const pdfs = libreOffice ? await printDocuments([printed], { libreOffice, workFolder, at: decidedAt }) : [];
  const name = (what: string, extension: string): string => consolidatedName(year, what, extension);
  return [
    {
      role: 'scoreSummary',
      name: name('bang-cham-diem-tong-hop', 'xlsx'),
      content: { bytes: await consolidatedWorkbook(consolidation, office) },
    },
    { role: 'checkSheet', name: name('phieu-tong-hop', 'html'), content: { bytes: printed.bytes } },
    ...pdfs.map((bytes) => ({
      role: 'checkSheetPdf' as const,
      name: name('phieu-tong-hop', 'pdf'),
      content: { bytes },
    })),
    ...(reviewed
      ? [
          {
            role: 'scoreSummary' as const,
            name: name('bang-cham-diem-ra-soat', 'xlsx'),
            content: { bytes: reviewed },
          },
        ]
      : []),
    ...evidenceOf(consolidation),
    {
      role: 'result',
      name: 'tong-hop.json',
      content: { bytes: encode(consolidationJson(consolidation, decidedAt)) },
    },
  ];
}

const evidenceOf = ({ units }: Consolidation): readonly RenderedFile[] =>
  units.flatMap(({ share, filing }) =>
    (filing?.files ?? []).map(({ path, location }) => ({
      role: 'evidence' as const,
      name: consolidatedEvidence(share.unit, path),
      content: { copyOf: location },
    })),
  );
