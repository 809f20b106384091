import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Appendix } from '../../pipeline/model/appendix.ts';
import { type Instant, parseInstant } from '../../pipeline/model/day.ts';
import type { Points } from '../../pipeline/model/points.ts';
import type { Desk } from '../../pipeline/pipeline.ts';
import { consolidationJsonSchema } from '../../pipeline/stages/render/consolidation/schema.ts';
import { consolidateInto } from '../../pipeline/worker/consolidate-command.ts';
import { withDesk } from '../../pipeline/worker/desk.ts';
import { findResults } from '../../pipeline/worker/filed-results.ts';
import { processInto } from '../../pipeline/worker/process-command.ts';
import { goodPoints, leavesOf, numberOf } from '../workbooks/rubrics.ts';
import { type Value, writeWorkbook } from '../workbooks/write.ts';

export const at = (text: string): Instant => {
  const moment = parseInstant(text);
  if (!moment) throw new RangeError(text);
  return moment;
};

/** What a unit does otherwise than well. */
export interface Faults {
  /** By code; undefined leaves a cell blank. */
  readonly points?: ReadonlyMap<string, number | undefined>;
  /** Rows that are not the unit's. */
  readonly strange?: readonly (readonly [code: string, name: string, points: number])[];
  readonly initiatives?: readonly string[];
  /** In place of the workbook. */
  readonly workbook?: string;
  readonly receivedAt?: Instant;
}

const HEADING = ['STT', 'Tiêu chí', 'Điểm tối đa', 'Điểm tự đánh giá', 'Tài liệu kiểm chứng', 'Giải trình'];

const validate = new Ajv2020({ strict: true }).compile(JSON.parse(consolidationJsonSchema()));

/** Where `tong-hop.json` does not hold to its published schema. */
export const againstSchema = (json: unknown): readonly string[] =>
  validate(json) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);

/** Units that file, and an office that puts their results together, in a folder of their own; nothing is printed. */
export class ConsolidationRun {
  readonly root = mkdtempSync(join(tmpdir(), 'hoso-consolidation-'));
  readonly desk: Desk;
  readonly #close: () => Promise<void>;

  private constructor(desk: Desk, close: () => Promise<void>) {
    this.desk = desk;
    this.#close = close;
  }

  static async open(office: string): Promise<ConsolidationRun> {
    return new Promise((resolve, reject) => {
      const done = withDesk(office, (desk) => {
        const { promise, resolve: release } = Promise.withResolvers<void>();
        const close = async (): Promise<void> => {
          release();
          await done;
        };
        resolve(
          new ConsolidationRun(
            { ...desk, renderTools: { ...desk.renderTools, libreOffice: undefined } },
            close,
          ),
        );
        return promise;
      });
      done.catch(reject);
    });
  }

  async close(): Promise<void> {
    await this.#close();
    rmSync(this.root, { recursive: true });
  }

  /** The unit's own appendix. */
  appendix(unit: string): Appendix {
    const found = this.desk.regulation.appendices.find(({ appliesTo }) => appliesTo.includes(unit));
    if (!found) throw new RangeError(unit);
    return found;
  }

  /** Files a dossier of the unit and checks it; the folder `Lần n` of its results. */
  async file(results: string, unit: string, faults: Faults = {}): Promise<string> {
    const { receivedAt = at('2021-02-18T16:30:00+07:00') } = faults;
    const source = join(this.root, 'nop', results, unit);
    rmSync(source, { recursive: true, force: true });
    this.put(join('nop', results, unit, 'tai-lieu/báo cáo.pdf'), await blankPdf(unit));
    const workbook = faults.workbook ?? tableOf(this.appendix(unit), unit, faults);
    this.put(join('nop', results, unit, 'bang-cham.xlsx'), workbook);
    const { folder } = await processInto(
      join(this.root, results),
      { source, receivedAt, decidedAt: receivedAt, staged: true },
      this.desk,
    );
    return folder;
  }

  /** Of all units, but for some. */
  async fileAll(results: string, without: readonly string[] = []): Promise<void> {
    for (const { code } of this.desk.office.units)
      if (!without.includes(code)) await this.file(results, code);
  }

  put(path: string, content: string | Uint8Array): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  async consolidate(out: string, ...folders: readonly string[]) {
    return this.consolidateReviewed(out, undefined, ...folders);
  }

  async consolidateReviewed(out: string, reviewed: string | undefined, ...folders: readonly string[]) {
    const done = await consolidateInto(
      join(this.root, out),
      {
        found: await findResults(folders.map((each) => join(this.root, each))),
        task: undefined,
        reviewed,
        decidedAt: at('2021-02-19T09:00:00+07:00'),
      },
      this.desk,
    );
    const { findings, rows, total } = done.consolidation;
    const json = JSON.parse(readFileSync(join(this.root, out, 'tong-hop.json'), 'utf8'));
    const against = againstSchema(json);
    if (against.length > 0) throw new RangeError(`tong-hop.json: ${against.join(', ')}`);
    return {
      ...done,
      total,
      said: findings.map(({ id }) => id.replace('consolidation/', '')),
      findings,
      row: (code: string) => rows.find(({ criterion }) => criterion.code === code),
      json,
    };
  }
}

/** A page with nothing on it; each unit's is another file. */
async function blankPdf(unit: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setSubject(unit);
  document.addPage();
  return document.save({ useObjectStreams: false });
}

/** Points that break no rule, a document behind each, and an initiative. */
export const pointsOf = (appendix: Appendix): ReadonlyMap<string, Points> => goodPoints(appendix);

function tableOf(
  appendix: Appendix,
  unit: string,
  { points, strange = [], initiatives }: Faults,
): Uint8Array {
  const good = pointsOf(appendix);
  const rows = appendix.criteria.map(({ code, name, max, method }): readonly Value[] => {
    const own = good.get(code);
    const self = points?.has(code) ? points.get(code) : own === undefined ? undefined : numberOf(own);
    const link = { v: 'Báo cáo', link: { target: 'tai-lieu/báo cáo.pdf' } };
    const last = leavesOf(appendix).at(-1)?.code === code;
    return method
      ? [code, name, numberOf(max), self, link, last ? `Đã làm xong (${unit})` : undefined]
      : [code, name, numberOf(max)];
  });
  const others = strange.map(([code, name, self]): readonly Value[] => [
    code,
    name,
    1,
    self,
    undefined,
    'Có làm',
  ]);
  const names = initiatives ?? [`Sáng kiến của ${unit}`];
  const fields = appendix.initiatives?.fields ?? [];
  return writeWorkbook(
    {
      sheets: [
        { name: 'Bảng', rows: [HEADING, ...rows, ...others] },
        {
          name: 'Sáng kiến',
          rows: [
            fields.map(({ name }) => name),
            ...names.map((name) => [name, ...fields.slice(1).map(() => 'Có')]),
          ],
        },
      ],
    },
    'google',
  );
}
