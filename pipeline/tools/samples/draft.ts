import type { Points } from '../../model/points.ts';
import { citation, type EvidenceTemplate } from './documents.ts';
import type { Layout } from './layouts.ts';
import type { SamplePki } from './pki.ts';
import { type Item, readItems, shareOf } from './rubric.ts';
import { ratioOf, selfPoints } from './self-points.ts';
import { type SheetRow, totalOf } from './sheet.ts';
import { type SampleUnit, UNITS, type UnitKey } from './units.ts';

/** How one sample is made: a whole dossier, then the faults put into it. */
export interface SampleCase {
  readonly name: string;
  readonly unit: UnitKey;
  /** Name of the folder, or with `.zip` of the archive, that arrives. */
  readonly arrivesAs: string;
  readonly year: number;
  readonly set: readonly EvidenceTemplate[];
  /** In place of a score workbook: a report at the top of the dossier, under its own path. */
  readonly report?: EvidenceTemplate;
  readonly layout: Layout;
  /** Saved once more by LibreOffice. */
  readonly resaved?: boolean;
  readonly workbookName?: string;
  /** Minutes that state the workbook's total, or another one. */
  readonly minutes: 'none' | 'agree' | Points;
  /** Signed by the agency too, after its head. */
  readonly sealed?: boolean;
  /** Without signatures. */
  readonly unsigned?: boolean;
  /** Faults in what the unit wrote; before anything is printed. */
  readonly write?: (draft: Draft) => void;
  /** Faults in the files. */
  readonly spoil?: (draft: Draft, tools: Tools) => Promise<void> | void;
}

export interface Tools {
  readonly pki: SamplePki;
}

const EVIDENCE = 'tai-lieu-kiem-chung';

/** A dossier in the making. */
export class Draft {
  readonly files = new Map<string, Uint8Array>();
  readonly unit: SampleUnit;
  readonly key: UnitKey;
  readonly year: number;
  items: readonly Item[];
  readonly rows = new Map<string, SheetRow>();
  readonly typed = new Map<string, Points>();
  readonly recoded = new Map<string, string>();
  readonly dropped = new Set<string>();
  readonly repeated = new Set<string>();
  total: Points | undefined;
  set: readonly EvidenceTemplate[];

  constructor(sample: SampleCase) {
    this.key = sample.unit;
    this.unit = UNITS[sample.unit];
    this.year = sample.year;
    this.set = sample.set;
    const items = readItems(this.unit.regulation, this.unit.appendix);
    this.items = this.unit.appendix === 'district' ? shareOf(items, this.unit.code) : items;
    const leaves = this.items.filter(({ method }) => method);
    // No two units score themselves alike.
    const first = Object.keys(UNITS).indexOf(sample.unit);
    for (const [turn, item] of leaves.entries()) this.rows.set(item.code, this.#rowOf(item, first + turn));
  }

  row(code: string): SheetRow {
    const row = this.rows.get(code);
    if (!row) throw new RangeError(`${code} is no leaf`);
    return row;
  }

  file(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw new RangeError(`${path} is not in the dossier`);
    return bytes;
  }

  /** Path of the piece of evidence whose own path ends so. */
  path(end: string): string {
    const path = [...this.files.keys()].find((each) => each.endsWith(`${end}.pdf`));
    if (!path) throw new RangeError(`no evidence ${end}`);
    return path;
  }

  /** The exact sum of what stands in the table. */
  sum(): Points {
    return totalOf(new Map([...this.rows].filter(([code]) => !this.dropped.has(code))));
  }

  rename(from: string, to: string): void {
    this.files.set(to, this.file(from));
    this.files.delete(from);
  }

  #rowOf(item: Item, turn: number): SheetRow {
    const self = selfPoints(item, turn);
    const template = this.#proof(item.code);
    const asked = item.evidenceRequired === 'true' || (self !== undefined && template);
    if (!asked || !template) return { self };
    const ratio = ratioOf(item, turn);
    return {
      self,
      ...(ratio ? { justification: ratio } : {}),
      evidence: { text: citation(template, this.unit), target: pathOf(template) },
    };
  }

  /** The template that proves the criterion most closely. */
  #proof(code: string): EvidenceTemplate | undefined {
    const length = (each: EvidenceTemplate): number =>
      Math.max(
        0,
        ...(each.proves[this.unit.regulation] ?? [])
          .filter((prefix) => code === prefix || code.startsWith(`${prefix}.`))
          .map((prefix) => prefix.length),
      );
    const best = this.set.toSorted((a, b) => length(b) - length(a))[0];
    return best && length(best) > 0 ? best : undefined;
  }
}

export const pathOf = (each: EvidenceTemplate): string => `${EVIDENCE}/${each.path}.pdf`;
