import { finding } from '../../findings/finding.ts';
import type { UnitStanding } from '../../model/consolidation.ts';
import type { ProposedInitiative } from '../../model/dossier.ts';
import type { Finding } from '../../model/finding.ts';
import { plainName } from '../../model/plain.ts';

interface Proposal {
  readonly unit: string;
  readonly initiative: ProposedInitiative;
  /** Of the document that proposes it; one sent by two units is one initiative, whatever it is called. */
  readonly sha256: string | undefined;
}

/** Units with fewer initiatives than they have to propose, and initiatives that more than one of them claims. */
export function initiativeFindings(units: readonly UnitStanding[]): readonly Finding[] {
  const proposals = units.flatMap(proposalsOf);
  return [
    ...units.flatMap(({ share, filing }) => {
      const { minimum = 0 } = share.appendix.initiatives ?? {};
      const found = filing?.initiatives.length ?? minimum;
      return found < minimum
        ? [finding('consolidation/initiatives-few', {}, { unit: share.name, found, minimum })]
        : [];
    }),
    ...alike(proposals),
    ...proposals.flatMap(({ unit, initiative: { name, file } }) =>
      name === undefined ? [finding('consolidation/initiative-unnamed', {}, { unit, file })] : [],
    ),
  ];
}

const proposalsOf = ({ share, filing }: UnitStanding): readonly Proposal[] =>
  (filing?.initiatives ?? []).map((initiative) => ({
    unit: share.name,
    initiative,
    sha256:
      initiative.cell === undefined
        ? filing?.files.find(({ path }) => path === initiative.file)?.sha256
        : undefined,
  }));

/** Named alike but for case, diacritics and punctuation, or proposed by one and the same document. */
function alike(proposals: readonly Proposal[]): readonly Finding[] {
  const told = new Set<string>();
  return proposals.flatMap((proposal, index) => {
    const same = proposals.slice(index).filter((each) => isSame(proposal, each));
    const units = [...new Set(same.map(({ unit }) => unit))];
    const { name, file } = proposal.initiative;
    const key = plainName(name ?? file);
    if (units.length < 2 || told.has(key)) return [];
    told.add(key);
    return [finding('consolidation/initiative-twice', {}, { name: name ?? file, units: units.join('; ') })];
  });
}

const isSame = (a: Proposal, b: Proposal): boolean =>
  (a.sha256 !== undefined && a.sha256 === b.sha256) ||
  (a.initiative.name !== undefined &&
    b.initiative.name !== undefined &&
    plainName(a.initiative.name) === plainName(b.initiative.name));
