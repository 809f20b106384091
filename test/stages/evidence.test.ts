import { describe, expect, test } from 'vitest';
import type { Appendix } from '../../pipeline/model/appendix.ts';
import type { AssessedRow, EvidenceLink } from '../../pipeline/model/dossier.ts';
import { ZERO } from '../../pipeline/model/points.ts';
import type { Regulation } from '../../pipeline/model/regulation.ts';
import { linkEvidence } from '../../pipeline/stages/evidence.ts';
import { appendix, contents, criterion, file, row, said } from './builders.ts';

const link = (target: string, kind: EvidenceLink['kind'] = 'inside'): EvidenceLink => ({
  target,
  fragment: undefined,
  cell: 'Bảng!E9',
  kind,
});

const policy = (linkRequired = false): Pick<Regulation, 'evidence'> => ({
  evidence: {
    whenMissing: 'zero',
    whenJustified: 'zero',
    article: 'Điều 7',
    linkRequired,
    usedOften: 15,
    responsibilitySentence: '',
    responsibilityArticle: '',
  },
});

const ofRow = (assessed: AssessedRow, files: readonly string[], linkRequired = false) =>
  linkEvidence({
    contents: contents(files),
    selfAssessment: { sheet: 'Bảng', rows: [assessed], declaredTotal: undefined },
    appendix: appendix(criterion('1.1'), criterion('1.10'), criterion('1.2', { evidenceRequired: false })),
    regulation: policy(linkRequired),
  });

const workbook = { file: 'cham.xlsx' };

describe('evidence of a row', () => {
  test.each([
    ['a link', row('1.1', { evidence: [link('tl/ke-hoach.pdf')] }), ['tl/ke-hoach.pdf'], 'link'],
    ['a link to a folder', row('1.1', { evidence: [link('tl')] }), ['tl/ke-hoach.pdf'], 'link'],
    ['a folder named with the code', row('1.1'), ['1.1/ke-hoach.pdf'], 'name'],
    ['a file named with the code', row('1.1'), ['tl/1.1 - ke hoach.pdf'], 'name'],
    [
      'its name in the words of the row',
      row('1.1', { evidence: [link('xem KH 5.pdf', 'written')] }),
      ['tl/KH 5.pdf'],
      'name',
    ],
    ['a file named with the code after its kind', row('1.1'), ['TLKC/TC 1.1_ke hoach.pdf'], 'name'],
    ['a folder named with the code after its kind', row('1.1'), ['Tiêu chí 1.1/ke hoach.pdf'], 'name'],
    ['a file named with nothing but the code', row('1.10'), ['1.10.pdf'], 'name'],
  ])('is found by %s', (_, assessed, files, by) => {
    const { rowEvidence, findings } = ofRow(assessed, files);
    expect(rowEvidence[0]?.files).toEqual([{ path: files[0], fragment: undefined, by }]);
    expect(findings.filter(({ id }) => id === 'evidence/missing' || id === 'evidence/file-unused')).toEqual(
      [],
    );
  });

  test('1.10 is not the evidence of 1.1', () => {
    expect(ofRow(row('1.1'), ['1.10 - ke hoach.pdf']).rowEvidence[0]?.files).toEqual([]);
  });

  test('found by name only is worth knowing, and a fault where the regulation wants links', () => {
    expect(said(ofRow(row('1.1'), ['1.1.pdf']).findings)[0]?.[0]).toBe('evidence/found-by-name');
    expect(said(ofRow(row('1.1'), ['1.1.pdf'], true).findings)[0]?.[0]).toBe('evidence/link-not-in-row');
  });
});

describe('#15: a row with points names its evidence in words, where links are wanted', () => {
  const evidenceText = 'Xem kế hoạch đã gửi';
  const notInRow = (assessed: AssessedRow, linkRequired: boolean): readonly string[] =>
    ofRow(assessed, [], linkRequired).findings.map(({ id }) => id.replace('evidence/', ''));

  test.each([
    [
      'explained',
      row('1.1', { evidenceText, justification: 'Vì …' }),
      ['link-not-in-row', 'missing-justified'],
    ],
    ['not explained', row('1.1', { evidenceText }), ['missing']],
    ['on a row that needs none', row('1.2', { evidenceText }), ['link-not-in-row']],
    ['without points', row('1.1', { evidenceText, selfPoints: ZERO, justification: 'Vì …' }), []],
    [
      'naming nothing',
      row('1.1', { evidenceText: 'Không có.', justification: 'Vì …' }),
      ['missing-justified'],
    ],
    ['left blank', row('1.1', { justification: 'Vì …' }), ['missing-justified']],
    [
      'beside a link',
      row('1.2', { evidenceText, evidence: [link('https://a.vn', 'external')] }),
      ['link-external'],
    ],
  ])('%s', (_, assessed, expected) => {
    expect(notInRow(assessed, true)).toEqual(expected);
    expect(notInRow(assessed, false)).not.toContain('link-not-in-row');
  });
});

describe('a row without evidence', () => {
  const place = { ...workbook, cell: 'Bảng!D1.1', code: '1.1' };
  test.each([
    ['claims points and explains nothing', row('1.1'), [['evidence/missing', place]]],
    [
      'claims points and explains them',
      row('1.1', { justification: 'Vì …' }),
      [['evidence/missing-justified', place]],
    ],
    ['claims no points', row('1.1', { selfPoints: ZERO }), []],
    ['was left blank', row('1.1', { selfPoints: undefined }), []],
    ['asks for none', row('1.2'), []],
    [
      'is proposed as not assessed, with its reason',
      row('1.1', { notAssessed: true, selfPoints: undefined, justification: 'Vì …' }),
      [['evidence/not-assessed', place]],
    ],
    [
      'is proposed as not assessed without a reason',
      row('1.1', { notAssessed: true, selfPoints: undefined }),
      [['evidence/not-assessed-unexplained', place]],
    ],
    [
      'is proposed as not assessed, and claims points all the same',
      row('1.1', { notAssessed: true }),
      [
        ['evidence/not-assessed-unexplained', place],
        ['evidence/missing', place],
      ],
    ],
  ])('that %s', (_, assessed, expected) => {
    expect(said(ofRow(assessed, []).findings)).toEqual(expected);
  });
});

describe('evidence that is missing because its link leads nowhere', () => {
  const missing = (assessed: AssessedRow) =>
    ofRow(assessed, []).findings.find(({ id }) => id.startsWith('evidence/missing'))?.values;

  test.each(['', 'Vì …'])('says so, justified as “%s”, and names the cell to mend', (justification) => {
    const values = missing(row('1.1', { evidence: [link('khong-co.pdf')], justification }));
    expect(values?.['follows']).toContain('E9');
    expect(values?.['first']).toContain('E9');
  });

  test('and without a link there is nothing to mend first', () => {
    expect(missing(row('1.1'))).toEqual({ code: '1.1', follows: '', first: '' });
  });
});

describe('a link', () => {
  const place = { ...workbook, cell: 'Bảng!E9', code: '1.2' };
  test.each([
    ['to a missing file', link('khong-co.pdf'), [], 'evidence/link-broken'],
    [
      'to a file whose name differs in diacritics',
      link('tl/Kế hoạch.pdf'),
      ['ke-hoach.pdf'],
      'evidence/link-near-miss',
    ],
    ['with a slip in its name', link('tl/ke haoch.pdf'), ['tl/ke hoach.pdf'], 'evidence/link-near-miss'],
    [
      'written in words, with a slip in its name',
      link('ke haoch.pdf', 'written'),
      ['tl/ke hoach.pdf'],
      'evidence/link-near-miss',
    ],
    ['out of the dossier', link('C:/a.pdf', 'outside'), [], 'evidence/link-outside'],
    ['to the web', link('https://a.vn', 'external'), [], 'evidence/link-external'],
    ['that makes no sense', link('&H2', 'unreadable'), [], 'evidence/link-unreadable'],
  ])('%s is told', (_, given, files, id) => {
    expect(said(ofRow(row('1.2', { evidence: [given] }), files).findings)).toContainEqual([id, place]);
  });
});

test.each([
  ['C:\\Users\\An\\Ho so\\tl\\ke-hoach.pdf', 'tl/ke-hoach.pdf'],
  ['../An/tl/ke-hoach.pdf', 'tl/ke-hoach.pdf'],
  ['C:/tl/bao-cao.pdf', ''],
])('a link out of the dossier, to %s, names the file that came along: %s', (target, inside) => {
  const { findings } = ofRow(row('1.2', { evidence: [link(target, 'outside')] }), ['tl/ke-hoach.pdf']);
  const told = findings.find(({ id }) => id === 'evidence/link-outside');
  expect(/“(.*)”/.exec(String(told?.values['here']))?.[1] ?? '').toBe(inside);
});

describe('a file', () => {
  test('that no row uses is told', () => {
    expect(said(ofRow(row('1.2'), ['la.pdf']).findings)).toEqual([
      ['evidence/file-unused', { file: 'la.pdf' }],
    ]);
  });

  test('that proposes an initiative which the appendix asks for needs no row', () => {
    const unused = (initiatives?: Appendix['initiatives']) =>
      said(
        linkEvidence({
          contents: contents(['tl/De xuat sang kien.pdf']),
          selfAssessment: {
            sheet: 'Bảng',
            rows: [row('1.2', { selfPoints: ZERO })],
            declaredTotal: undefined,
          },
          appendix: { ...appendix(criterion('1.2')), initiatives },
          regulation: policy(),
        }).findings,
      ).map(([id]) => id);
    expect(unused({ minimum: 1, fields: [] })).toEqual([]);
    expect(unused()).toEqual(['evidence/file-unused']);
  });

  test.each([
    ['in the order of the criteria', ['01/a.pdf', '02/b.pdf'], ['01/a.pdf', '02/b.pdf'], []],
    ['in that order by number', ['2/a.pdf', '10/b.pdf'], ['2/a.pdf', '10/b.pdf'], []],
    ['used again by a later criterion', ['01/a.pdf', '02/b.pdf'], ['01/a.pdf', '02/b.pdf', '01/a.pdf'], []],
    ['the wrong way round', ['01/a.pdf', '02/b.pdf'], ['02/b.pdf', '01/a.pdf'], ['01/a.pdf', '02/b.pdf']],
  ] as const)('%s: documents stand so', (_, files, links, wrong) => {
    const codes = ['1.1', '1.2', '1.3'];
    const { findings } = linkEvidence({
      contents: contents(files),
      selfAssessment: {
        sheet: 'Bảng',
        rows: links.map((target, at) => row(codes[at] ?? '', { evidence: [link(target)] })),
        declaredTotal: undefined,
      },
      appendix: appendix(...codes.map((code) => criterion(code))),
      regulation: policy(),
    });
    const expected = wrong.slice(1).map((path) => ['evidence/out-of-order', { file: path }]);
    expect(said(findings)).toEqual(expected);
  });

  test('that equals another one is told', () => {
    const twins = {
      ...contents([]),
      evidence: [file('1.1/a.pdf', { sha256: 'x' }), file('1.1/b.pdf', { sha256: 'x' })],
    };
    const { findings } = linkEvidence({
      contents: twins,
      selfAssessment: {
        sheet: 'Bảng',
        rows: [row('1.1', { evidence: [link('1.1')] })],
        declaredTotal: undefined,
      },
      appendix: appendix(criterion('1.1')),
      regulation: policy(),
    });
    expect(said(findings)).toEqual([['evidence/identical-copies', { file: '1.1/b.pdf' }]]);
  });
});

test('without a readable workbook nothing is said to be missing', () => {
  const { findings, checks } = linkEvidence({
    contents: contents(['a.pdf']),
    selfAssessment: undefined,
    appendix: appendix(),
    regulation: policy(),
  });
  expect(findings).toEqual([]);
  expect(checks.every(({ ran }) => ran === 'notRun')).toBe(true);
});

describe('one file for many criteria', () => {
  const used = (count: number) => {
    const codes = Array.from({ length: count }, (_, index) => `2.${index + 1}`);
    const { findings } = linkEvidence({
      contents: contents(['bao-cao.pdf']),
      selfAssessment: {
        sheet: 'Bảng',
        rows: codes.map((code) => row(code, { evidence: [link('bao-cao.pdf'), link('bao-cao.pdf')] })),
        declaredTotal: undefined,
      },
      appendix: appendix(...codes.map((code) => criterion(code))),
      regulation: policy(),
    });
    return said(findings);
  };

  test('is worth knowing above the figure of the regulation, each criterion counted once', () => {
    expect(used(15)).toEqual([]);
    expect(used(16)).toEqual([['evidence/used-often', { file: 'bao-cao.pdf' }]]);
  });
});
