import { unzipSync, zipSync } from 'fflate';

/** Local time, as ZIP dates have no zone: the same bytes wherever it runs. */
const DAY = new Date(2024, 0, 1);

/** A ZIP of these entries, in this order, with one fixed date. */
export function packed(
  entries: readonly (readonly [name: string, content: Uint8Array | string])[],
): Uint8Array {
  const bytes = entries.map(([name, content]) => [
    name,
    typeof content === 'string' ? Buffer.from(content) : content,
  ]);
  return zipSync(Object.fromEntries(bytes), { mtime: DAY, level: 9 });
}

/** The same package with sorted names and a fixed date: writers put the moment of writing in. */
export function repacked(bytes: Uint8Array): Uint8Array {
  const entries = Object.entries(unzipSync(bytes)).map(
    ([name, content]) => [name, withoutMoment(name, content)] as const,
  );
  const first = '[Content_Types].xml';
  return packed(
    entries.toSorted(([a], [b]) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1)),
  );
}

/** LibreOffice notes in docProps/core.xml when it saved. */
function withoutMoment(name: string, content: Uint8Array): Uint8Array {
  if (name !== 'docProps/core.xml') return content;
  const text = Buffer.from(content).toString();
  return Buffer.from(text.replace(/(<dcterms:modified[^>]*>)[^<]*/, '$12024-01-01T00:00:00Z'));
}
