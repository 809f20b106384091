// Writes the documents that are made from the code and the data; with --check, only says which are out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { CHECKS, catalogue } from '../findings/catalogue.ts';
import type { Entry } from '../findings/entry.ts';
import { consolidationJsonSchema } from '../stages/render/consolidation/schema.ts';
import { resultJsonSchema } from '../stages/render/result-schema.ts';
import { generatedSchemas } from './schemas.ts';

const root = join(import.meta.dirname, '..', '..');

/** Which samples raise a finding, by its id. */
function samplesByFinding(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const folder = join(root, 'samples');
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    const file = join(folder, name, 'expected.json');
    if (!existsSync(file)) continue;
    const expected: { readonly findings: readonly { readonly id: string }[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    for (const id of new Set(expected.findings.map((each) => each.id)))
      found.set(id, [...(found.get(id) ?? []), name]);
  }
  return found;
}

/** `{max:points}` reads `…`. */
const withoutBlanks = (sentence: string): string =>
  sentence.replace(/\{\w+(:\w+)?\}/g, '…').replaceAll('|', '\\|');

function findingsReadme(): string {
  const samples = samplesByFinding();
  const entries: readonly (readonly [string, Entry])[] = Object.entries(catalogue);
  const sections = Object.entries(CHECKS).map(([check, name]) => {
    const rows = entries
      .filter(([, entry]) => entry.check === check)
      .map(([id, { sentence, remedy }]) => {
        const shown = (samples.get(id) ?? []).map((each) => `[${each}](../../samples/${each})`).join(', ');
        return `| \`${id}\` | ${withoutBlanks(sentence)} | ${withoutBlanks(remedy)} | ${shown || '(test)'} |`;
      });
    return [
      `## ${name} (\`${check}\`)`,
      '',
      '| mã | câu | cách sửa | mẫu có nêu |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
  });
  return `# Những điều có thể nói về một hồ sơ

Sinh tự động từ \`catalogue.ts\` và \`samples/*/expected.json\`; không sửa tay. Mức nặng nhẹ do quy chế quyết định (\`rubrics/\`).

${sections.join('\n\n')}
`;
}

/** Path from the root, and what has to stand there. */
const documents = (): ReadonlyMap<string, string> =>
  new Map([
    ['pipeline/findings/README.md', findingsReadme()],
    ['docs/ket-qua.schema.json', resultJsonSchema()],
    ['docs/tong-hop.schema.json', consolidationJsonSchema()],
    ...generatedSchemas(),
  ]);

function main(): number {
  const stale = [...documents()].filter(([path, text]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  if (process.argv.includes('--check')) {
    for (const [path] of stale) process.stderr.write(`out of date: ${path} (npm run fix)\n`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return 0;
}

process.exitCode = main();
