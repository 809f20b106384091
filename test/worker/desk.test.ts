import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WorkerError } from '../../pipeline/model/errors.ts';
import { loadCalendar } from '../../pipeline/rubric/calendar.ts';
import { loadRegulation } from '../../pipeline/rubric/load.ts';
import { taskOf, warningsOf } from '../../pipeline/worker/desk.ts';

const regulation = loadRegulation(join(import.meta.dirname, '..', '..', 'rubrics', 'kon-ray-1253-2022'));

test.each([
  [undefined, 'tu-danh-gia'],
  ['ke-hoach-163', 'ke-hoach-163'],
])('the task asked for as %s is %s', (id, expected) => {
  expect(taskOf({ regulation }, id).id).toBe(expected);
});

test('an unknown task is wrong usage, and the sentence names those there are', () => {
  expect(() => taskOf({ regulation }, 'ke-hoach-164')).toThrow(/ke-hoach-164.*ke-hoach-163/s);
});

test('without a self-assessment there is nothing to fall back on', () => {
  const reports = { ...regulation, tasks: regulation.tasks.filter(({ kind }) => kind === 'report') };
  expect(() => taskOf({ regulation: reports }, undefined)).toThrow(WorkerError);
});

const calendar = loadCalendar(join(import.meta.dirname, '..', '..', 'rubrics', 'calendar.yaml'));
const noLibreOffice = expect.stringContaining('LibreOffice');

test.each([
  [2023, [noLibreOffice]],
  [2025, [noLibreOffice, expect.stringContaining('2023')]],
  [2098, [noLibreOffice, expect.stringContaining('2098'), expect.stringContaining('2023')]],
])(
  'what the machine, the calendar and the regulation lack for the year %d is said before the first dossier',
  (assessmentYear, said) => {
    const desk = {
      office: { assessmentYear },
      regulation,
      calendar,
      renderTools: { libreOffice: undefined },
    };
    expect(warningsOf(desk)).toEqual(said);
  },
);
