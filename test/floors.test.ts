import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', 'pipeline');
/** What flows that only the reform index knows. */
const INDEX_MODELS = ['appendix', 'regulation', 'score', 'office', 'judgement', 'finding'].map(
  (name) => `model/${name}.ts`,
);
const FLOORS = ['main.ts', 'worker', 'pipeline.ts', 'stages', 'findings rubric readers writers', 'model'];

const floorOf = (file: string): number => {
  const top = file.split('/')[0] ?? '';
  return FLOORS.findIndex((floor) => floor.split(' ').includes(top));
};

/** A stage is a file of stages/, or a folder of them. */
const stageOf = (file: string): string | undefined => file.split('/')[1]?.replace('.ts', '');

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('tools/'));

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name]) => name ?? '',
  );

/** The imported file, relative to pipeline/; undefined for a package. */
const resolve = (from: string, name: string): string | undefined =>
  name.startsWith('.') ? relative(root, join(root, dirname(from), name)).replaceAll('\\', '/') : undefined;

/** Why an import may not be, or undefined. */
function forbidden(from: string, imported: string): string | undefined {
  if (from === 'messages.ts' || imported === 'messages.ts') {
    return floorOf(from) > FLOORS.indexOf('pipeline.ts')
      ? 'only the upper floors speak in messages.ts'
      : undefined;
  }
  const [lower, upper] = [floorOf(imported), floorOf(from)];
  if (upper === -1 || lower === -1) return 'stands on no floor';
  if (lower < upper) return 'imports upwards';
  const [fromTop, importedTop] = [from.split('/')[0], imported.split('/')[0]];
  if (fromTop === 'stages' && importedTop === 'stages' && stageOf(from) !== stageOf(imported)) {
    return 'a stage knows another stage';
  }
  const ofTheIndex =
    importedTop === 'rubric' || importedTop === 'findings' || INDEX_MODELS.includes(imported);
  if ((fromTop === 'readers' || fromTop === 'writers') && ofTheIndex) {
    return 'a reader or writer knows the reform index';
  }
  if (imported.startsWith('tools/')) return 'imports a tool run by hand';
  return undefined;
}

test('imports go down only, stages do not know one another, readers and writers know nothing of the index', () => {
  const wrong = sources.flatMap((file) =>
    importsOf(file).flatMap((name) => {
      const imported = resolve(file, name);
      const why = imported && forbidden(file, imported);
      return why ? [`${file} -> ${imported}: ${why}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('the model imports nothing but the model', () => {
  const wrong = sources
    .filter((file) => file.startsWith('model/'))
    .flatMap((file) =>
      importsOf(file)
        .filter((name) => !resolve(file, name)?.startsWith('model/'))
        .map((name) => `${file} -> ${name}`),
    );
  expect(wrong).toEqual([]);
});

test.each([
  ['model/day.ts', 'findings/finding.ts', 'imports upwards'],
  ['stages/formats.ts', 'stages/deadline.ts', 'a stage knows another stage'],
  ['stages/formats.ts', 'pipeline.ts', 'imports upwards'],
  ['writers/xlsx.ts', 'model/regulation.ts', 'a reader or writer knows the reform index'],
  ['readers/xlsx.ts', 'rubric/load.ts', 'a reader or writer knows the reform index'],
  ['worker/publish.ts', 'main.ts', 'imports upwards'],
  ['stages/formats.ts', 'elsewhere/x.ts', 'stands on no floor'],
])('%s may not import %s', (from, imported, why) => {
  expect(forbidden(from, imported)).toBe(why);
});

test.each([
  ['pipeline.ts', 'stages/intake.ts'],
  ['stages/render/report.ts', 'writers/docx.ts'],
  ['stages/render/render.ts', 'stages/render/report.ts'],
  ['readers/xlsx.ts', 'model/points.ts'],
])('%s may import %s', (from, imported) => {
  expect(forbidden(from, imported)).toBeUndefined();
});
