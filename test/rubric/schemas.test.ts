import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { generatedSchemas } from '../../pipeline/tools/schemas.ts';

const root = join(import.meta.dirname, '..', '..');

const schemaOf = (name: string): string => {
  if (name.startsWith('appendix') || name === 'province.yaml') return 'appendix';
  return name.replace('.yaml', '');
};

const files = readdirSync(join(root, 'rubrics'), { recursive: true, encoding: 'utf8' }).filter((each) =>
  each.endsWith('.yaml'),
);

const ajv = new Ajv2020({ allowUnionTypes: true });
const validators = new Map(
  [...generatedSchemas()].map(([path, text]) => [path, ajv.compile(JSON.parse(text))]),
);

test.each(files)('an editor that follows the JSON Schema has nothing to say of rubrics/%s', (file) => {
  const validate = validators.get(`rubrics/schema/${schemaOf(basename(file))}.schema.json`);
  validate?.(parse(readFileSync(join(root, 'rubrics', file), 'utf8')));
  expect(validate?.errors).toBeNull();
});

test.each([...generatedSchemas().keys()])('%s is up to date', (path) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(generatedSchemas().get(path));
});
