import { posix } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { escapeXml } from './text.ts';

/** The parts of a workbook by name: what is not written into stays as it was, byte for byte. */
export type Parts = Map<string, Uint8Array>;

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const LIMIT = 200 * 1024 * 1024;

export function unpack(workbook: Uint8Array): Parts | undefined {
  let bytes = 0;
  try {
    const parts = unzipSync(workbook, {
      filter: ({ name, originalSize }) => {
        bytes += originalSize;
        if (bytes > LIMIT) throw new RangeError('more than a workbook of scores can hold');
        return !name.endsWith('/');
      },
    });
    return new Map(Object.entries(parts));
  } catch {
    return undefined;
  }
}

export const text = (parts: Parts, name: string): string => strFromU8(parts.get(name) ?? new Uint8Array());
export const write = (parts: Parts, name: string, xml: string): void => void parts.set(name, strToU8(xml));

interface Relationship {
  readonly id: string;
  readonly type: string;
  /** A part of the package. */
  readonly target: string;
}

const relationshipsOf = (part: string): string =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

export function relationships(parts: Parts, part: string): readonly Relationship[] {
  return [...text(parts, relationshipsOf(part)).matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => {
    const target = attribute(tag, 'Target');
    return {
      id: attribute(tag, 'Id'),
      type: attribute(tag, 'Type'),
      target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target),
    };
  });
}

export const attribute = (tag: string, name: string): string =>
  decoded(
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
      .exec(tag)
      ?.slice(1)
      .find((each) => each) ?? '',
  );

const decoded = (value: string): string =>
  value
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&');

export function partOfSheet(parts: Parts, name: string): string | undefined {
  const [workbook] = relationships(parts, '')
    .filter((each) => each.type.endsWith('/officeDocument'))
    .map((each) => each.target);
  if (!workbook) return undefined;
  const tag = [...text(parts, workbook).matchAll(/<sheet\b[^>]*>/g)]
    .map(([each]) => each)
    .find((each) => attribute(each, 'name').normalize('NFC') === name.normalize('NFC'));
  const id = tag && attribute(tag, 'r:id');
  return relationships(parts, workbook).find((each) => each.id === id)?.target;
}

/** Relates a sheet to a part of the package, or to a file outside of it. Gives the relationship's id. */
export function relate(
  parts: Parts,
  sheet: string,
  { type, target, external }: { readonly type: string; readonly target: string; readonly external?: true },
): string {
  const rels = relationshipsOf(sheet);
  const before =
    text(parts, rels) ||
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const ids = new Set(relationships(parts, sheet).map((each) => each.id));
  let number = 1;
  while (ids.has(`hoso${number}`)) number += 1;
  const id = `hoso${number}`;
  const mode = external ? ' TargetMode="External"' : '';
  const tag = `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"${mode}/>`;
  write(
    parts,
    rels,
    before.replace(/<\/Relationships>|(<Relationships\b[^>]*)\/>/, (_, open?: string) =>
      open ? `${open}>${tag}</Relationships>` : `${tag}</Relationships>`,
    ),
  );
  return id;
}
