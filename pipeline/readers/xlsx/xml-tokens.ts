/** XML that cannot be read to its end. */
export class BrokenXml extends Error {
  override readonly name = 'BrokenXml';
}

/** Something in an XML part that no honest program writes. */
export class HostileXml extends Error {
  override readonly name = 'HostileXml';
}

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  text: ((text: string) => void) | undefined;
  close(name: string): void;
}

/** Longer than any honest tag, comment or instruction. */
const LONGEST_MARKUP = 1_000_000;
/** Tags without attributes come by the thousand, a few of them over and over: `<is>`, `<t>`, `<v>`. */
const LONGEST_KNOWN = 16;
const MOST_KNOWN = 64;
const NO_ATTRIBUTES: Attributes = Object.freeze({});
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const TAG = /<([^\s/>=<"'&!?]+)((?:\s+[^\s/>=<"'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const END_TAG = /<\/([^\s/>=<"'&]+)\s*>/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const QUOTED = /"[^"]*(?:"|$)|'[^']*(?:'|$)|>/g;
/** A reference, or the end of a CDATA section, that more may follow. */
const CUT_IN_TWO = /(?:&[^;&<]{0,12}|\]{1,2})$/;

/**
 * Well-formed XML as it arrives in pieces: elements, attributes and text with the five named entities and character
 * references. Whole tags are taken by pattern, since reading letter by letter costs most of the time a workbook takes.
 * No document type is read, so no entity can be declared. Throws BrokenXml and HostileXml.
 */
export class XmlTokens {
  readonly #events: XmlEvents;
  readonly #open: string[] = [];
  /** Names of short tags without attributes by the whole tag. */
  readonly #known = new Map<string, string>();
  #rest = '';
  #rooted = false;
  #endsInReturn = false;

  constructor(events: XmlEvents) {
    this.#events = events;
  }

  write(piece: string): void {
    if (FORBIDDEN.test(piece)) throw new BrokenXml('a character that XML cannot hold');
    this.#rest = this.#take(this.#rest + this.#withoutReturns(piece), false);
  }

  end(): void {
    this.#take(this.#rest, true);
    if (this.#open.length > 0) throw new BrokenXml(`<${this.#open.at(-1)}> is not closed`);
    if (!this.#rooted) throw new BrokenXml('no element');
  }

  /** XML 1.0, 2.11: every line ends in a line feed, in whichever piece its two letters arrive. */
  #withoutReturns(piece: string): string {
    const continued = this.#endsInReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    this.#endsInReturn = piece.endsWith('\r') || (piece === '' && this.#endsInReturn);
    return continued.includes('\r') ? continued.replace(/\r\n?/g, '\n') : continued;
  }

  /** What is left until more arrives. */
  #take(source: string, last: boolean): string {
    let at = 0;
    while (at < source.length) {
      const next = source.indexOf('<', at);
      if (next === -1) {
        const cut = last ? source.length : source.search(CUT_IN_TWO);
        const end = cut === -1 ? source.length : Math.max(at, cut);
        if (end > at) this.#text(source.slice(at, end));
        return source.slice(end);
      }
      if (next > at) this.#text(source.slice(at, next));
      const after = this.#markup(source, next);
      if (after === undefined) {
        if (last) throw new BrokenXml('markup is cut off');
        if (source.length - next > LONGEST_MARKUP) throw new HostileXml('a tag of absurd length');
        return source.slice(next);
      }
      at = after;
    }
    return '';
  }

  /** Where it ends; undefined while its end has not arrived. */
  #markup(source: string, at: number): number | undefined {
    const second = source[at + 1];
    if (second === undefined) return undefined;
    if (second === '/') return this.#endTag(source, at);
    if (second === '?') return endOf(source, '?>', at + 2);
    if (second === '!') return this.#declaration(source, at);
    return this.#startTag(source, at);
  }

  #startTag(source: string, at: number): number | undefined {
    const end = source.indexOf('>', at) + 1;
    const tag = end - at > LONGEST_KNOWN ? '' : source.slice(at, end);
    const known = this.#known.get(tag);
    if (known !== undefined) {
      this.#start(known, NO_ATTRIBUTES);
      return end;
    }
    TAG.lastIndex = at;
    const [whole, name = '', written = '', empty] = TAG.exec(source) ?? [];
    if (whole === undefined) return isCutOff(source, at) ? undefined : broken(source, at);
    this.#start(name, written === '' ? NO_ATTRIBUTES : readAttributes(written));
    if (empty) this.#end(name);
    else if (whole === tag && written === '' && this.#known.size < MOST_KNOWN) this.#known.set(tag, name);
    return at + whole.length;
  }

  #endTag(source: string, at: number): number | undefined {
    const expected = this.#open.at(-1);
    if (expected !== undefined && source.startsWith(`${expected}>`, at + 2)) {
      this.#end(expected);
      return at + expected.length + 3;
    }
    END_TAG.lastIndex = at;
    const [whole, name] = END_TAG.exec(source) ?? [];
    if (whole === undefined || name === undefined)
      return source.includes('>', at) ? broken(source, at) : undefined;
    if (expected !== name) throw new BrokenXml(`</${name}> closes nothing`);
    this.#end(name);
    return at + whole.length;
  }

  #start(name: string, attributes: Attributes): void {
    if (this.#open.length === 0 && this.#rooted) throw new BrokenXml('a second root element');
    this.#rooted = true;
    this.#open.push(name);
    this.#events.open(name, attributes);
  }

  #end(name: string): void {
    this.#open.pop();
    this.#events.close(name);
  }

  #declaration(source: string, at: number): number | undefined {
    if (source.startsWith('<!--', at)) return endOf(source, '-->', at + 4);
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at + 9);
      if (end === -1) return undefined;
      this.#inElement(source.slice(at + 9, end));
      this.#events.text?.(source.slice(at + 9, end));
      return end + 3;
    }
    if (source.startsWith('<!DOCTYPE', at)) throw new HostileXml('a document type declaration');
    const known = ['<!--', '<![CDATA[', '<!DOCTYPE'].some((each) =>
      each.startsWith(source.slice(at, at + 9)),
    );
    return known ? undefined : broken(source, at);
  }

  #text(text: string): void {
    if (text.includes(']]>')) throw new BrokenXml(']]> in text');
    this.#inElement(text);
    if (this.#open.length > 0) this.#events.text?.(unescaped(text));
  }

  #inElement(text: string): void {
    if (this.#open.length === 0 && /[^\s\ufeff]/.test(text))
      throw new BrokenXml('text outside of the root element');
  }
}

function endOf(source: string, mark: string, from: number): number | undefined {
  const end = source.indexOf(mark, from);
  return end === -1 ? undefined : end + mark.length;
}

/** No end outside of quotes as yet. */
function isCutOff(source: string, at: number): boolean {
  QUOTED.lastIndex = at;
  for (let found = QUOTED.exec(source); found; found = QUOTED.exec(source))
    if (found[0] === '>') return false;
  return true;
}

function broken(source: string, at: number): never {
  throw new BrokenXml(`malformed markup: ${source.slice(at, at + 40)}`);
}

function readAttributes(written: string): Attributes {
  const attributes: Record<string, string> = {};
  const names = new Set<string>();
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(written); found; found = ATTRIBUTE.exec(written)) {
    const [, name = '', double, single = ''] = found;
    if (names.has(name)) throw new BrokenXml(`attribute ${name} stands twice`);
    names.add(name);
    attributes[localName(name)] = unescaped((double ?? single).replace(/[\t\n]/g, ' '));
  }
  return attributes;
}

/** Without its prefix, since every program has its own. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const REFERENCE = /&(?:([a-z]+)|#(\d{1,7})|#x([\da-f]{1,6}));|&/gi;

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(
        REFERENCE,
        (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
          const named = name === undefined ? undefined : ENTITIES.get(name);
          if (named !== undefined) return named;
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
          const letter = code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
          if (FORBIDDEN.test(letter)) throw new BrokenXml(`unknown reference ${whole}`);
          return letter;
        },
      )
    : text;
