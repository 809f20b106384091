import type { Attributes, PartReader } from '../xlsx/xml.ts';

interface Level {
  start: number;
  format: string;
  /** `%1.%2` */
  text: string;
}

const DEEPEST = 9;
const MOST_LISTS = 5_000;

/** The numbers that Word shows before paragraphs and does not write into them: `1.1`, `a)`, `II`. */
export class Numbering implements PartReader {
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #abstractOf = new Map<string, string>();
  readonly #counters = new Map<string, number[]>();
  #abstract: string | undefined;
  #num: string | undefined;
  #level: Level | undefined;

  open(name: string, attributes: Attributes): void {
    const value = attributes['val'] ?? '';
    switch (name) {
      case 'abstractNum':
        if (this.#levels.size >= MOST_LISTS) return;
        this.#abstract = attributes['abstractNumId'] ?? '';
        this.#levels.set(this.#abstract, new Map());
        return;
      case 'num':
        this.#num = attributes['numId'];
        return;
      case 'abstractNumId':
        if (this.#num !== undefined && this.#abstractOf.size < MOST_LISTS)
          this.#abstractOf.set(this.#num, value);
        return;
      case 'lvl': {
        const depth = Number(attributes['ilvl']);
        if (this.#abstract === undefined || !(depth >= 0 && depth < DEEPEST)) return;
        this.#level = { start: 1, format: 'decimal', text: '' };
        this.#levels.get(this.#abstract)?.set(depth, this.#level);
        return;
      }
      case 'start':
        if (this.#level) this.#level.start = Number.parseInt(value, 10) || 0;
        return;
      case 'numFmt':
        if (this.#level) this.#level.format = value;
        return;
      case 'lvlText':
        if (this.#level) this.#level.text = value.slice(0, 100);
    }
  }

  close(name: string): void {
    if (name === 'abstractNum') this.#abstract = undefined;
    else if (name === 'num') this.#num = undefined;
    else if (name === 'lvl') this.#level = undefined;
  }

  /** What stands before the next paragraph of this list; a dash for a bullet, empty where the list is not known. */
  next(list: string, depth: number): string {
    const abstract = this.#abstractOf.get(list);
    const levels = abstract === undefined ? undefined : this.#levels.get(abstract);
    const level = levels?.get(depth);
    if (abstract === undefined || !levels || !level) return '';
    if (level.format === 'bullet') return '-';
    const counters = this.#counters.get(abstract) ?? [];
    this.#counters.set(abstract, counters);
    counters[depth] = (counters[depth] ?? level.start - 1) + 1;
    counters.length = depth + 1;
    return level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels.get(at);
      return shown ? written(counters[at] ?? shown.start, shown.format) : '';
    });
  }
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];

/** Lists of an appendix are short: numbers beyond 99 stay Arabic in every format. */
function written(count: number, format: string): string {
  if (count < 1 || count > 99) return String(count);
  switch (format) {
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperLetter':
      return String.fromCharCode(65 + ((count - 1) % 26));
    case 'lowerLetter':
      return String.fromCharCode(97 + ((count - 1) % 26));
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(count);
  }
}

function roman(count: number): string {
  const [letters, worth] = ROMAN.find(([, each]) => each <= count) ?? ['', count];
  return count === 0 ? '' : letters + roman(count - worth);
}
