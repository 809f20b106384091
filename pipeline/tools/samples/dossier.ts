import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Draft, type SampleCase, type Tools } from './draft.ts';
import { packed, repacked } from './package.ts';
import { clear, put, SAMPLES } from './places.ts';
import { resaveWorkbook } from './print.ts';
import { plainMinutes, printEvidence, printReport, signByHead } from './printed.ts';
import { type Sheet, writeSheet } from './sheet.ts';

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

async function resaved(bytes: Uint8Array, name: string): Promise<Uint8Array> {
  const folder = join(SAMPLES, '..', '.cache', 'resave');
  clear(folder);
  await put(join(folder, name), bytes);
  await resaveWorkbook(join(folder, name));
  const saved = repacked(await readFile(join(folder, name)));
  clear(folder);
  return saved;
}
