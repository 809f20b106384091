import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkerError } from '../../model/errors.ts';
import type { Template } from '../../writers/docx-template.ts';

/** The template that a regulation names, `ninh-hoa/bao-cao.docx`. Fails with TEMPLATE_INVALID where it is not there. */
export async function readTemplate(folder: string, name: string): Promise<Template> {
  try {
    return { name: `templates/${name}`, bytes: await readFile(join(folder, name)) };
  } catch (cause) {
    throw new WorkerError(
      'TEMPLATE_INVALID',
      `templates/${name}: không tìm thấy hoặc không đọc được mẫu này.`,
      {
        cause,
      },
    );
  }
}

/** SHA-256 over names and contents of all templates, hexadecimal: part of a run's inputs. Word's own temporaries do not count. */
export async function templatesHash(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, encoding: 'utf8' });
  const names = entries
    .map((each) => each.replaceAll('\\', '/'))
    .filter((each) => /(^|\/)[^~/][^/]*\.docx$/i.test(each))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) {
    hash.update(`${name}\0`).update(
      createHash('sha256')
        .update(await readFile(join(folder, name)))
        .digest(),
    );
  }
  return hash.digest('hex');
}
