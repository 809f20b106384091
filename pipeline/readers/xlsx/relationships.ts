import type { PartReader } from './xml.ts';

export interface Relationship {
  readonly id: string;
  /** Last word of the type: `worksheet`, `hyperlink`; the same in strict and transitional files. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** Collects a part's relationships. */
export function relationshipReader(into: Relationship[]): PartReader {
  return {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (id === undefined || type === undefined || target === undefined) return;
      into.push({
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        target,
        external: mode?.toLowerCase() === 'external',
      });
    },
  };
}

/** `xl/worksheets/sheet1.xml` for `../worksheets/sheet1.xml` seen from `xl/x/y.xml`; no way leads out of the package. */
export function resolvePart(from: string, target: string): string {
  const path = target.startsWith('/') ? target : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`. */
export const relationshipsOf = (part: string): string => {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
};
