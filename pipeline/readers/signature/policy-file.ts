import { z } from 'zod';
import type { VerifyPolicy } from './policy.ts';

const limits = z.strictObject({
  fileBytes: z.int().positive().optional(),
  inflatedBytes: z.int().positive().optional(),
  objects: z.int().positive().optional(),
  depth: z.int().positive().max(500).optional(),
  revisions: z.int().positive().optional(),
  signatures: z.int().positive().optional(),
  milliseconds: z.int().positive().optional(),
});

const policyFile = z.strictObject({
  revocation: z.enum(['required', 'checked', 'ignored']).optional(),
  digests: z.array(z.string()).min(1).optional(),
  minRsaBits: z.int().min(1024).optional(),
  minEcBits: z.int().min(160).optional(),
  minDsaBits: z.int().min(1024).optional(),
  signingCertificateAttribute: z.enum(['pades', 'when-present']).optional(),
  keyUsages: z
    .array(z.enum(['digitalSignature', 'nonRepudiation']))
    .min(1)
    .optional(),
  limits: limits.optional(),
});

/** A policy file (JSON) laid over a whole policy; undefined where it is not what a policy may hold. */
export function policyFrom(text: string, standard: VerifyPolicy): VerifyPolicy | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = policyFile.safeParse(value);
  if (!parsed.success) return undefined;
  const given = withoutAbsent(parsed.data);
  return {
    ...standard,
    ...given,
    limits: { ...standard.limits, ...withoutAbsent(parsed.data.limits ?? {}) },
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const withoutAbsent = <T extends object>(given: T): Present<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>;
