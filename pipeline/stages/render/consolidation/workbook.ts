import { posix } from 'node:path';
import { rowWords } from '../../../findings/catalogue/consolidation-words.ts';
import type { ConsolidatedRow, Consolidation, SharedRow } from '../../../model/consolidation.ts';
import type { Office } from '../../../model/office.ts';
import { type FilledRow, makeScoreWorkbook } from '../../../rubric/score-workbook.ts';
import { cleanText } from '../../../writers/text.ts';
import { consolidatedEvidence } from './names.ts';

/** The rubric as a score workbook, filled with what the units have filed; links lead into the folder beside it. */
export function consolidatedWorkbook(
  { regulation, whole, year, rows, units }: Consolidation,
  { name }: Pick<Office, 'name'>,
): Promise<Uint8Array> {
  return makeScoreWorkbook({
    appendix: whole,
    regulationTitle: regulation.citation,
    unit: { code: '', name, head: { title: '', capacity: undefined } },
    year,
    heading: 'BẢNG TỔNG HỢP TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH',
    proposals: units.flatMap(({ share, filing }) =>
      (filing?.proposals ?? []).map((each) => cleanText(`${share.name}: ${each}`)),
    ),
    rows: new Map(rows.map((row) => [row.criterion.code, filledRow(row)])),
    identity: { regulation: regulation.id, hash: regulation.hash },
  });
}

function filledRow({ shares, self, pending }: ConsolidatedRow): FilledRow {
  const [only, ...others] = shares;
  const sole = others.length === 0 ? only : undefined;
  const declared = sole?.row?.declared;
  const [numerator, denominator] = [
    declared?.get('numerator') ?? declared?.get('count'),
    declared?.get('denominator'),
  ];
  const justification = rowWords({ shares });
  return {
    ...(self === undefined ? {} : { selfPoints: self }),
    ...(numerator === undefined ? {} : { numerator }),
    ...(denominator === undefined ? {} : { denominator }),
    ...(justification === '' ? {} : { justification: cleanText(justification) }),
    evidence: shares.flatMap((share) => evidenceOf(share, shares.length > 1)),
    notAssessed: shares.length > 0 && shares.every(({ state }) => state === 'notAssessed'),
    pending,
  };
}

/** Of several shares each says whose it is; so does every explanation. */
function evidenceOf({ share, row }: SharedRow, several: boolean): NonNullable<FilledRow['evidence']> {
  const whose = several ? `${share.name}: ` : '';
  const files = (row?.evidence ?? []).map(({ name, fragment }) => ({
    text: cleanText(whose + posix.basename(name)),
    target: consolidatedEvidence(share.unit, name) + (fragment ? `#${fragment}` : ''),
  }));
  return row?.evidenceText ? [...files, { text: cleanText(whose + row.evidenceText) }] : files;
}
