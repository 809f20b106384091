import type { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { issue, TIME_STAMPING } from './made/authority.ts';
import { makeTimestamp, sha256 } from './made/cms-writer.ts';
import { laterField, sign } from './made/pdf-writer.ts';
import {
  authority,
  first,
  root,
  second,
  signed,
  signedBy,
  signer,
  stampedAt,
  stamper,
  verdict,
  verify,
} from './made/world.ts';

const expired = issue({ name: 'Het han', issuer: authority, notAfter: '2026-06-30T00:00:00Z' });
const documentStamp = (file: Buffer, time: string, by = stamper): Buffer =>
  sign(file, {
    num: 22,
    objects: laterField(21, 22),
    signer: by,
    type: 'DocTimeStamp',
    subFilter: 'ETSI.RFC3161',
    blob: (bytes) => makeTimestamp(sha256(bytes), by, time),
  });

describe('when a signature existed', () => {
  test.each<[string, Buffer, string | null, string]>([
    ['no timestamp, certificate run out', signedBy(expired), null, 'INDETERMINATE/OUT_OF_BOUNDS_NO_POE'],
    [
      'a signature timestamp while the certificate was valid',
      signedBy(expired, stampedAt('2026-06-01T00:00:00Z')),
      '2026-06-01T00:00:00.000Z',
      'TOTAL-PASSED',
    ],
    [
      'a signature timestamp after it ran out',
      signedBy(expired, stampedAt('2026-08-01T00:00:00Z')),
      '2026-08-01T00:00:00.000Z',
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
    ],
    [
      'a signature timestamp before it was issued',
      signedBy(
        issue({ name: 'Moi', issuer: authority, notBefore: '2026-07-01T00:00:00Z' }),
        stampedAt('2026-06-01T00:00:00Z'),
      ),
      '2026-06-01T00:00:00.000Z',
      'TOTAL-FAILED/NOT_YET_VALID',
    ],
    [
      'a timestamp of an authority nobody trusts',
      signedBy(
        expired,
        stampedAt('2026-06-01T00:00:00Z', issue({ name: 'TSA la', extendedKeyUsage: [TIME_STAMPING] })),
      ),
      null,
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
    ],
    [
      'a timestamp by somebody who is no authority for it',
      signedBy(expired, stampedAt('2026-06-01T00:00:00Z', second)),
      null,
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
    ],
    [
      'a timestamp of another signature',
      signedBy(expired, { timestamp: () => makeTimestamp(sha256(), stamper, '2026-06-01T00:00:00Z') }),
      null,
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
    ],
    [
      'a timestamp from the future',
      signedBy(expired, stampedAt('2026-12-24T00:00:00Z')),
      null,
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
    ],
    [
      'a document timestamp in time',
      documentStamp(signedBy(expired), '2026-06-02T00:00:00Z'),
      '2026-06-02T00:00:00.000Z',
      'TOTAL-PASSED',
    ],
    [
      'only a claimed time',
      signedBy(expired, { entries: '/M (D:20260601000000Z)' }),
      null,
      'INDETERMINATE/OUT_OF_BOUNDS_NO_POE',
    ],
  ])('%s', (_, file, proven, expected) => {
    const report = first(file);
    expect([report.time.proven, verdict(report)]).toEqual([proven, expected]);
  });

  test('a claimed time is reported as claimed', () => {
    const file = signedBy(signer, { entries: "/M (D:20261122073117+07'00')" });
    expect(first(file).time).toEqual({ claimed: '2026-11-22T00:31:17.000Z', proven: null });
  });

  test('a later timestamp keeps an older one alive after its authority ran out', () => {
    const old = issue({
      name: 'TSA cu',
      issuer: root,
      extendedKeyUsage: [TIME_STAMPING],
      notAfter: '2026-09-01T00:00:00Z',
    });
    const file = signedBy(expired, stampedAt('2026-06-01T00:00:00Z', old));
    expect(first(file).time.proven).toBeNull();
    expect(first(documentStamp(file, '2026-08-01T00:00:00Z')).time.proven).toBe('2026-06-01T00:00:00.000Z');
    expect(first(documentStamp(file, '2026-10-01T00:00:00Z')).time.proven).toBe('2026-10-01T00:00:00.000Z');
  });
});

test('the timestamp of a document is itself judged, and proves its own time', () => {
  const { signatures } = verify(documentStamp(signed, '2026-11-30T00:00:00Z'));
  expect(signatures.map(({ kind, indication, time }) => [kind, indication, time.proven])).toEqual([
    ['signature', 'TOTAL-PASSED', '2026-11-30T00:00:00.000Z'],
    ['timestamp', 'TOTAL-PASSED', '2026-11-30T00:00:00.000Z'],
  ]);
});
