import type { SignatureReport } from '../../model/signature.ts';

/** Sub-indications of ETSI EN 319 102-1 table 5 that this verifier gives. */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'REVOKED'
  | 'NOT_YET_VALID'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'REVOKED_NO_POE'
  | 'REVOKED_CA_NO_POE'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'OUT_OF_BOUNDS_NOT_REVOKED'
  | 'REVOCATION_OUT_OF_BOUNDS_NO_POE'
  | 'TIMESTAMP_ORDER_FAILURE'
  | 'TRY_LATER';

/** Those that say the signature is no signature, whatever else were known. */
const FAILED: ReadonlySet<SubIndication> = new Set([
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'REVOKED',
  'NOT_YET_VALID',
]);

/** What decides first: what is certain before what is only not known. */
const ORDER: readonly SubIndication[] = [
  'FORMAT_FAILURE',
  'HASH_FAILURE',
  'SIG_CRYPTO_FAILURE',
  'NO_SIGNING_CERTIFICATE_FOUND',
  'REVOKED',
  'NOT_YET_VALID',
  'NO_CERTIFICATE_CHAIN_FOUND',
  'CERTIFICATE_CHAIN_GENERAL_FAILURE',
  'CHAIN_CONSTRAINTS_FAILURE',
  'CRYPTO_CONSTRAINTS_FAILURE',
  'SIG_CONSTRAINTS_FAILURE',
  'REVOKED_NO_POE',
  'REVOKED_CA_NO_POE',
  'TIMESTAMP_ORDER_FAILURE',
  'OUT_OF_BOUNDS_NO_POE',
  'OUT_OF_BOUNDS_NOT_REVOKED',
  'REVOCATION_OUT_OF_BOUNDS_NO_POE',
  'TRY_LATER',
];

/** One reason against a signature; `finding` is the exact one, `sub` its place in the standard. */
export interface Fault {
  readonly sub: SubIndication;
  readonly finding: string;
}

/** The indication: passed only where nothing at all stands against the signature. */
export function indicationOf(
  faults: readonly Fault[],
): Pick<SignatureReport, 'indication'> & { readonly subIndication: SubIndication | null } {
  const sub = ORDER.find((each) => faults.some((fault) => fault.sub === each));
  if (sub) return { indication: FAILED.has(sub) ? 'TOTAL-FAILED' : 'INDETERMINATE', subIndication: sub };
  return faults.length === 0
    ? { indication: 'TOTAL-PASSED', subIndication: null }
    : { indication: 'INDETERMINATE', subIndication: null };
}
