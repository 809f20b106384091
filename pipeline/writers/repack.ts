import { unzipSync, zipSync } from 'fflate';

/** The earliest moment a ZIP entry can carry. */
const FIRST_DAY = new Date(1980, 0, 1);

/**
 * The same ZIP with names sorted and every date the same, so that equal contents are equal bytes. What a package has to begin
 * with keeps its place (`[Content_Types].xml`). Only for packages we made ourselves.
 */
export function repack(
  bytes: Uint8Array,
  change: (name: string, content: Uint8Array) => Uint8Array = (_, content) => content,
): Uint8Array {
  const entries = Object.entries(unzipSync(bytes))
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, content]) => [name, change(name, content)] as const);
  return pack(new Map(entries));
}

/** A ZIP of these parts, in the order of their names. */
export function pack(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...parts].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { mtime: FIRST_DAY, level: 6 });
}

const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);
