import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mistakeLines } from '../model/errors.ts';
import { readRegulation } from '../rubric/load.ts';

const rubrics = join(import.meta.dirname, '..', '..', 'rubrics');

const USAGE = `Cách dùng: hoso regulation new --like QUY_CHẾ --out THƯ_MỤC

Tạo một quy chế mới (năm mới, cơ quan mới) từ một quy chế có sẵn. QUY_CHẾ là tên một thư mục trong rubrics hoặc đường dẫn
tới thư mục như vậy; tên của THƯ_MỤC là mã của quy chế mới. Không ghi đè lên thư mục đã có.
`;

/**
 * `hoso regulation new --like ID --out DIR`: a copy under its own identity, ready to be edited.
 * @returns exit code: 0 made, 1 made from something that has mistakes, 2 wrong usage
 */
export async function regulationCommand(args: readonly string[]): Promise<number> {
  const given = parse(args);
  if (given === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (!given) return wrong('');
  const like = [given.like, join(rubrics, given.like)].find((each) =>
    existsSync(join(each, 'regulation.yaml')),
  );
  const out = resolve(given.out);
  if (!like) return wrong(`Không có quy chế "${given.like}"; có: ${known().join(', ')}.\n\n`);
  if (existsSync(out)) return wrong(`Đã có ${given.out}; chọn một thư mục chưa có.\n\n`);
  copyAs(resolve(like), out);
  const { mistakes } = readRegulation(out);
  process.stdout.write(
    `Đã tạo ${given.out} từ ${basename(like)}.\nViệc tiếp theo: sửa title, citation, thời hạn (on) và điều khoản trong regulation.yaml, sửa các appendix-*.yaml, rồi chạy: hoso rubric check ${given.out}\n`,
  );
  if (mistakes.length > 0) process.stdout.write(`${mistakeLines(mistakes)}\n`);
  return mistakes.length > 0 ? 1 : 0;
}

function parse(
  args: readonly string[],
): { readonly like: string; readonly out: string } | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        like: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const { like, out } = values;
    return positionals.join(' ') === 'new' && like && out ? { like, out } : undefined;
  } catch {
    return undefined;
  }
}

function wrong(why: string): 2 {
  process.stderr.write(`${why}${USAGE}`);
  return 2;
}

const known = (): readonly string[] =>
  readdirSync(rubrics).filter((name) => existsSync(join(rubrics, name, 'regulation.yaml')));

/** Copies the YAML files with the new identity; the house rules go beside the folder where they are missing. */
function copyAs(like: string, out: string): void {
  const [before, after] = [basename(like), basename(out)];
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(like).filter((each) => /\.(yaml|md)$/.test(each))) {
    const text = readFileSync(join(like, name), 'utf8');
    const identity = new RegExp(`^(id|regulation): "?${before.replaceAll('.', '\\.')}"?$`, 'm');
    writeFileSync(join(out, name), text.replace(identity, `$1: ${after}`));
  }
  const defaults = join(dirname(out), 'defaults.yaml');
  if (!existsSync(defaults)) copyFileSync(join(dirname(like), 'defaults.yaml'), defaults);
}
