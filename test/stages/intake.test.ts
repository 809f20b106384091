import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../../pipeline/model/dossier.ts';
import { intake, recognise } from '../../pipeline/stages/intake.ts';
import { appendix, criterion, file, office, said, task, unit } from './builders.ts';

describe('a unit is recognised', () => {
  test.each([
    'xa-mau',
    'XA_MAU',
    'UBND xã Mẫu',
    'ubnd xa mau',
    'UBND XÃ MẪU',
    'Xã Mẫu Thử',
    'UBND xã Mẫu'.normalize('NFD'),
  ])('by %s', (name) => {
    expect(recognise(name, [unit])).toBe(unit);
  });

  test.each(['xa-mau-2', 'UBND xã', 'mau', ''])('not by %j', (name) => {
    expect(recognise(name, [unit])).toBeUndefined();
  });
});

const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  names: ['xa-mau'],
  files: [file('a.xlsx')],
  ignored: [],
  problems: [],
  ...more,
});
const arrive = (given: Snapshot, appliesTo = ['xa']) =>
  intake(
    given,
    { task, version: 1, round: 1, firstSeenAt: undefined, receivedAt: undefined },
    { office, regulation: { id: 'thu', tasks: [task], appendices: [{ ...appendix(), appliesTo }] } },
  );

describe('a dossier', () => {
  test('belongs to its unit and the appendix of the unit’s kind', () => {
    const { dossier, findings } = arrive(snapshot());
    expect(dossier.unit?.code).toBe('xa-mau');
    expect(dossier.appendix?.id).toBe('3');
    expect(findings).toEqual([]);
  });

  test('in a folder of its own inside the archive is known by either name', () => {
    expect(arrive(snapshot({ names: ['tai xuong (3)', 'UBND xã Mẫu'] })).dossier.unit?.code).toBe('xa-mau');
  });

  test.each([
    ['by the folder inside its archive', { names: ['xa-mau', 'UBND xã Khác'] }],
    ['by a second folder with a workbook', { files: [file('xa-mau/a.xlsx'), file('xa-khac/b.xlsx')] }],
  ])('that is also another unit’s %s contradicts itself', (_, more) => {
    const both = {
      ...office,
      units: [unit, { ...unit, code: 'xa-khac', name: 'UBND xã Khác', otherNames: [] }],
    };
    const { findings } = intake(
      snapshot(more),
      { task, version: 1, round: 1, firstSeenAt: undefined, receivedAt: undefined },
      {
        office: both,
        regulation: { id: 'thu', tasks: [task], appendices: [{ ...appendix(), appliesTo: ['xa'] }] },
      },
    );
    expect(said(findings)).toEqual([['contents/unit-contradicted', {}]]);
  });

  test('may keep evidence in a folder named like another unit', () => {
    expect(arrive(snapshot({ files: [file('xa-mau/b.pdf')] })).findings).toEqual([]);
  });

  test('of nobody we know keeps the name it came under', () => {
    const { dossier, findings } = arrive(snapshot({ names: ['xa-la'] }));
    expect([dossier.unit, dossier.id.unit]).toEqual([undefined, 'xa-la']);
    expect(said(findings)).toEqual([['contents/unit-unknown', {}]]);
  });

  test('of a kind without an appendix is told', () => {
    expect(said(arrive(snapshot(), ['so']).findings)).toEqual([['contents/unit-without-appendix', {}]]);
  });

  test('has the same content hash whatever the order of listing, and another one when a byte changes', () => {
    const hash = (given: Snapshot) => arrive(given).dossier.contentHash;
    expect(hash(snapshot())).toBe(hash(snapshot()));
    expect(hash(snapshot({ files: [file('a.xlsx', { sha256: 'other' })] }))).not.toBe(hash(snapshot()));
  });

  test.each([
    ['archiveUnreadable', 'contents/archive-unreadable'],
    ['unsafeName', 'contents/unsafe-name'],
    ['notAFile', 'contents/not-a-file'],
    ['nameClash', 'contents/name-clash'],
    ['unreadable', 'contents/file-unreadable'],
  ] as const)('with a problem of kind %s says so', (kind, id) => {
    expect(
      said(arrive(snapshot({ problems: [{ kind, name: 'x', because: '' }] })).findings).map(([each]) => each),
    ).toEqual([id]);
  });

  test('names what was left out', () => {
    expect(said(arrive(snapshot({ ignored: ['~$a.xlsx'] })).findings)).toEqual([
      ['contents/ignored-files', {}],
    ]);
  });
});

describe('the task of a dossier', () => {
  const by = (more: Partial<typeof task>) =>
    intake(
      snapshot(),
      { task: { ...task, ...more }, version: 1, round: 1, firstSeenAt: undefined, receivedAt: undefined },
      {
        office,
        regulation: {
          id: 'thu',
          tasks: [task, { ...task, id: 'bao-cao', name: 'Báo cáo', unitKinds: ['xa-khac'] }],
          appendices: [
            { ...appendix(criterion('1')), id: 'xa', appliesTo: ['xa'] },
            {
              ...appendix(criterion('2', { contributors: [unit.code] }), criterion('3')),
              id: 'chung',
              appliesTo: [],
            },
          ],
        },
      },
    );

  test.each([
    ['selfAssessment', undefined, ['1']],
    ['selfAssessment', 'chung', ['2']],
    ['report', undefined, undefined],
  ] as const)(
    'of the kind %s with the shared appendix %s is scored by the rows %j',
    (kind, sharedAppendix, rows) => {
      const { dossier, findings } = by({ kind, sharedAppendix });
      expect(dossier.appendix?.criteria.map(({ code }) => code)).toEqual(rows);
      expect(findings).toEqual([]);
    },
  );

  test.each([
    ['to its kind', ['xa'], []],
    ['to the unit by its code', ['xa-mau'], []],
    ['to others only', ['so', 'xa-khac'], [['contents/unit-not-in-task', {}]]],
  ])('given %s', (_, unitKinds, expected) => {
    for (const kind of ['report', 'selfAssessment'] as const)
      expect(said(by({ kind, unitKinds }).findings)).toEqual(expected);
  });

  test('that is not the unit’s is told with those that are', () => {
    const [told] = by({ kind: 'report', unitKinds: ['so'] }).findings;
    expect(told?.values).toMatchObject({ unit: unit.name, own: `"${task.name}"` });
  });
});
