import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseInstant } from '../model/day.ts';
import { loadMaterial } from '../readers/signature/material.ts';
import { defaultPolicy } from '../readers/signature/policy.ts';
import { verifyPdf } from '../readers/signature/verify.ts';

const folder = join(import.meta.dirname, '..', '..', 'test', 'cases', 'signatures');
const MEGABYTE = 1024 * 1024;
const ROUNDS = 20;

const milliseconds = (value: number): string => `${value.toFixed(2)} ms`;
const timed = (work: () => void): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? 0;
const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;

/** Lines of a table: the verifier warm and on one thread, beside the floor (read and SHA-256) and pdfsig on the same files. */
export async function benchSignatures(): Promise<string[]> {
  const at = parseInstant('2026-12-01T00:00:00Z');
  if (!at) return [];
  const policy = defaultPolicy(at);
  const { material } = loadMaterial({
    trust: [join(folder, 'roots', 'made-root.pem')],
    certificates: [join(folder, 'roots', 'made-inter.pem')],
    crls: [],
  });
  const paths = readdirSync(join(folder, 'pdf')).map((name) => join(folder, 'pdf', name));
  const files = paths.map((path) => readFileSync(path));
  for (let round = 0; round < 3; round++) for (const bytes of files) verifyPdf(bytes, material, policy);
  // The median of several rounds for each file: other programs on the machine are not what is measured.
  const ours = files
    .map((bytes) => {
      const rounds = Array.from({ length: ROUNDS }, () =>
        timed(() => void verifyPdf(bytes, material, policy)),
      );
      return quantile(
        rounds.toSorted((a, b) => a - b),
        0.5,
      );
    })
    .toSorted((a, b) => a - b);
  const floor = paths.map((path) =>
    timed(() => void createHash('sha256').update(readFileSync(path)).digest()),
  );
  const pdfsig = paths
    .slice(0, 20)
    .map((path) => timed(() => void spawnSync('pdfsig', ['-nocert', path], { stdio: 'ignore' })));
  const hasPdfsig = spawnSync('pdfsig', ['-v'], { stdio: 'ignore' }).error === undefined;
  return [
    `| signatures, ${files.length} files: mean | ${milliseconds(mean(ours))} | at most 2.5 ms |`,
    `| signatures: 95th percentile | ${milliseconds(quantile(ours, 0.95))} | at most 8 ms |`,
    `| floor: read and SHA-256 | ${milliseconds(mean(floor))} | |`,
    hasPdfsig
      ? `| pdfsig -nocert, a process a file | ${milliseconds(mean(pdfsig))} | |`
      : '| pdfsig | not installed | |',
    ...large(material, policy),
  ];
}

/** A 50 MB scan: the verdict against hashing the same bytes once. */
function large(
  material: Parameters<typeof verifyPdf>[1],
  policy: Parameters<typeof verifyPdf>[2],
): readonly string[] {
  const signed = readFileSync(join(folder, 'pdf', 'alg-rsa.pdf'));
  const bytes = withScan(signed, 50 * MEGABYTE);
  const [report] = verifyPdf(bytes, material, policy).signatures;
  if (report?.coverage !== 'whole-file') throw new Error('the made scan is not what the verifier reads');
  const before = process.memoryUsage().rss;
  const hash = Math.min(
    ...Array.from({ length: 5 }, () => timed(() => void createHash('sha256').update(bytes).digest())),
  );
  const ours = Math.min(
    ...Array.from({ length: 5 }, () => timed(() => void verifyPdf(bytes, material, policy))),
  );
  const grown = Math.max(0, process.memoryUsage().rss - before) / MEGABYTE;
  return [
    `| 50 MB signed scan | ${milliseconds(ours)} | at most ${milliseconds(1.5 * hash + 20)} (hashing: ${milliseconds(hash)}) |`,
    `| 50 MB signed scan: memory above the file in memory | ${grown.toFixed(0)} MB | at most 50 MB |`,
  ];
}

/** A one-page scan of that size carrying the CMS of another file: its digest is wrong, its cost is the same. */
function withScan(signed: Buffer, size: number): Buffer {
  const contents = /\/Contents <([0-9a-f]+)>/i.exec(signed.toString('latin1'))?.[1] ?? '';
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = 9;
  const add = (...pieces: readonly (string | Buffer)[]): void => {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece);
      parts.push(bytes);
      length += bytes.length;
    }
  };
  const object = (num: number, ...pieces: readonly (string | Buffer)[]): void => {
    offsets.push(length);
    add(`${num} 0 obj\n`, ...pieces, '\nendobj\n');
  };
  object(1, '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 3 >> >>');
  object(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object(3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [5 0 R] >>');
  object(4, `<< /Length ${size} >>\nstream\n`, Buffer.alloc(size, 0x55), '\nendstream');
  object(5, '<< /Type /Annot /Subtype /Widget /FT /Sig /T (S) /V 6 0 R /Rect [0 0 0 0] /P 3 0 R >>');
  const dictionary = '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [';
  const from = length + '6 0 obj\n'.length + dictionary.length + 40 + ' /Contents '.length;
  const rest = ' >>\nendobj\n'.length;
  const rows = 'xref\n0 7\n'.length + 7 * 20;
  const ending = (start: number): string =>
    `trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  const to = from + contents.length + 2;
  const start = to + rest;
  const range = `0 ${from} ${to} ${rest + rows + ending(start).length}]`.padEnd(40);
  object(6, `${dictionary}${range} /Contents <${contents}> >>`);
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  add(`xref\n0 7\n0000000000 65535 f \n${entries}`, ending(start));
  return Buffer.concat(parts);
}

if (import.meta.main) process.stdout.write(`${(await benchSignatures()).join('\n')}\n`);
