import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { againstSchema, ConsolidationRun } from '../../worker/consolidation-run.ts';

/** Two agencies filed, one of them what cannot be read, six not. */
let json: string;
let run: ConsolidationRun;
beforeAll(async () => {
  run = await ConsolidationRun.open(join(import.meta.dirname, '../../../samples/office-quang-tri.yaml'));
  await run.file('nop', 'so-tu-phap');
  await run.file('nop', 'so-tai-chinh', { workbook: 'no workbook' });
  json = JSON.stringify((await run.consolidate('ra', 'nop')).json);
}, 60_000);
afterAll(() => run.close());

describe('tong-hop.json of a real consolidation', () => {
  test('holds to its published schema', () => {
    expect(againstSchema(JSON.parse(json))).toEqual([]);
  });

  test.each([
    [
      'points as a number',
      /"self":"([\d.]+)"/,
      '"self":$1',
      /^\/rows\/\d+\/shares\/0\/self$|^\/rows\/\d+\/self$/,
    ],
    ['a decimal comma', /"selfMax":"\d+"/, '"selfMax":"68,5"', /^\/selfMax$/],
    ['a word nobody knows', /"why":"refused"/, '"why":"lost"', /^\/units\/\d\/unusable/],
    ['a key nobody knows', /"total":null/, '"total":null,"sum":"1"', /^$/],
    ['a part that is lacking', /"findings":\[.*\]/, '"finding":[]', /^$/],
  ])('does not with %s', (_, from, to, where) => {
    expect(json).toMatch(from);
    const found = againstSchema(JSON.parse(json.replace(from, to)));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toMatch(where);
  });
});
