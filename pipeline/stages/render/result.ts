import type { DeadlineResult, WeighedFinding } from '../../model/finding.ts';
import type { Judgement } from '../../model/judgement.ts';
import type { Output } from '../../model/outputs.ts';
import { decimalString, type Points } from '../../model/points.ts';
import type { Basis } from '../../model/regulation.ts';
import type { Score } from '../../model/score.ts';
import { evidenceName } from './names.ts';
import type { Result } from './result-schema.ts';

/** `ket-qua.json` as `result-schema.ts` describes it. Keys stand in a fixed order, so that the same judgement gives the same bytes. */
export const resultJson = (judgement: Judgement, outputs: readonly Output[]): string =>
  `${JSON.stringify(resultOf(judgement, outputs), null, 2)}\n`;

function resultOf(judgement: Judgement, outputs: readonly Output[]): Result {
  const { dossier, regulation, runInputs } = judgement;
  const { id } = dossier;
  return {
    schema: 'hoso/result/1',
    dossier: {
      regulation: id.regulation,
      year: id.year,
      unit: id.unit,
      task: id.task,
      part: id.part,
      round: id.round,
      version: dossier.version,
      firstSeenAt: dossier.firstSeenAt ?? null,
      receivedAt: dossier.receivedAt ?? null,
      contentHash: dossier.contentHash,
    },
    runInputs: {
      rubric: runInputs.rubric,
      templates: runInputs.templates,
      anchors: runInputs.anchors,
      calendar: runInputs.calendar,
      office: runInputs.office,
      program: runInputs.program,
      libreOffice: runInputs.libreOffice,
      fonts: runInputs.fonts,
      decidedAt: runInputs.decidedAt,
    },
    appendix: dossier.appendix?.id ?? null,
    illustrative: regulation.illustrative || dossier.appendix?.illustrative === true,
    state: judgement.state,
    checks: judgement.checks.map(({ id, verdict, because }) => ({ id, verdict, because: because ?? null })),
    findings: judgement.findings.map(findingOf),
    deadline: deadlineOf(judgement.deadline),
    score: judgement.score ? scoreOf(judgement.score, judgement) : null,
    initiatives: judgement.initiatives.map(({ name, file, cell }) => ({
      name: name ?? null,
      file: cell === undefined ? evidenceName(file, dossier) : file,
      cell: cell ?? null,
    })),
    proposals: [...(judgement.selfAssessment?.proposals ?? [])],
    signatures: signaturesOf(judgement),
    outputs: outputs.map(({ role, name, sha256, bytes }) => ({ role, name, sha256, bytes })),
  };
}

export const findingOf = ({
  id,
  level,
  place,
  basis,
  reason,
  remedy,
}: WeighedFinding): Result['findings'][number] => ({
  id,
  level,
  place: {
    ...(place.file === undefined ? {} : { file: place.file }),
    ...(place.page === undefined ? {} : { page: place.page }),
    ...(place.cell === undefined ? {} : { cell: place.cell }),
    ...(place.code === undefined ? {} : { code: place.code }),
  },
  basis: basisOf(basis),
  reason,
  remedy,
});

const deadlineOf = (deadline: DeadlineResult): Result['deadline'] => ({
  due: deadline.due ?? null,
  state: deadline.state,
  lateDays: deadline.lateDays,
  penalty: decimalString(deadline.penalty),
  zero: deadline.zero,
  alternatives: deadline.alternatives.map(({ reading, due, state, lateDays, penalty, zero }) => ({
    reading,
    due,
    state,
    lateDays,
    penalty: decimalString(penalty),
    zero,
  })),
});

const scoreOf = (score: Score, judgement: Judgement): Result['score'] => ({
  rows: score.rows.map((row) => ({
    code: row.code,
    max: decimalString(row.max),
    self: decimalOrNull(row.self),
    checked: decimalOrNull(row.checked),
    assessed: row.assessed,
    pending: row.pending,
    ...claimOf(row.code, judgement),
    because: row.because.map(({ finding, basis, from, to }) => ({
      finding,
      basis: basisOf(basis),
      from: decimalOrNull(from),
      to: decimalOrNull(to),
    })),
  })),
  selfTotal: decimalString(score.selfTotal),
  checkedTotal: decimalString(score.checkedTotal),
  maxTotal: decimalString(score.maxTotal),
  scenarios: score.scenarios.map(({ id, assumption, basis, total, maxTotal }) => ({
    id,
    assumption,
    basis: basisOf(basis),
    total: decimalString(total),
    maxTotal: decimalString(maxTotal),
  })),
});

/** What the unit puts behind its points: files under the names that they have in the results folder. */
function claimOf(code: string, { selfAssessment, rowEvidence, dossier }: Judgement) {
  const row = selfAssessment?.rows.find((each) => each.code === code);
  const files = rowEvidence.find((each) => each.code === code)?.files ?? [];
  const elsewhere = row?.evidence.flatMap(({ kind, target }) => (kind === 'external' ? [target] : [])) ?? [];
  return {
    notAssessed: row?.notAssessed ?? false,
    evidence: files.map(({ path, fragment }) => ({
      name: evidenceName(path, dossier),
      fragment: fragment ?? null,
    })),
    evidenceText: [row?.evidenceText ?? '', ...elsewhere].filter((each) => each !== '').join('\n'),
    justification: row?.justification ?? '',
    recomputed: row?.recomputed ?? null,
    declared: Object.fromEntries(
      [...(row?.declared ?? [])].map(([name, value]) => [name, decimalString(value)]),
    ),
  };
}

/** In the order of the files; of a signer no more than name, organisation and serial number. */
const signaturesOf = ({ dossier, facts }: Judgement): Result['signatures'] =>
  dossier.files.flatMap(({ path }) =>
    (facts.get(path)?.signatures?.signatures ?? []).map(
      ({ kind, signer, indication, integrity, hierarchy, time }) => ({
        file: path,
        kind,
        signer: signer?.commonName ?? null,
        organization: signer?.organization ?? null,
        serial: signer?.serial ?? null,
        indication,
        integrity,
        hierarchy,
        time: { claimed: time.claimed, proven: time.proven },
      }),
    ),
  );

const basisOf = (basis: Basis): Result['findings'][number]['basis'] =>
  'article' in basis ? { article: basis.article } : { houseRule: basis.houseRule, because: basis.because };

const decimalOrNull = (points: Points | undefined): string | null =>
  points === undefined ? null : decimalString(points);
