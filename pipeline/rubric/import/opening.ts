import { fold, tidy } from '../table/words.ts';
import { BONUS, LINES, STATUS } from './labels.ts';

/** What stands above the table. */
export interface Opening {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly regulation: string | undefined;
  readonly illustrative: boolean | undefined;
  readonly appliesTo: readonly string[];
  readonly scale: string | undefined;
  readonly decimals: number | undefined;
  readonly bonusInsideScale: boolean | undefined;
  readonly note: string | undefined;
  /** Keys of the rubric that an export says it left out. */
  readonly leftOut: readonly string[];
}

const APPENDIX = /^phụ lục\s+(?:số\s+)?([\p{L}\p{N}][\p{L}\p{N}._-]*)(?:\s*[.:–-]\s*(.+))?$/iu;
const ASIDE =
  /^\(|^(cong hoa xa hoi|doc lap|uy ban nhan dan|ubnd|bo noi vu|so noi vu|so |ban hanh kem theo|kem theo|mau so|bieu )/;
const TITLE = /tieu chi|chi so|cham diem|bang diem|thang diem|danh gia/;
const LONGEST_TITLE = 500;

/** Lists of codes and names: `a, b; c`. */
export const listed = (text: string): readonly string[] =>
  text
    .split(/\s*[,;]\s*/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** The text behind `label:`; undefined for another line. */
export function labelled(line: string, label: string): string | undefined {
  const colon = line.indexOf(':');
  if (colon === -1 || fold(line.slice(0, colon)) !== fold(label)) return undefined;
  return line.slice(colon + 1).trim();
}

export function readOpening(paragraphs: readonly string[]): Opening {
  const lines = paragraphs.flatMap((each) => tidy(each).split('\n')).filter((line) => line !== '');
  const value = (label: string): string | undefined => {
    const found = lines.map((line) => labelled(line, label)).find((each) => each !== undefined);
    return found === '' ? undefined : found;
  };
  const status = value(LINES.status);
  const bonus = value(LINES.bonus);
  const decimals = value(LINES.decimals);
  const scale = /^(\d+(?:[.,]\d+)?)/.exec(value(LINES.scale) ?? '')?.[1];
  // A line of its own says more than a title or a reference that begins with the same word.
  const alone = lines.findLastIndex((line) => APPENDIX.test(line) && APPENDIX.exec(line)?.[2] === undefined);
  const at = alone === -1 ? lines.findLastIndex((line) => APPENDIX.test(line)) : alone;
  const [, id, behind] = APPENDIX.exec(lines[at] ?? '') ?? [];
  return {
    id,
    title: titleOf(lines.slice(at + 1), behind, at >= 0),
    regulation: value(LINES.regulation),
    illustrative:
      status === undefined ? undefined : fold(status) === fold(STATUS.illustrative) ? true : statusOf(status),
    appliesTo: listed(value(LINES.appliesTo) ?? ''),
    scale,
    decimals: /^\d$/.test(decimals ?? '') ? Number(decimals) : undefined,
    bonusInsideScale:
      bonus === undefined
        ? undefined
        : fold(bonus) === fold(BONUS.inside)
          ? true
          : fold(bonus) === fold(BONUS.outside)
            ? false
            : undefined,
    note: value(LINES.note),
    leftOut: listed(value(LINES.leftOut) ?? ''),
  };
}

const statusOf = (status: string): boolean | undefined =>
  fold(status) === fold(STATUS.official) ? false : undefined;

/** The lines behind "Phụ lục …", up to one that says something else; without it, the first that sounds like a title. */
function titleOf(
  lines: readonly string[],
  behind: string | undefined,
  afterAppendix: boolean,
): string | undefined {
  const isTitle = (line: string): boolean =>
    !Object.values(LINES).some((label) => labelled(line, label) !== undefined) &&
    !ASIDE.test(asideWords(line));
  const from = afterAppendix
    ? lines.findIndex(isTitle)
    : lines.findIndex((line) => isTitle(line) && TITLE.test(fold(line)));
  const title: string[] = behind === undefined ? [] : [behind];
  for (const line of from === -1 || behind !== undefined ? [] : lines.slice(from)) {
    if (!isTitle(line) || title.join(' ').length > LONGEST_TITLE) break;
    title.push(line);
  }
  return title.length === 0 ? undefined : title.join(' ');
}

/** Folding takes brackets away, and a line in brackets is an aside. */
const asideWords = (line: string): string => (line.startsWith('(') ? line : fold(line));
