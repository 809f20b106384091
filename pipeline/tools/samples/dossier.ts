import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instant, parseInstant } from '../../model/day.ts';
import { type Points, vietnameseDecimal } from '../../model/points.ts';
import type { SigningIdentity } from '../../writers/pdf/cms.ts';
import { signPdf } from '../../writers/pdf/sign.ts';
import { citation, dayOf, type EvidenceTemplate, letterOf, minutesLetter } from './documents.ts';
import type { Layout } from './layouts.ts';
import type { Letter } from './letter.ts';
import { packed, repacked } from './package.ts';
import type { SamplePki } from './pki.ts';
import { clear, put, SAMPLES } from './places.ts';
import { printLetters, resaveWorkbook } from './print.ts';
import { type Item, readItems, shareOf } from './rubric.ts';
import { ratioOf, selfPoints } from './self-points.ts';
import { type Sheet, type SheetRow, totalOf, writeSheet } from './sheet.ts';
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

/** Makes `samples/<case>/dossier/`, from scratch. */
export async function makeDossier(sample: SampleCase, tools: Tools): Promise<void> {
  const draft = new Draft(sample);
  sample.write?.(draft);
  await printEvidence(draft, sample, tools.pki);
  const name = sample.workbookName ?? `Bang cham diem CCHC nam ${sample.year}.xlsx`;
  if (sample.report) await printReport(draft, sample.report, tools.pki);
  else draft.files.set(name, await writeSheet(sheetOf(draft, sample)));
  if (sample.minutes !== 'none') {
    const stated = sample.minutes === 'agree' ? draft.sum() : sample.minutes;
    const printed = await plainMinutes(draft, stated);
    draft.files.set('Bien ban hop.pdf', await signByHead(printed, draft.key, tools.pki));
  }
  const folder = join(SAMPLES, sample.name, 'dossier');
  if (sample.resaved) draft.files.set(name, await resaved(draft.file(name), name));
  await sample.spoil?.(draft, tools);
  clear(folder);
  if (sample.arrivesAs.endsWith('.zip')) {
    await put(join(folder, sample.arrivesAs), packed([...draft.files]));
    return;
  }
  for (const [path, bytes] of draft.files) await put(join(folder, sample.arrivesAs, path), bytes);
}

function sheetOf(draft: Draft, { layout, year }: SampleCase): Sheet {
  const { unit, items, rows, typed, total, recoded, dropped, repeated } = draft;
  return {
    ...{ layout, items, rows, typed, total, recoded, dropped, repeated },
    titles: [
      unit.name.toLocaleUpperCase('vi'),
      `BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH NĂM ${year}`,
      `(Kèm theo Báo cáo của ${unit.name})`,
    ],
    signature: ['Người lập biểu', unit.head.title.toLocaleUpperCase('vi'), unit.head.person],
  };
}

async function printEvidence(draft: Draft, { unsigned, sealed }: SampleCase, pki: SamplePki): Promise<void> {
  const letters = draft.set.map((each) => letterOf(each, draft.unit, draft.year));
  const pdfs = await printLetters(letters);
  for (const [index, template] of draft.set.entries()) {
    const pdf = pdfs[index];
    const letter = letters[index];
    if (!pdf || !letter) continue;
    const printed = { pdf, letter };
    const signed = unsigned ? pdf : await signByHead(printed, draft.key, pki);
    draft.files.set(pathOf(template), sealed ? await seal({ pdf: signed, letter }, draft.key, pki) : signed);
  }
}

async function printReport(draft: Draft, report: EvidenceTemplate, pki: SamplePki): Promise<void> {
  const letter = letterOf(report, draft.unit, draft.year);
  const [pdf] = await printLetters([letter]);
  if (pdf) draft.files.set(`${report.path}.pdf`, await signByHead({ pdf, letter }, draft.key, pki));
}

/** The head signs first; a plan carries a time stamp. */
function signByHead({ pdf, letter }: Printed, unit: UnitKey, pki: SamplePki): Promise<Uint8Array> {
  const at = momentOf(letter, '15:10');
  const stamped = letter.kind === 'KẾ HOẠCH';
  return signPdf(pdf, {
    ...{ identity: pki.head(unit), field: 'LanhDao', subFilter: 'adbe.pkcs7.detached', at },
    timestamp: stamped ? (signature) => pki.timestamp(signature, at) : undefined,
    room: stamped ? 6400 : 3200,
  });
}

/** The agency's signature follows the head's (Nghị định 30/2020, Điều 32). */
export function seal({ pdf, letter }: Printed, unit: UnitKey, pki: SamplePki): Promise<Uint8Array> {
  const at = momentOf(letter, '16:25');
  const identity = pki.seal(unit);
  return signPdf(pdf, { identity, field: 'CoQuan', subFilter: 'ETSI.CAdES.detached', at, room: 3200 });
}

/** Signs once, by anybody. */
export const signAs = (pdf: Uint8Array, identity: SigningIdentity, at: Instant): Promise<Uint8Array> =>
  signPdf(pdf, { identity, field: 'LanhDao', subFilter: 'adbe.pkcs7.detached', at, room: 3200 });

interface Printed {
  readonly pdf: Uint8Array;
  readonly letter: Letter;
}

/** The printed letter of one piece of evidence, not signed. */
export async function plainEvidence(draft: Draft, end: string): Promise<Printed> {
  const template = draft.set.find((each) => each.path.endsWith(end));
  if (!template) throw new RangeError(`no template ${end}`);
  const letter = letterOf(template, draft.unit, draft.year);
  const [pdf] = await printLetters([letter]);
  if (!pdf) throw new RangeError(end);
  return { pdf, letter };
}

/** The printed minutes, not signed. */
export async function plainMinutes(draft: Draft, total = draft.sum()): Promise<Printed> {
  const day = dayOf(draft.year, '12-03');
  const letter = minutesLetter(draft.unit, draft.year, { day, total: vietnameseDecimal(total) });
  const [pdf] = await printLetters([letter]);
  if (!pdf) throw new RangeError(letter.subject);
  return { pdf, letter };
}

export function momentOf({ day }: Pick<Letter, 'day'>, clock: string): Instant {
  const at = parseInstant(`${day}T${clock}:00+07:00`);
  if (!at) throw new RangeError(clock);
  return at;
}

async function resaved(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const folder = join(SAMPLES, '..', '.cache', 'resave');
  clear(folder);
  await put(join(folder, name), bytes);
  await resaveWorkbook(join(folder, name));
  const saved = repacked(await readFile(join(folder, name)));
  clear(folder);
  return saved;
}
