import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Appendix } from '../../../pipeline/model/appendix.ts';
import { assess, saidOf } from '../../workbooks/assess.ts';
import { LAYOUTS } from '../../workbooks/layouts.ts';
import {
  goodPoints,
  isOpen,
  konRay,
  laiChau1,
  leavesOf,
  ninhHoa3,
  quangNam1,
  sumOf,
} from '../../workbooks/rubrics.ts';
import { type Manner, writeWorkbook } from '../../workbooks/write.ts';

const APPENDICES: readonly Appendix[] = [ninhHoa3, quangNam1, laiChau1, konRay];
const MANNERS: readonly Manner[] = ['google', 'wps', 'sdk', 'bare', 'strict'];
const appendixAt = (index: number): Appendix => APPENDICES[index % APPENDICES.length] ?? ninhHoa3;

/** Every leaf with its points, an evidence link that leads inside, and the declared total. */
async function expectRead(bytes: Uint8Array, appendix: Appendix, path: string): Promise<void> {
  const result = await assess(bytes, appendix, { path });
  const points = goodPoints(appendix);
  const rows = new Map(result.selfAssessment?.rows.map((row) => [row.code, row]));
  for (const criterion of leavesOf(appendix)) {
    const row = rows.get(criterion.code);
    expect(row?.selfPoints, criterion.code).toBe(points.get(criterion.code));
    expect(row?.max, criterion.code).toBe(criterion.max);
    if (!isOpen(criterion)) continue;
    const [link] = row?.evidence ?? [];
    expect(link, criterion.code).toMatchObject({
      kind: 'inside',
      target: `tl/${criterion.code} kế hoạch.pdf`,
    });
  }
  expect(rows.size).toBe(leavesOf(appendix).length);
  expect(result.selfAssessment?.declaredTotal?.points).toBe(sumOf(appendix, points, undefined));
  expect(saidOf(result).filter((said) => said !== 'hidden-rows')).toEqual([]);
}

describe.each(MANNERS)('a table without a mistake, written in the manner of %s, is read whole', (manner) => {
  test.each(LAYOUTS.map((layout, index) => ({ ...layout, index })))('$name', async ({ of, index }) => {
    const appendix = appendixAt(index + MANNERS.indexOf(manner));
    await expectRead(writeWorkbook(of(appendix), manner), appendix, 'Bảng chấm.xlsx');
  });
});

const saved = join(import.meta.dirname, '..', '..', 'workbooks', 'libreoffice');

/** LibreOffice wrote links anew against the folder it saved into: `../tl/…`. */
test.each(readdirSync(saved))('a table saved by LibreOffice is read whole: %s', async (file) => {
  const bytes = readFileSync(join(saved, file));
  await expectRead(bytes, appendixAt(Number.parseInt(file, 10) - 1), `bản lưu/${file}`);
});
