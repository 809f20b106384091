import { LEFT_ASIDE, NO_LEAD, UNUSABLE } from '../../findings/catalogue/consolidation.ts';
import { finding } from '../../findings/finding.ts';
import type { Criterion } from '../../model/appendix.ts';
import type { ConsolidatedRow, Filing, LeftAside, Share, UnitStanding } from '../../model/consolidation.ts';
import type { Finding } from '../../model/finding.ts';
import { mayStayBlank } from '../../model/levels.ts';
import { add } from '../../model/points.ts';
import type { Regulation } from '../../model/regulation.ts';

interface Standing {
  readonly units: readonly UnitStanding[];
  readonly rows: readonly ConsolidatedRow[];
  readonly leftAside: readonly LeftAside[];
  /** Codes that the consolidating office scores itself. */
  readonly reviewed: ReadonlySet<string>;
}

/** What is lacking, and what has to be known of each unit's result. */
export function standingFindings(
  { units, rows, leftAside, reviewed }: Standing,
  { hash }: Pick<Regulation, 'hash'>,
): readonly Finding[] {
  const nobodys = rows.filter(({ pending, shares }) => pending && shares.length === 0);
  const notGiven = (criteria: readonly Criterion[], lead: string): readonly Finding[] =>
    left(
      criteria.filter(({ code }) => !reviewed.has(code)),
      lead,
    );
  return [
    ...units.flatMap((each) =>
      each.share.given || each.filing || each.unusable
        ? ofUnit(each)
        : notGiven(leavesOf(each.share), each.share.name),
    ),
    ...otherEdition(units, hash),
    ...notGiven(
      nobodys.map(({ criterion }) => criterion),
      NO_LEAD,
    ),
    ...leftAside.map(({ folder, why, found }) =>
      finding('consolidation/left-aside', {}, { folder, why: LEFT_ASIDE[why](found) }),
    ),
  ];
}

function ofUnit({ share, filing, unusable }: UnitStanding): readonly Finding[] {
  const unit = share.name;
  if (unusable) {
    const [why, how] = UNUSABLE[unusable.why](unusable.what);
    return [finding('consolidation/unusable', {}, { unit, version: unusable.version, why, how })];
  }
  if (filing) return ofFiling(share, filing);
  const own = leavesOf(share);
  const max = add(...own.map((each) => each.max));
  return [finding('consolidation/not-filed', {}, { unit, count: own.length, max })];
}

function ofFiling(share: Share, filing: Filing): readonly Finding[] {
  const unit = share.name;
  const { faults, version, newest, rows } = filing;
  const outside = faults.filter(({ id }) => id === 'workbook/code-unknown');
  const blank = leavesOf(share).filter(({ code, method }) => {
    const row = rows.find((each) => each.code === code);
    return method && !mayStayBlank(method) && row?.self === undefined && !row?.notAssessed;
  });
  return [
    ...blank.map(({ code }) => finding('consolidation/not-scored', { code }, { unit, code })),
    ...(filing.state === 'ready'
      ? []
      : [finding('consolidation/to-mend', {}, { unit, count: faults.length })]),
    ...(outside.length > 0
      ? [
          finding(
            'consolidation/outside-share',
            {},
            { unit, count: outside.length, cells: outside.map(({ place }) => place.cell ?? '?').join(', ') },
          ),
        ]
      : []),
    ...(version === newest ? [] : [finding('consolidation/earlier-version', {}, { unit, version, newest })]),
  ];
}

/** One change of a rule makes it so for all: told once. */
function otherEdition(units: readonly UnitStanding[], edition: string): readonly Finding[] {
  const names = units.flatMap(({ share, filing }) =>
    filing && filing.edition !== edition ? [share.name] : [],
  );
  return names.length > 0
    ? [finding('consolidation/other-edition', {}, { count: names.length, units: names.join('; ') })]
    : [];
}

const leavesOf = ({ appendix }: Share): readonly Criterion[] =>
  appendix.criteria.filter(({ method }) => method);

/** Rows that the task gives to nobody. */
const left = (criteria: readonly Criterion[], unit: string): readonly Finding[] =>
  criteria.length === 0
    ? []
    : [
        finding(
          'consolidation/not-given',
          {},
          {
            count: criteria.length,
            max: add(...criteria.map(({ max }) => max)),
            unit,
            codes: criteria.map(({ code }) => code).join(', '),
          },
        ),
      ];
