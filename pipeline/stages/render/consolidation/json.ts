import type { Consolidation, SharedRow, UnitStanding } from '../../../model/consolidation.ts';
import type { Instant } from '../../../model/day.ts';
import { decimalString, type Points } from '../../../model/points.ts';
import { findingOf } from '../result.ts';
import { consolidatedEvidence } from './names.ts';
import type { ConsolidationData } from './schema.ts';

/** `tong-hop.json` as `schema.ts` describes it. The same input gives the same text. */
export const consolidationJson = (consolidation: Consolidation, decidedAt: Instant): string =>
  `${JSON.stringify(dataOf(consolidation, decidedAt), null, 2)}\n`;

const decimal = (points: Points | undefined): string | null =>
  points === undefined ? null : decimalString(points);

const dataOf = (
  { regulation, task, whole, year, rows, groups, selfMax, total, units, review, findings }: Consolidation,
  decidedAt: Instant,
): ConsolidationData => ({
  schema: 'hoso/consolidation/1',
  regulation: regulation.id,
  edition: regulation.hash,
  year,
  task: task.id,
  appendix: whole.id,
  decidedAt,
  total: decimal(total),
  selfMax: decimalString(selfMax),
  max: decimalString(whole.scale),
  units: units.map(unitData),
  rows: rows.map(({ criterion, self, pending, shares }) => ({
    code: criterion.code,
    max: decimalString(criterion.max),
    self: decimal(self),
    pending,
    shares: shares.map(shareData),
  })),
  groups: groups.map(({ criterion, selfMax: max, self }) => ({
    ...{ code: criterion.code, selfMax: decimalString(max), self: decimal(self) },
  })),
  review: review
    ? {
        by: review.by,
        total: decimal(review.total),
        changes: review.changes.map(({ criterion, filed, reviewed, reason }) => ({
          ...{ code: criterion.code, filed: decimal(filed), reviewed: decimal(reviewed), reason },
        })),
      }
    : null,
  findings: findings.map(findingOf),
});

const unitData = ({ share, filing, unusable }: UnitStanding): ConsolidationData['units'][number] => ({
  unit: share.unit,
  name: share.name,
  appendix: share.appendix.id,
  given: share.given,
  max: decimalString(share.appendix.scale),
  filed: filing
    ? {
        folder: filing.folder,
        version: filing.version,
        newest: filing.newest,
        contentHash: filing.contentHash,
        receivedAt: filing.receivedAt ?? null,
        deadline: { ...filing.deadline, due: filing.deadline.due ?? null },
        state: filing.state,
        initiatives: filing.initiatives.map(({ name, file, cell }) => ({
          ...{ name: name ?? null, file, cell: cell ?? null },
        })),
      }
    : null,
  unusable: unusable
    ? { folder: unusable.folder, version: unusable.version, why: unusable.why, what: unusable.what }
    : null,
});

const shareData = ({
  share,
  max,
  state,
  row,
}: SharedRow): ConsolidationData['rows'][number]['shares'][number] => ({
  unit: share.unit,
  max: decimalString(max),
  state,
  self: decimal(row?.self),
  evidence: (row?.evidence ?? []).map(({ name, fragment }) => ({
    name: consolidatedEvidence(share.unit, name),
    fragment: fragment ?? null,
  })),
  evidenceText: row?.evidenceText ?? '',
  justification: row?.justification ?? '',
});
