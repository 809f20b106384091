import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { childrenOf, parseDer, wholeOf } from '../../../pipeline/readers/signature/der.ts';
import { certificatesIn } from '../../../pipeline/readers/signature/material.ts';
import { algorithmOf, type Identity, issue, signWith } from './made/authority.ts';
import { bits, integer, oid, sequence, time } from './made/der-writer.ts';
import { first, root, signedBy, trusting, verdict } from './made/world.ts';

const [body = Buffer.alloc(0), algorithm = body, signature = body] = childrenOf(parseDer(root.der)).map(
  wholeOf,
);

test.each([
  ['with another algorithm outside than inside', [body, sequence(oid('1.2.840.10045.4.3.3')), signature]],
  ['without a signature', [body, algorithm]],
  ['of nothing', [sequence(), algorithm, signature]],
  ['of a number alone', [sequence(integer(1)), algorithm, signature]],
])('a certificate %s is none', (_, parts) => {
  expect(certificatesIn(sequence(body, algorithm, signature))).toHaveLength(1);
  expect(certificatesIn(sequence(...parts))).toEqual([]);
});

/** A certificate of version 1: no extensions, nothing that says whether it is an authority. */
function versionOne(issuer?: Identity): Identity {
  const made = issue({ name: 'Goc cu' });
  const by = issuer ?? made;
  const valid = sequence(time('2026-01-01T00:00:00Z'), time('2036-01-01T00:00:00Z'));
  const old = sequence(integer(7), algorithmOf(by.key), by.name, valid, made.name, made.publicKey);
  return { ...made, serial: 7, der: sequence(old, algorithmOf(by.key), bits(signWith(by.key, old))) };
}

test('a root of version 1 is an authority where a person made it an anchor, and nowhere else', () => {
  const anchor = versionOne();
  const under = signedBy(issue({ name: 'Nguoi ky', issuer: anchor }), { certificates: [] });
  expect(verdict(first(under, { material: trusting([anchor]) }))).toBe('TOTAL-PASSED');
  const between = versionOne(root);
  const below = signedBy(issue({ name: 'Nguoi ky', issuer: between }), { certificates: [between] });
  expect(verdict(first(below))).toBe('INDETERMINATE/CERTIFICATE_CHAIN_GENERAL_FAILURE');
});
