import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../pipeline/model/day.ts';
import { readLetterHead } from '../../pipeline/readers/letter-head.ts';
import { readMeeting } from '../../pipeline/stages/minutes/meeting.ts';
import { totalsIn } from '../../pipeline/stages/minutes/total.ts';
import { checkTexts } from '../../pipeline/stages/texts.ts';
import { numbersFrom } from '../seeded.ts';
import { contents, facts, pdf, said } from './builders.ts';
import { minutesText } from './minutes/samples.ts';

const letter = (day: string) =>
  pdf({
    text: [
      {
        page: 1,
        text: `UBND XÃ MẪU\nSố: 12/BC-UBND\nĐộc lập - Tự do - Hạnh phúc\nMẫu, ${day}\nBÁO CÁO`,
        from: 'text',
      },
    ],
  });

const check = (known: ReturnType<typeof letter>, receivedAt = parseInstant('2026-12-05T02:00:00Z')) =>
  checkTexts({
    contents: contents(['tl/bao-cao.pdf']),
    facts: new Map([['tl/bao-cao.pdf', known]]),
    dossier: {
      id: { regulation: 'thu', year: 2026, unit: 'xa', task: 'tu-danh-gia', part: 1, round: 1 },
      receivedAt,
    },
  });

const place = { file: 'tl/bao-cao.pdf', page: 1 };

describe('the day that a piece of evidence bears', () => {
  test.each([
    ['in the year and before the receipt', 'ngày 25 tháng 11 năm 2026', []],
    ['on the day of receipt', 'ngày 05 tháng 12 năm 2026', []],
    ['in another year', 'ngày 20 tháng 12 năm 2025', [['evidence/other-year', place]]],
    ['after the receipt', 'ngày 06 tháng 12 năm 2026', [['evidence/dated-after-receipt', place]]],
  ])('%s', (_, day, expected) => {
    const { findings, checks } = check(letter(day));
    expect(said(findings)).toEqual(expected);
    expect(checks[0]?.ran).toBe('completed');
  });

  test('is told together with the number and the body', () => {
    const [told] = check(letter('ngày 20 tháng 12 năm 2025')).findings;
    expect(told?.values['document']).toBe(' số 12/BC-UBND của UBND XÃ MẪU');
  });

  test('is not held against a receipt that nobody saw', () => {
    const { findings } = checkTexts({
      contents: contents(['a.pdf']),
      facts: new Map([['a.pdf', letter('ngày 06 tháng 12 năm 2026')]]),
      dossier: {
        id: { regulation: 'thu', year: 2026, unit: 'xa', task: 't', part: 1, round: 1 },
        receivedAt: undefined,
      },
    });
    expect(findings).toEqual([]);
  });

  test.each([
    ['a scan', pdf({ content: 'scan' }), 'indeterminate'],
    ['a text that is no letter', pdf({ text: [{ page: 1, text: 'Ảnh', from: 'text' }] }), 'indeterminate'],
    ['a Word file', facts('word'), 'notRun'],
  ])('of %s could not be told: nothing is said of it', (_, known, ran) => {
    const { findings, checks } = check(known);
    expect(findings.filter(({ id }) => id !== 'evidence/head-incomplete')).toEqual([]);
    expect(checks).toMatchObject([{ id: 'evidence/dates', ran }]);
  });
});

test('no text stops the reading, and every day read is one that exists', () => {
  const next = numbersFrom(20_261_122);
  const pieces = [
    ...minutesText().split(/(?=[\s:.,/])/),
    '\ud800',
    '\u0301',
    '\u0000',
    '((((',
    '\\',
    '99/99/9999',
  ];
  for (let turn = 0; turn < 400; turn++) {
    const text = Array.from(
      { length: Math.floor(next() * 120) },
      () =>
        (next() < 0.8
          ? pieces[Math.floor(next() * pieces.length)]
          : String.fromCodePoint(Math.floor(next() * 0x2ffff))) ?? '',
    ).join(next() < 0.5 ? ' ' : '');
    const days = [readLetterHead(text).day, readMeeting(text).day];
    for (const day of days) if (day) expect(Number.isNaN(Date.parse(day))).toBe(false);
    expect(() => totalsIn([{ page: 1, text, from: 'text' }], 2026)).not.toThrow();
  }
});

test('a long text without end is read in no time', () => {
  const text = 'ông bà chủ trì thành phần quyết định số 1/ tổng điểm '.repeat(4000);
  const started = performance.now();
  readMeeting(text);
  totalsIn([{ page: 1, text, from: 'text' }], 2026);
  readLetterHead(text);
  expect(performance.now() - started).toBeLessThan(3000);
});
