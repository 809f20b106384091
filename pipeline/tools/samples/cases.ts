import { ARRIVAL_CASES } from './cases/arrival.ts';
import { CLEAN } from './cases/clean.ts';
import { FILE_CASES } from './cases/files.ts';
import { MINUTES_CASES } from './cases/minutes.ts';
import { REGULATION_CASES } from './cases/regulations.ts';
import { REPORT_CASES } from './cases/reports.ts';
import { TABLE_CASES } from './cases/table.ts';
import type { SampleCase } from './draft.ts';

export const CASES: readonly SampleCase[] = [
  ...CLEAN,
  ...FILE_CASES,
  ...ARRIVAL_CASES,
  ...TABLE_CASES,
  ...REGULATION_CASES,
  ...REPORT_CASES,
  ...MINUTES_CASES,
];
