import { minutesUnknown } from '../../findings/catalogue/minutes.ts';
import { completed, finding, indeterminate, notRun } from '../../findings/finding.ts';
import { dayInVietnam } from '../../model/day.ts';
import type { Contents, Dossier, DossierFile, FileFacts, PageText } from '../../model/dossier.ts';
import type { Checked, CheckRun, DeadlineResult, Finding } from '../../model/finding.ts';
import type { MinutesRule, Regulation } from '../../model/regulation.ts';
import { tighten } from '../../readers/printed-text.ts';
import { isFoundingDecision, type Meeting, readMeeting } from './meeting.ts';
import { type StatedTotals, totalsIn } from './total.ts';
import { type Declared, judgeTotal } from './total-judged.ts';

interface Given {
  readonly contents: Contents;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly dossier: Pick<Dossier, 'id' | 'unit' | 'receivedAt'>;
  readonly regulation: {
    readonly documents: Pick<Regulation['documents'], 'minutes'>;
    readonly scoring: Pick<Regulation['scoring'], 'totalTolerance'>;
  };
  readonly deadline: Pick<DeadlineResult, 'due'>;
  readonly score: Declared | undefined;
}

const CHECKS = [
  'minutes/total',
  'minutes/meeting',
  'minutes/council',
] as const satisfies readonly CheckRun['id'][];

/**
 * Holds what the minutes say against the workbook, the deadline and what the regulation asks of the meeting. What is
 * not found is left to a person: a scan, a form filled in by hand. Pure.
 */
export function checkMinutes(given: Given): Checked {
  const { contents, facts, score } = given;
  if (contents.minutes.length === 0)
    return { findings: [], checks: CHECKS.map((id) => notRun(id, minutesUnknown.none)) };
  const read = contents.minutes.map((file) => readOne(file, facts.get(file.path), given.dossier.id.year));
  const unread = read.flatMap((each) => ('unread' in each ? [each.unread] : []));
  const [minutes] = read.flatMap((each) => ('unread' in each ? [] : [each])).toSorted(likeliestFirst);
  const cannotRead = unread.map(({ path }) => finding('minutes/cannot-read', { file: path }));
  if (!minutes)
    return { findings: cannotRead, checks: CHECKS.map((id) => indeterminate(id, minutesUnknown.person)) };

  const rule = ruleFor(given);
  const total = score ? totalFindings(minutes, score, given) : [];
  const meeting = [...meetingFindings(minutes), ...dayFindings(minutes, given)];
  const council = rule?.council ? councilFindings(minutes, rule, given) : [];
  const told = (id: (typeof CHECKS)[number], findings: readonly Finding[]): CheckRun =>
    findings.some((each) => each.id.endsWith('-not-found'))
      ? indeterminate(id, minutesUnknown.person)
      : completed(id);
  return {
    findings: [...cannotRead, ...total, ...meeting, ...council],
    checks: [
      score ? told('minutes/total', total) : notRun('minutes/total', minutesUnknown.noWorkbook),
      told('minutes/meeting', meeting),
      rule?.council
        ? told('minutes/council', council)
        : notRun(
            'minutes/council',
            given.dossier.unit ? minutesUnknown.noCouncilAsked : minutesUnknown.noUnit,
          ),
    ],
  };
}

interface ReadMinutes {
  readonly path: string;
  readonly stated: StatedTotals;
  readonly meeting: Meeting;
}

function readOne(
  file: DossierFile,
  facts: FileFacts | undefined,
  year: number,
): ReadMinutes | { readonly unread: DossierFile } {
  if (facts?.pdf?.content !== 'text') return { unread: file };
  const { text } = facts.pdf;
  return {
    path: file.path,
    stated: totalsIn(text, year),
    meeting: readMeeting(joined(text)),
  };
}

const joined = (pages: readonly PageText[]): string => pages.map(({ text }) => text).join('\n');

/** Other minutes may lie among the evidence: those that state a total, and say most of a meeting, are meant. */
function likeliestFirst(a: ReadMinutes, b: ReadMinutes): number {
  const weight = ({ stated, meeting }: ReadMinutes): number =>
    (stated.totals.length > 0 ? 10 : 0) + Object.values(meeting).filter(Boolean).length;
  return weight(b) - weight(a);
}

const ruleFor = ({ regulation, dossier: { unit } }: Given): MinutesRule | undefined =>
  regulation.documents.minutes.find((each) => unit && each.unitKinds.includes(unit.kind));

function totalFindings({ path, stated }: ReadMinutes, declared: Declared, { regulation }: Given): Finding[] {
  const judged = judgeTotal(stated, declared, regulation.scoring.totalTolerance);
  if (judged === 'agrees') return [];
  if (judged === 'unclear') return [finding('minutes/total-not-found', { file: path })];
  const { page, points: found } = judged;
  return [finding('minutes/total-differs', { file: path, page }, { found, expected: declared.selfTotal })];
}

function meetingFindings({ path, meeting }: ReadMinutes): Finding[] {
  const place = { file: path };
  return [
    ...(meeting.day ? [] : [finding('minutes/date-not-found', place)]),
    ...(meeting.chair ? [] : [finding('minutes/chair-not-found', place)]),
    ...(meeting.secretary ? [] : [finding('minutes/secretary-not-found', place)]),
    ...(meeting.members ? [] : [finding('minutes/members-not-found', place)]),
  ];
}

function dayFindings({ path, meeting: { day: held } }: ReadMinutes, { dossier, deadline }: Given): Finding[] {
  const place = { file: path };
  const { year } = dossier.id;
  const received = dossier.receivedAt && dayInVietnam(dossier.receivedAt);
  const { due } = deadline;
  if (!held) return [];
  if (received && held > received) return [finding('minutes/after-receipt', place, { held, received })];
  if (held < `${year}-01-01`) return [finding('minutes/before-year', place, { held, year: String(year) })];
  return due && held > due ? [finding('minutes/after-deadline', place, { held, due })] : [];
}

function councilFindings(
  { path, meeting }: ReadMinutes,
  { body, council }: MinutesRule,
  { contents, facts }: Given,
): Finding[] {
  const place = { file: path };
  const founded =
    meeting.decision ||
    contents.evidence.some((file) =>
      isFoundingDecision(facts.get(file.path)?.pdf?.text.find(({ page }) => page === 1)?.text ?? ''),
    );
  return [
    ...(founded ? [] : [finding('minutes/decision-not-found', place, { body })]),
    ...absent(council?.members ?? [], meeting.attendance).map((member) =>
      finding('minutes/member-not-found', place, { member }),
    ),
  ];
}

/** Longer wordings are looked for first and taken out: `Phó Chủ tịch UBND` is no `Chủ tịch UBND`. */
function absent(
  members: NonNullable<MinutesRule['council']>['members'],
  attendance: string,
): readonly string[] {
  const wordings = members
    .flatMap(({ name, words }) => words.map((word) => ({ name, tight: tighten(word).text })))
    .toSorted((a, b) => b.tight.length - a.tight.length);
  const seen = new Set<string>();
  let rest = attendance;
  for (const { name, tight } of wordings) {
    const without = rest.replaceAll(tight, '|');
    if (without !== rest) seen.add(name);
    rest = without;
  }
  return members.map(({ name }) => name).filter((name) => !seen.has(name));
}
