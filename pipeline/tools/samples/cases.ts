import { CLEAN } from './cases/clean.ts';
import type { SampleCase } from './dossier.ts';

export const CASES: readonly SampleCase[] = [...CLEAN];
