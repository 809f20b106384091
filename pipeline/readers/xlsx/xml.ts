import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';

/** Something in an XML part that no honest program writes. */
export class HostileXml extends Error {
  override readonly name = 'HostileXml';
}

/** XML that cannot be read to its end. */
export class BrokenXml extends Error {
  override readonly name = 'BrokenXml';
}

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What a part's reader wants to know; names and attributes without their prefix, since every program has its own. */
export interface PartReader {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** XML that holds more than any table of criteria could. */
export class ExcessiveXml extends Error {
  override readonly name = 'ExcessiveXml';
}

const DEEPEST = 64;
const MOST_ELEMENTS = 500_000;

export interface XmlSink {
  write(chunk: Uint8Array): void;
  end(): void;
}

const local = (name: string): string => {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
};

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Attributes {
  let prefixed = false;
  for (const key in attributes) prefixed ||= key.includes(':');
  if (!prefixed) return attributes;
  return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value]));
}

/** Feeds bytes to a reader. Throws HostileXml for a DOCTYPE or an absurd depth, ExcessiveXml for too many elements, BrokenXml for what is not well formed. */
export function xmlSink(reader: PartReader): XmlSink {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let decoder: TextDecoder | undefined;
  let depth = 0;
  let elements = 0;
  parser.on('error', (error) => {
    throw new BrokenXml(error.message);
  });
  parser.on('doctype', () => {
    throw new HostileXml('a document type declaration');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    elements++;
    if (elements > MOST_ELEMENTS) throw new ExcessiveXml(`more than ${MOST_ELEMENTS} elements`);
    if (depth > DEEPEST) throw new HostileXml(`nested deeper than ${DEEPEST}`);
    reader.open(local(name), withoutPrefixes(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    reader.close?.(local(name));
  });
  if (reader.text) {
    const text = reader.text.bind(reader);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write: (chunk) => {
      decoder ??= decoderFor(chunk);
      parser.write(decoder.decode(chunk, { stream: true }));
    },
    end: () => {
      if (decoder) parser.write(decoder.decode());
      parser.close();
    },
  };
}

function decoderFor(start: Uint8Array): TextDecoder {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1');
  const [, label = 'utf-8'] = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(declaration) ?? [];
  try {
    return new TextDecoder(label);
  } catch {
    throw new BrokenXml(`unknown encoding ${label}`);
  }
}
