import { expect, test } from 'vitest';
import type { FileFacts } from '../../pipeline/model/dossier.ts';
import { checkFormats } from '../../pipeline/stages/formats.ts';
import { appendix, contents, criterion, facts, pdf, said } from './builders.ts';

const findingsFor = (path: string, known: FileFacts) =>
  said(
    checkFormats({
      contents: contents([path]),
      facts: new Map([[path, known]]),
      rowEvidence: [
        { code: '1', files: [{ path, fragment: undefined, by: 'link' }] },
        { code: '2', files: [{ path, fragment: undefined, by: 'link' }] },
      ],
      appendix: appendix(criterion('1'), criterion('2', { imageAllowed: true })),
    }).findings,
  );

test.each<[string, string, FileFacts, string[]]>([
  ['a PDF that opens is in order', 'a.pdf', pdf(), []],
  ['a scan is told apart from text', 'a.pdf', pdf({ content: 'scan' }), ['formats/scan']],
  ['an encrypted PDF', 'a.pdf', pdf({ state: 'encrypted' }), ['formats/encrypted']],
  ['a damaged PDF', 'a.pdf', pdf({ state: 'damaged' }), ['formats/damaged']],
  ['a Word file', 'a.docx', facts('word'), ['formats/word-or-excel']],
  ['an Excel file', 'a.xlsx', facts('excel'), ['formats/word-or-excel']],
  [
    'a Word file signed inside',
    'a.docx',
    { ...facts('word'), packageSigned: true },
    ['formats/signed-office'],
  ],
  ['one named .pdf', 'a.pdf', { ...facts('word'), packageSigned: true }, ['formats/renamed']],
  ['an old Office file', 'a.doc', facts('oldOffice'), ['formats/word-or-excel']],
  ['a Word file named .pdf', 'a.pdf', facts('word'), ['formats/renamed']],
  ['a PDF by content under another name', 'a.docx', pdf(), []],
  ['an empty file', 'a.pdf', facts('empty'), ['formats/empty']],
  ['plain text', 'a.txt', facts('text'), ['formats/other']],
  ['an OpenDocument file', 'a.ods', facts('openDocument'), ['formats/other']],
  ['a file that killed its reader', 'a.pdf', facts('other', 'memory'), ['formats/reader-gave-up']],
  ['an archive is said of the contents, not here', 'a.zip', facts('zip'), []],
  [
    'an image where only one of its criteria allows it',
    'a.jpg',
    facts('image'),
    ['formats/image', 'formats/image-not-allowed'],
  ],
])('%s', (_, path, known, expected) => {
  const found = findingsFor(path, known);
  expect(found.map(([id]) => id)).toEqual(expected);
  expect(found.every(([, place]) => place.file === path)).toBe(true);
});

test('whether a signed Word file is of an allowed format a person has to say', () => {
  const known = { ...facts('word'), packageSigned: true };
  const given = { contents: contents(['a.docx']), rowEvidence: [], appendix: undefined };
  const run = (packageSigned: boolean) =>
    checkFormats({ ...given, facts: new Map([['a.docx', { ...known, packageSigned }]]) }).checks[0]?.ran;
  expect([run(true), run(false)]).toEqual(['indeterminate', 'completed']);
});
