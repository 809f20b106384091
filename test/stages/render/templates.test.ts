import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTemplate, templatesHash } from '../../../pipeline/stages/render/templates.ts';

const delivered = join(import.meta.dirname, '..', '..', '..', 'templates');

test('the hash of the templates follows their contents and names, not what Word leaves beside them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hoso-templates-'));
  cpSync(delivered, folder, { recursive: true });
  const hash = await templatesHash(delivered);
  writeFileSync(join(folder, 'ninh-hoa', '~$o-cao.docx'), 'x');
  writeFileSync(join(folder, 'README.md'), 'x');
  expect(await templatesHash(folder)).toBe(hash);
  writeFileSync(join(folder, 'ninh-hoa', 'bao-cao.docx'), 'x');
  expect(await templatesHash(folder)).not.toBe(hash);
});

test('a template that is not there is named in one sentence', async () => {
  await expect(readTemplate(delivered, 'khac/bao-cao.docx')).rejects.toMatchObject({
    code: 'TEMPLATE_INVALID',
    message: 'templates/khac/bao-cao.docx: không tìm thấy hoặc không đọc được mẫu này.',
  });
});
