import { TextDecoder } from 'node:util';
import { type Attributes, BrokenXml, HostileXml, localName, XmlTokens } from './xml-tokens.ts';

export { type Attributes, BrokenXml, HostileXml } from './xml-tokens.ts';

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

/** Feeds bytes to a reader. Throws HostileXml for a DOCTYPE or an absurd depth, ExcessiveXml for too many elements, BrokenXml for what is not well formed. */
export function xmlSink(reader: PartReader): XmlSink {
  let decoder: TextDecoder | undefined;
  let depth = 0;
  let elements = 0;
  const tokens = new XmlTokens({
    open(name, attributes) {
      depth++;
      elements++;
      if (elements > MOST_ELEMENTS) throw new ExcessiveXml(`more than ${MOST_ELEMENTS} elements`);
      if (depth > DEEPEST) throw new HostileXml(`nested deeper than ${DEEPEST}`);
      reader.open(localName(name), attributes);
    },
    text: reader.text?.bind(reader),
    close(name) {
      depth--;
      reader.close?.(localName(name));
    },
  });
  return {
    write: (chunk) => {
      decoder ??= decoderFor(chunk);
      tokens.write(decoder.decode(chunk, { stream: true }));
    },
    end: () => {
      if (decoder) tokens.write(decoder.decode());
      tokens.end();
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
