import { type RichText, RichTextReader } from './rich-text.ts';
import type { PartReader } from './xml.ts';

/** Collects the shared strings, in order. */
export function sharedStringReader(into: RichText[]): PartReader {
  const rich = new RichTextReader();
  return {
    open: (name, attributes) => rich.open(name, attributes),
    text: (text) => rich.add(text),
    close(name) {
      if (name === 'si') into.push(rich.take());
      else rich.close(name);
    },
  };
}
