import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../pipeline/findings/catalogue.ts';

const root = join(import.meta.dirname, '..', '..');

const texts = (folder: string, wanted: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => wanted.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));

const shown = [...texts('samples', /expected\.json$/), ...texts('test', /\.test\.ts$/)];

test.each(Object.keys(catalogue))('%s is raised by a sample or a test', (id) => {
  expect(shown.some((text) => new RegExp(`['"\`](${id}|${id.split('/')[1]})[ '"\`]`).test(text))).toBe(true);
});
