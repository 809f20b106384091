import { expect, test } from 'vitest';
import { stateOf } from '../../pipeline/findings/state.ts';
import type { WeighedFinding } from '../../pipeline/model/finding.ts';
import { ZERO } from '../../pipeline/model/points.ts';
import type { Level } from '../../pipeline/model/regulation.ts';
import type { Score } from '../../pipeline/model/score.ts';
import { task } from '../stages/builders.ts';

const SCORE: Score = {
  ...{ rows: [], groups: [], scenarios: [] },
  ...{ selfTotal: ZERO, checkedTotal: ZERO, selfMaxTotal: ZERO, maxTotal: ZERO },
};
const found = (level: Level): WeighedFinding => ({
  ...{ id: 'formats/empty', place: {}, values: {}, reason: '', remedy: '' },
  ...{ level, basis: { article: 'Điều 1' } },
});

test.each([
  ['selfAssessment', SCORE, 'warn', 'ready'],
  ['selfAssessment', SCORE, 'fail', 'toMend'],
  ['selfAssessment', undefined, 'warn', 'refused'],
  ['report', undefined, 'warn', 'ready'],
  ['report', undefined, 'fail', 'toMend'],
] as const)(
  'a dossier of the kind %s with points %o and a finding that weighs "%s" is %s',
  (kind, score, level, state) => {
    expect(stateOf({ task: { ...task, kind } }, score, [found(level)])).toBe(state);
  },
);
