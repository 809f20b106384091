import { vietnameseDecimal } from '../../../model/points.ts';
import { dayOf, minutesLetter, SHORT_SET } from '../documents.ts';
import type { Draft, SampleCase } from '../draft.ts';
import { LAYOUTS } from '../layouts.ts';
import type { Letter } from '../letter.ts';
import { printLetters } from '../print.ts';
import { momentOf, seal, signAs } from '../printed.ts';

const MINUTES = 'Bien ban hop.pdf';
const NINH_HOA = { year: 2024, set: SHORT_SET, minutes: 'none', layout: LAYOUTS.office } as const;

/** The minutes of a council, changed before they are printed. */
async function printed(draft: Draft, monthDay: string, change: (letter: Letter) => Letter) {
  const day = dayOf(draft.year, monthDay);
  const letter = change(
    minutesLetter(draft.unit, draft.year, { day, total: vietnameseDecimal(draft.sum()) }),
  );
  const [pdf] = await printLetters([letter]);
  if (!pdf) throw new RangeError(letter.subject);
  return { pdf, letter };
}

/** What minutes leave out, and who signs them. */
export const MINUTES_CASES: readonly SampleCase[] = [
  {
    ...{ name: '41-bien-ban-thieu-thanh-phan', unit: 'viDu', arrivesAs: 'phuong-vi-du', ...NINH_HOA },
    spoil: async (draft, { pki }) => {
      // No founding decision, no secretary, no deputy; held the day after it came; sealed by the ward, signed by nobody.
      const minutes = await printed(draft, '12-06', (letter) => ({
        ...letter,
        paragraphs: letter.paragraphs
          .filter((each) => !/Quyết định|^Thư ký:/.test(each))
          .map((each) => each.replace(/^Thành phần: [^;]*; /, 'Thành phần: ')),
        signatories: letter.signatories.slice(1),
      }));
      draft.files.set(MINUTES, await seal(minutes, draft.key, pki));
    },
  },
  {
    ...{ name: '42-bien-ban-cap-pho-ky', unit: 'thuNghiem', arrivesAs: 'xa-thu-nghiem', ...NINH_HOA },
    spoil: async (draft, { pki }) => {
      // Last year's day, and the deputy in the chairman's place.
      const { pdf, letter } = await printed(draft, '12-03', (each) => ({
        ...each,
        paragraphs: each.paragraphs.map((text) => text.replace('03/12/2024', '03/12/2023')),
        signatories: [
          { title: 'Thư ký', person: draft.unit.secretary },
          { title: 'KT. CHỦ TRÌ', person: draft.unit.deputy.person },
        ],
      }));
      draft.files.set(MINUTES, await signAs(pdf, pki.publicCa, momentOf(letter, '15:10')));
    },
  },
];
