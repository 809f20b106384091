import { verdicts, weigh, worstFirst } from './findings/finding.ts';
import { stateOf } from './findings/state.ts';
import type { Calendar } from './model/calendar.ts';
import type { Instant } from './model/day.ts';
import type { Snapshot } from './model/dossier.ts';
import type { Judgement } from './model/judgement.ts';
import type { Office } from './model/office.ts';
import type { RenderedFile, RunInputs } from './model/outputs.ts';
import type { Regulation } from './model/regulation.ts';
import type { Pool } from './readers/pool.ts';
import { checkContents, likelyWorkbooks } from './stages/contents.ts';
import { checkDeadline } from './stages/deadline/deadline.ts';
import { linkEvidence } from './stages/evidence.ts';
import { examineFiles, findUnfilledForms, openWorkbook, type Trust } from './stages/examine.ts';
import { checkFormats } from './stages/formats.ts';
import { checkInitiatives } from './stages/initiatives.ts';
import { type Arrival, intake } from './stages/intake.ts';
import { checkMinutes } from './stages/minutes/minutes.ts';
import { foreseeDocuments } from './stages/render/foresee.ts';
import { type RenderTools, render } from './stages/render/render.ts';
import { scoreDossier } from './stages/scoring/scoring.ts';
import { readSelfAssessment } from './stages/self-assessment/self-assessment.ts';
import { checkSignatures } from './stages/signatures.ts';
import { checkSigners } from './stages/signers.ts';
import { checkTexts } from './stages/texts.ts';

/** What stays the same from dossier to dossier. */
export interface Desk {
  readonly office: Office;
  readonly regulation: Regulation;
  readonly calendar: Calendar;
  readonly trust: Trust;
  readonly pool: Pool;
  readonly renderTools: RenderTools;
  readonly runInputs: Omit<RunInputs, 'decidedAt'>;
}

/**
 * The whole journey of one dossier, from the copy on our disk to the files ready to be published.
 * Every step runs for every dossier; what is wrong with it is gathered, weighed by the regulation and told at the end.
 */
export async function processDossier(
  snapshot: Snapshot,
  arrival: Arrival,
  decidedAt: Instant,
  desk: Desk,
): Promise<{ judgement: Judgement; files: readonly RenderedFile[] }> {
  const { office, regulation, calendar, pool, trust, renderTools } = desk;

  // Whose dossier is it, what is in it, and did it come in time?
  const { dossier, ...arrived } = intake(snapshot, arrival, { office, regulation });
  const { appendix } = dossier;
  const facts = await examineFiles(dossier.files, dossier.receivedAt ?? decidedAt, { pool, trust });
  const unfilled = await findUnfilledForms(likelyWorkbooks(dossier, facts), dossier, pool);
  const { contents, ...content } = checkContents({ ...dossier, unfilled }, facts, regulation);
  const { deadline, ...timely } = checkDeadline({ dossier, office, calendar, decidedAt });

  // What does the unit claim, and what stands behind it?
  const workbook = await openWorkbook(contents.workbook, pool);
  const { selfAssessment, ...assessed } = readSelfAssessment({
    ...{ workbook, file: contents.workbook, dossier, units: office.units },
  });
  const { rowEvidence, ...linked } = linkEvidence({
    ...{ contents, selfAssessment, appendix, regulation, unit: dossier.unit },
  });
  const formats = checkFormats({ contents, facts, rowEvidence, appendix });
  const signed = checkSignatures({ office, contents, facts, regulation, dossier, due: deadline.due });
  const entitled = checkSigners({ contents, facts, dossier });
  const dated = checkTexts({ contents, facts, dossier });
  const { initiatives, ...asked } = checkInitiatives({ contents, facts, dossier, selfAssessment });
  const foreseen = await foreseeDocuments(contents, selfAssessment, renderTools);

  // How much does each finding weigh, and what is the dossier worth?
  const early = [arrived, content, timely, assessed, linked];
  const told = [...early, formats, signed, entitled, dated, asked, foreseen];
  const found = weigh(
    told.flatMap((each) => each.findings),
    regulation,
  );
  const claim = { dossier, regulation, selfAssessment, rowEvidence, findings: found, deadline };
  const { score, ...scored } = scoreDossier(claim);
  const minuted = checkMinutes({ contents, facts, dossier, regulation, deadline, score });
  const afterwards = weigh([...scored.findings, ...minuted.findings], regulation);
  const findings = worstFirst([...found, ...afterwards]);
  const runs = [...told, scored, minuted].flatMap((each) => each.checks);
  const checks = verdicts(runs, findings, dossier.task);

  // The documents, ready for signature or marked as a draft.
  const judgement: Judgement = {
    ...{ office, regulation, dossier, contents, facts, selfAssessment, rowEvidence, initiatives },
    ...{ deadline, score, findings, checks, state: stateOf(dossier, score, findings) },
    runInputs: { ...desk.runInputs, decidedAt },
  };
  return { judgement, files: await render(judgement, renderTools) };
}
