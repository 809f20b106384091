import type { Appendix, Criterion } from '../model/appendix.ts';
import type { Mistake } from '../model/errors.ts';
import { lintAppendix } from './appendix-lint.ts';
import { type AppendixData, appendixSchema, toMethod } from './appendix-schema.ts';
import { readYaml } from './yaml.ts';

export interface LoadedAppendix {
  readonly appendix: Appendix | undefined;
  /** As written: with the keys that scoring has no use for. */
  readonly data: AppendixData | undefined;
  readonly regulation: string | undefined;
  readonly mistakes: readonly Mistake[];
  readonly bytes: Uint8Array;
}

/** Reads one `appendix-*.yaml` and holds its sums and ways of scoring against each other. */
export function loadAppendix(file: string, shownAs: string): LoadedAppendix {
  const { data, mistakes, lineOf, bytes } = readYaml(file, shownAs, appendixSchema);
  if (!data) return { appendix: undefined, data, regulation: undefined, mistakes, bytes };
  const appendix = toAppendix(data);
  const doesNotAddUp = lintAppendix(appendix).map(({ index, key, message }) => ({
    file: shownAs,
    line: lineOf(index === undefined ? [key] : ['items', index, key]),
    message,
  }));
  return { appendix, data, regulation: data.regulation, mistakes: doesNotAddUp, bytes };
}

const toAppendix = (data: AppendixData): Appendix => ({
  id: data.appendix,
  title: data.title,
  illustrative: data.status === 'illustrative',
  appliesTo: data.appliesTo,
  scale: data.scale,
  decimals: data.decimals,
  bonusInsideScale: data.bonusInsideScale,
  criteria: data.items.map(toCriterion),
  initiatives: data.initiatives,
  partOf: data.partOf,
});

const toCriterion = (item: AppendixData['items'][number]): Criterion => ({
  code: item.code,
  kind: item.kind,
  parent: item.parent,
  name: item.name,
  max: item.max,
  method: item.method && toMethod(item.method),
  evidence: item.evidence,
  evidenceRequired: item.evidenceRequired ?? false,
  imageAllowed: item.imageAllowed ?? false,
  appraiser: item.appraiser,
  contributors: item.contributors,
  notApplicableTo: item.notApplicableTo,
  article: item.cite,
});
