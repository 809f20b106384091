const EVIDENCE = 'tai-lieu-kiem-chung/';

/** Where a unit's piece of evidence lies among those of all units: `name` is its name in the unit's own results. */
export const consolidatedEvidence = (unit: string, name: string): string =>
  `${EVIDENCE}${unit}/${name.startsWith(EVIDENCE) ? name.slice(EVIDENCE.length) : name}`;

export const consolidatedName = (year: number, what: string, extension: string): string =>
  `${year}_${what}.${extension}`;
