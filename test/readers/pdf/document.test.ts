import { Buffer } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openPdf, type PdfFile } from '../../../pipeline/readers/pdf/document.ts';
import { Dict, PdfDamage, Stream } from '../../../pipeline/readers/pdf/objects.ts';
import {
  append,
  BASE,
  firstField,
  lastXref,
  laterField,
  sign,
  stream,
} from '../signature/made/pdf-writer.ts';
import {
  authority,
  base,
  first,
  policy,
  second,
  signed,
  signer,
  verdict,
  verify,
} from '../signature/made/world.ts';

const open = (bytes: Buffer): PdfFile => openPdf(bytes, policy.limits);
const codeOf = (bytes: Buffer): string => {
  try {
    const file = open(bytes);
    for (const { own } of file.revisions) for (const num of own.keys()) file.view().find(num);
    return 'read';
  } catch (error) {
    return error instanceof PdfDamage ? error.code : String(error);
  }
};
const text = base.toString('latin1');
const changed = (from: string | RegExp, to: string): Buffer => Buffer.from(text.replace(from, to), 'latin1');

describe('damage is named, never repaired', () => {
  const deep = append(Buffer.alloc(0), { objects: { ...BASE, 20: `${'['.repeat(500)}${']'.repeat(500)}` } });
  const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024));
  const bombed = append(Buffer.alloc(0), {
    objects: {
      ...BASE,
      20: stream(bomb.toString('latin1'), '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'),
    },
  });
  const packed = Buffer.from(
    `xref\n21 1\n0000000000 00000 f \ntrailer\n<< /Size 22 /Root 1 0 R /Prev ${lastXref(bombed)} >>\nstartxref\n${bombed.length}\n%%EOF\n`,
  );
  const twoWays = Buffer.from(
    append(Buffer.from('rac\n%PDF-1.7\n'), { objects: BASE })
      .toString('latin1')
      .replace('xref\n0 1', '    xref\n0 1'),
    'latin1',
  );
  test.each<[string, Buffer, string]>([
    ['an honest file', base, 'read'],
    ['bytes before the header, offsets counted from it', Buffer.concat([Buffer.from('rac\n'), base]), 'read'],
    [
      'bytes before the header, offsets counted from the first byte',
      append(Buffer.from('rac\n%PDF-1.7\n'), { objects: BASE }),
      'read',
    ],
    ['a header beyond the first 1024 bytes', Buffer.concat([Buffer.alloc(1024, 32), base]), 'no-header'],
    ['bytes before the header, offsets that fit both ways', twoWays, 'no-header'],
    ['no startxref', changed(/startxref[\s\S]*$/, ''), 'no-startxref'],
    ['no %%EOF', changed('%%EOF', ''), 'no-eof'],
    ['startxref to nowhere', changed(/startxref\n\d+/, 'startxref\n99999999'), 'xref'],
    ['a cross-reference that leads to itself', changed('/Size 100', `/Prev ${lastXref(base)}`), 'xref-loop'],
    ['an object that is not where it should be', changed('4 0 obj', '9 0 obj'), 'object'],
    ['a stream longer than it says', changed(/\/Length \d\d/, '/Length 11'), 'stream-length'],
    ['an object listed twice', changed('xref\n0 1\n', 'xref\n4 1\n0000000009 00000 n \n0 1\n'), 'xref'],
    ['nesting without end', deep, 'limit-depth'],
    ['an empty file', Buffer.alloc(0), 'no-header'],
  ])('%s: %s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  test('a stream that inflates beyond the policy stops there', () => {
    const file = open(Buffer.concat([bombed, packed]));
    const found = file.view().find(20);
    const value = found?.value;
    if (!(value instanceof Stream)) throw new Error('no stream');
    expect(() => file.view().decode(value)).toThrow('limit-inflated');
  });

  test('an old reader and a new one must not see two documents (hybrid files)', () => {
    const rows = Buffer.from([1, 0, 9, 0]);
    const offset = base.length;
    const hidden = `50 0 obj\n<< /Type /XRef /W [1 2 1] /Index [4 1] /Size 100 /Length 4 >>\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`;
    const table = `xref\n4 1\n0000000015 00000 n \ntrailer\n<< /Size 100 /Root 1 0 R /Prev ${lastXref(base)} /XRefStm ${offset} >>\n`;
    const ending = `startxref\n${offset + hidden.length}\n%%EOF\n`;
    expect(codeOf(Buffer.concat([base, Buffer.from(hidden + table + ending, 'latin1')]))).toBe(
      'hybrid-ambiguous',
    );
  });
});

test('every revision keeps its own view', () => {
  const file = open(append(signed, { objects: { 5: '<< /Type /Font /Moi true >>' } }));
  expect(file.revisions).toHaveLength(3);
  const keys = [0, 1, 2].map((revision) => {
    const font = file.view(revision).find(5)?.value;
    return font instanceof Dict ? [...font.entries.keys()] : [];
  });
  expect(keys).toEqual([
    ['Type', 'Subtype', 'BaseFont'],
    ['Type', 'Subtype', 'BaseFont'],
    ['Type', 'Moi'],
  ]);
});

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

/** Other writers' structures: what qpdf makes of the base, then signed twice by appending. */
describe.skipIf(!hasQpdf)('files of other structures are signed and read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-pdf-'));
  const source = join(folder, 'base.pdf');
  writeFileSync(source, append(Buffer.alloc(0), { objects: BASE }));
  const made = (...options: readonly string[]): Buffer => {
    const out = join(folder, `${options.join('')}.pdf`.replaceAll(/[^\w.]/g, '_'));
    execFileSync('qpdf', ['--warning-exit-0', '--static-id', ...options, source, out]);
    return readFileSync(out);
  };
  test.each([
    ['rewritten', ['--object-streams=disable']],
    ['object streams', ['--object-streams=generate']],
    ['linearised', ['--linearize', '--object-streams=disable']],
    ['linearised with object streams', ['--linearize', '--object-streams=generate']],
    ['encrypted with RC4', ['--allow-weak-crypto', '--encrypt', '', 'o', '128', '--use-aes=n', '--']],
    ['encrypted with RC4, 40 bits', ['--allow-weak-crypto', '--encrypt', '', 'o', '40', '--']],
    ['encrypted with AES-128', ['--allow-weak-crypto', '--encrypt', '', 'o', '128', '--use-aes=y', '--']],
    ['encrypted with AES-256', ['--encrypt', '', 'o', '256', '--']],
    ['encrypted with object streams', ['--object-streams=generate', '--encrypt', '', 'o', '256', '--']],
  ])('%s', (_, options) => {
    const bytes = made(...options);
    const file = open(bytes);
    expect([file.revisions.length, file.locked]).toEqual([1, false]);
    const view = file.view();
    const form = view.at(view.catalog, 'AcroForm');
    expect(form instanceof Dict && view.at(form, 'Fields')).toHaveLength(1);
  });

  test('a real password locks the file, and its signature is still reported', () => {
    const locked = made('--encrypt', 'u', 'o', '256', '--');
    expect(verify(locked)).toMatchObject({ document: 'locked' });
    const shut = made('--object-streams=generate', '--encrypt', 'u', 'o', '256', '--');
    expect(verify(shut)).toEqual({ document: 'locked', reason: 'the file needs a password', signatures: [] });
  });
});

test('a file signed after being signed passes twice over all structures that were made here', () => {
  const one = sign(base, { num: 10, objects: firstField(10), signer, certificates: [authority] });
  const two = sign(one, { num: 22, objects: laterField(21, 22), signer: second, certificates: [authority] });
  expect(verdict(first(two))).toBe('TOTAL-PASSED');
  expect(verify(base)).toEqual({ document: 'unsigned', reason: null, signatures: [] });
});
