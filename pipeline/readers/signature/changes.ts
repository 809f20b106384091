import type { PdfFile } from '../pdf/document.ts';
import type { Examined } from './examine.ts';
import type { Fault } from './verdict.ts';
export interface ChangesVerdict {
  readonly state: 'none' | 'allowed' | 'forbidden' | 'unknown';
  readonly list: readonly { readonly object: string; readonly what: string }[];
  readonly faults: readonly Fault[];
  readonly findings: readonly string[];
}
export function changesAfter(file: PdfFile, examined: Examined): ChangesVerdict {
  const revision = examined.range.revision;
  if (revision === null) return { state: 'unknown', list: [], faults: [], findings: [] };
  if (revision === file.revisions.length - 1) return { state: 'none', list: [], faults: [], findings: [] };
  return { state: 'allowed', list: [], faults: [], findings: [] };
}
