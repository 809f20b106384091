import { signersUnknown } from '../findings/catalogue/signers.ts';
import { completed, finding, indeterminate, notRun } from '../findings/finding.ts';
import type { Contents, Dossier, DossierFile, FileFacts } from '../model/dossier.ts';
import type { Checked, CheckRun, Finding } from '../model/finding.ts';
import type { Unit } from '../model/office.ts';
import { plainName } from '../model/plain.ts';
import type { SignerCertificate } from '../model/signature.ts';

interface Given {
  readonly contents: Contents;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly dossier: Pick<Dossier, 'unit'>;
}

/**
 * Holds who signed against who may: the unit's own report and minutes its head, or a deputy in the head's place (KT.);
 * on evidence another signer is only told. Whether a signature is good is another check's matter. Pure.
 */
export function checkSigners({ contents, facts, dossier: { unit } }: Given): Checked {
  if (!unit) return { findings: [], checks: [notRun('signatures/signer', signersUnknown.noUnit)] };
  const signed = (files: readonly DossierFile[]): readonly Signed[] =>
    files.flatMap(({ path }) => {
      const known = facts.get(path);
      const signers = (known?.signatures?.signatures ?? []).flatMap(({ kind, signer }) =>
        kind === 'signature' && signer ? [{ signer, role: roleOf(signer, unit) }] : [],
      );
      return signers.length > 0 ? [{ path, signers, text: textOf(known) }] : [];
    });
  const own = signed([...(contents.report ? [contents.report] : []), ...contents.minutes]);
  const findings = [
    ...own.flatMap((each) => ownFindings(each, unit)),
    ...signed(contents.evidence).flatMap(evidenceFindings),
  ];
  return { findings, checks: [runOf(own)] };
}

/** `outsider`: of an agency that is neither the unit nor the one above it; `unknown`: the head's name was never entered. */
type Role = 'head' | 'deputy' | 'organization' | 'outsider' | 'unknown' | 'other';

interface Signed {
  readonly path: string;
  readonly signers: readonly { readonly signer: SignerCertificate; readonly role: Role }[];
  /** Undefined where none can be read. */
  readonly text: string | undefined;
}

const textOf = (facts: FileFacts | undefined): string | undefined =>
  facts?.pdf?.text.map(({ text }) => text).join('\n') || undefined;

function roleOf({ commonName, organization, subject }: SignerCertificate, unit: Unit): Role {
  const { head, deputies = [], otherNames, parent } = unit;
  const name = plainName(commonName);
  const own = [unit.name, ...otherNames].map(plainName);
  if (own.includes(name) || (organization !== null && plainName(organization) === name))
    return 'organization';
  if (
    organization &&
    !isOf({ organization: plainName(organization), subject: plainName(subject) }, own, parent)
  )
    return 'outsider';
  if (head.name !== undefined && plainName(head.name) === name) return 'head';
  if (deputies.some((each) => plainName(each) === name)) return 'deputy';
  return head.name === undefined ? 'unknown' : 'other';
}

/** Certificates of a department often name the committee above it as the organisation, and the department as its unit. */
const isOf = (
  { organization, subject }: { readonly organization: string; readonly subject: string },
  own: readonly string[],
  parent: string,
): boolean =>
  own.some((name) => subject.includes(name) || name.includes(organization)) ||
  (parent !== '' && organization === plainName(parent));

function ownFindings({ path, signers, text }: Signed, unit: Unit): readonly Finding[] {
  const place = { file: path };
  const having = (role: Role) => signers.find((each) => each.role === role)?.signer;
  const deputy = having('deputy');
  const outsider = having('outsider');
  if (having('head')) return [];
  if (deputy) {
    const signer = deputy.commonName;
    if (text !== undefined && !/\bKT\s?\./i.test(text))
      return [finding('signatures/capacity-missing', place, { signer })];
    return [finding('signatures/deputy', place, { signer })];
  }
  if (having('unknown')) return [];
  if (outsider && !having('other')) {
    const values = {
      signer: outsider.commonName,
      organization: outsider.organization ?? '',
      unit: unit.name,
    };
    return [finding('signatures/other-organization', place, values)];
  }
  const signer = [...new Set(signers.map((each) => each.signer.commonName))].join(', ');
  const head = [unit.head.title, unit.head.name ?? ''].join(' ').trim();
  return [finding('signatures/other-signer', place, { signer, head })];
}

function evidenceFindings({ path, signers }: Signed): readonly Finding[] {
  const place = { file: path };
  const [first] = signers;
  if (!first || signers.some(({ role }) => role === 'head' || role === 'deputy')) return [];
  if (signers.every(({ role }) => role === 'organization'))
    return [finding('signatures/organization-only', place, { signer: first.signer.commonName })];
  const other = signers.find(({ role }) => role === 'other')?.signer;
  return other ? [finding('signatures/evidence-signer', place, { signer: other.commonName })] : [];
}

function runOf(own: readonly Signed[]): CheckRun {
  if (own.length === 0) return notRun('signatures/signer', signersUnknown.noDocument);
  const untold = own.some(
    ({ signers }) =>
      signers.some(({ role }) => role === 'unknown') &&
      !signers.some(({ role }) => role === 'head' || role === 'deputy'),
  );
  return untold ? indeterminate('signatures/signer', signersUnknown.noHead) : completed('signatures/signer');
}
