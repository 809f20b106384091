import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDocumentFont, hasVietnamese } from '../../../pipeline/writers/pdf/fonts.ts';
import { lacks } from '../../needs.ts';

const LIBERATION = '/usr/share/fonts/truetype/liberation2';
const here = existsSync(LIBERATION);

test.skipIf(lacks('fonts-liberation2', here))(
  'a font counts by its glyphs, whatever its files are called',
  async () => {
    const whole = await findDocumentFont([LIBERATION]);
    expect(whole).toEqual({ family: 'Liberation Serif', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const folder = mkdtempSync(join(tmpdir(), 'hoso-font-'));
    const poor = readFileSync(join(LIBERATION, 'LiberationSerif-Regular.ttf'));
    expect(hasVietnamese(poor)).toBe(true);
    cpSync(LIBERATION, folder, { recursive: true });
    expect(readdirSync(folder).length).toBeGreaterThan(3);
    expect((await findDocumentFont([folder]))?.sha256).toBe(whole?.sha256);
  },
);

test('a file that only has the name of the font is none', async () => {
  expect(hasVietnamese(Buffer.alloc(64))).toBe(false);
  expect(await findDocumentFont([mkdtempSync(join(tmpdir(), 'hoso-font-'))])).toBeUndefined();
});
