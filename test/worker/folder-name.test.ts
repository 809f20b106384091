import { expect, test } from 'vitest';
import { folderName } from '../../pipeline/worker/folder-name.ts';

test.each([
  ['xa-ninh-an', 'xa-ninh-an'],
  ['Xã Ninh Ấn'.normalize('NFD'), 'Xã Ninh Ấn'.normalize('NFC')],
  ['..', 'khong-ro-don-vi'],
  ['.', 'khong-ro-don-vi'],
  ['', 'khong-ro-don-vi'],
  ['a/b\\c:d', 'a-b-c-d'],
  ['../a', '..-a'],
  ['xã. . ', 'xã'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['x'.repeat(250), 'x'.repeat(80)],
])('what came as %j lies in %j', (name, folder) => {
  expect(folderName(name)).toBe(folder);
});

test('a name fits a file system that counts bytes', () => {
  expect(Buffer.byteLength(folderName('🏢a'.repeat(80)))).toBeLessThanOrEqual(240);
});
