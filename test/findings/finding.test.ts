import { describe, expect, test } from 'vitest';
import { CHECKS, catalogue } from '../../pipeline/findings/catalogue.ts';
import {
  completed,
  finding,
  indeterminate,
  verdicts,
  weigh,
  worstFirst,
} from '../../pipeline/findings/finding.ts';
import type { Level, Regulation, Task } from '../../pipeline/model/regulation.ts';

const task: Pick<Task, 'kind'> = { kind: 'selfAssessment' };

const weights = (levels: Readonly<Record<string, Level>>): Pick<Regulation, 'id' | 'findings'> => ({
  id: 'thu',
  findings: new Map(
    Object.entries(levels).map(([id, level]) => [id, { level, basis: { article: 'Điều 1' } }]),
  ),
});

describe('the catalogue', () => {
  test.each(Object.entries(catalogue))(
    '%s is subject/condition and answers a known check',
    (id, { check, sentence, remedy }) => {
      expect(id).toMatch(/^[a-z-]+\/[a-z-]+$/);
      expect(Object.keys(CHECKS)).toContain(check);
      expect(sentence).toMatch(/[.?}]$/);
      expect(remedy).toMatch(/[.?}]$/);
      expect(`${sentence}${remedy}`).toBe(`${sentence}${remedy}`.normalize('NFC'));
    },
  );
});

describe('a finding is weighed by the regulation', () => {
  const broken = finding('evidence/link-broken', { cell: 'A1!B2' }, { target: 'x.pdf' });
  const unused = finding('evidence/file-unused', { file: 'y.pdf' });

  test('worst first, with its basis, sentence and remedy', () => {
    const weighed = weigh(
      [unused, broken],
      weights({ 'evidence/link-broken': 'fail', 'evidence/file-unused': 'inform' }),
    );
    expect(weighed.map(({ id, level }) => [id, level])).toEqual([
      ['evidence/link-broken', 'fail'],
      ['evidence/file-unused', 'inform'],
    ]);
    expect(weighed[0]?.reason).toContain('“x.pdf”');
    expect(weighed[0]?.basis).toEqual({ article: 'Điều 1' });
  });

  test('findings weighed at two times are told worst first, too', () => {
    const levels = weights({ 'evidence/link-broken': 'fail', 'evidence/file-unused': 'inform' });
    const both = worstFirst([...weigh([unused], levels), ...weigh([broken], levels)]);
    expect(both.map(({ level }) => level)).toEqual(['fail', 'inform']);
  });

  test('what the regulation ignores is not said', () => {
    expect(weigh([unused], weights({ 'evidence/file-unused': 'ignore' }))).toEqual([]);
  });

  test('a regulation that is silent on it cannot weigh it', () => {
    expect(() => weigh([unused], weights({}))).toThrow('evidence/file-unused');
  });
});

describe('a check', () => {
  const broken = finding('evidence/link-broken', {}, { target: 'x.pdf' });
  const verdictOf = (level: Level, run = completed('evidence/links')) =>
    verdicts([run], weigh([broken], weights({ 'evidence/link-broken': level })), task).find(
      ({ id }) => id === 'evidence/links',
    );

  test.each([
    ['fail', 'failed'],
    ['warn', 'indeterminate'],
    ['inform', 'passed'],
  ] as const)('with a finding that weighs "%s" is %s', (level, expected) => {
    expect(verdictOf(level)?.verdict).toBe(expected);
  });

  test('that could not tell is neither passed nor failed', () => {
    expect(verdictOf('warn', indeterminate('evidence/links', 'vì sao'))?.verdict).toBe('indeterminate');
  });

  test('says why it is undecided, in the words of its run where there are any', () => {
    expect(verdictOf('warn')?.because).toBe('có mục nên xem lại');
    expect(verdictOf('warn', indeterminate('evidence/links', 'vì sao'))?.because).toBe('vì sao');
  });

  test('of a score table is not told of a report, nor that of a report of a score table', () => {
    const told = (kind: Task['kind']) => verdicts([], [], { kind }).map(({ id }) => id);
    expect(
      told('report').filter((id) => /^(workbook|evidence|scoring|minutes)\/|\/workbook$/.test(id)),
    ).toEqual([]);
    expect(told('report')).toContain('contents/report');
    expect(told('selfAssessment')).toEqual(
      Object.keys(CHECKS).filter((id) => id !== 'contents/report' && !id.startsWith('consolidation/')),
    );
  });

  test('that nobody ran is not passed', () => {
    expect(verdicts([], [], task).every(({ verdict }) => verdict === 'notRun')).toBe(true);
  });
});
