import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mistake, mistakeLines } from '../model/errors.ts';
import { readCalendar } from '../rubric/calendar.ts';
import { readRegulation } from '../rubric/load.ts';

const USAGE = `Cách dùng: hoso rubric check THƯ_MỤC... [--json]

Kiểm tra các quy chế viết bằng YAML: mỗi THƯ_MỤC có regulation.yaml và các appendix-*.yaml (hoặc chứa nhiều thư mục như
vậy; calendar.yaml cũng được kiểm tra). Mỗi lỗi in ra cùng tệp và dòng.
Kết thúc với mã 0 nếu không có lỗi, 1 nếu có lỗi, 2 nếu gõ lệnh sai.
`;

/** One thing to check, and what is wrong with it. */
interface Checked {
  readonly name: string;
  readonly mistakes: readonly Mistake[];
}

/**
 * `hoso rubric check DIR... [--json]`.
 * @returns exit code: 0 clean, 1 mistakes, 2 wrong usage
 */
export async function rubricCommand(args: readonly string[]): Promise<number> {
  const given = parse(args);
  if (!given) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (given.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const absent = given.paths.filter((path) => !existsSync(path));
  const checked = given.paths.filter((path) => !absent.includes(path)).flatMap(check);
  if (absent.length > 0 || checked.length === 0) {
    const where = absent.length > 0 ? absent : given.paths;
    process.stderr.write(`Không tìm thấy quy chế nào ở: ${where.join(', ')}.\n\n${USAGE}`);
    return 2;
  }
  const mistakes = checked.flatMap((each) => each.mistakes);
  process.stdout.write(given.json ? `${JSON.stringify(mistakes, null, 2)}\n` : report(checked));
  return mistakes.length > 0 ? 1 : 0;
}

function parse(
  args: readonly string[],
): { readonly paths: readonly string[]; readonly json: boolean; readonly help: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [verb, ...paths] = positionals;
    if (values.help) return { paths, json: false, help: true };
    return verb === 'check' && paths.length > 0 ? { paths, json: values.json, help: false } : undefined;
  } catch {
    return undefined;
  }
}

/** Folders of regulations and calendars among what a shell's `rubrics/*` gives; anything else is none of ours. */
function check(path: string): readonly Checked[] {
  if (!statSync(path).isDirectory()) {
    return basename(path) === 'calendar.yaml' ? [{ name: path, mistakes: readCalendar(path).mistakes }] : [];
  }
  const names = readdirSync(path);
  if (names.some((name) => name === 'regulation.yaml' || /^appendix.*\.yaml$/.test(name))) {
    return [{ name: path, mistakes: readRegulation(path).mistakes }];
  }
  return names
    .map((name) => join(path, name))
    .filter((each) => basename(each) === 'calendar.yaml' || existsSync(join(each, 'regulation.yaml')))
    .flatMap(check);
}

const report = (checked: readonly Checked[]): string =>
  checked
    .map(({ name, mistakes }) =>
      mistakes.length > 0
        ? `${name}: ${mistakes.length} lỗi\n${mistakeLines(mistakes)}\n`
        : `${name}: không có lỗi\n`,
    )
    .join('');
