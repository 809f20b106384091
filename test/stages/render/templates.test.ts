import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
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

test.each(['kon-ray', 'lai-chau', 'ninh-hoa', 'quang-nam', 'quang-tri'])(
  'the paragraph that Word wants after the signatures of %s is hidden, so that it opens no empty page',
  (folder) => {
    const { 'word/document.xml': part } = unzipSync(readFileSync(join(delivered, folder, 'bao-cao.docx')));
    const text = strFromU8(part ?? new Uint8Array());
    const after = text.slice(text.lastIndexOf('</w:tbl>'), text.lastIndexOf('<w:sectPr'));
    // Hidden are both the end of the paragraph and the one letter in it: LibreOffice wants a letter.
    expect(after.match(/<w:vanish\/>/g)).toHaveLength(2);
    expect(after).toContain('<w:t xml:space="preserve"> </w:t>');
  },
);
