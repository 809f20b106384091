import type { Appendix } from '../model/appendix.ts';
import { plainWords } from '../model/plain.ts';
import { add, most, type Points, vietnameseDecimal, ZERO } from '../model/points.ts';
import type { RegulationData } from './regulation-schema.ts';

/** A mistake in Vietnamese, and the key of `regulation.yaml` that it goes against. */
interface StructureMistake {
  readonly path: readonly string[];
  readonly message: string;
}

/** Where an appendix is not built as the text says: its sections and domains by name, and its bonus points. */
export function structureMistakes(
  { structure, scoring }: Pick<RegulationData, 'structure' | 'scoring'>,
  appendices: readonly Appendix[],
): readonly StructureMistake[] {
  const at = (path: readonly string[], messages: readonly string[]): readonly StructureMistake[] =>
    messages.map((message) => ({ path, message }));
  return appendices.flatMap((appendix) => [
    ...(structure
      ? [
          ...at(
            ['structure', 'sections'],
            nameMistakes(appendix, 'section', structure.sections, structure.article),
          ),
          ...at(
            ['structure', 'domains'],
            nameMistakes(appendix, 'domain', structure.domains, structure.article),
          ),
        ]
      : []),
    ...at(['scoring', 'bonusCap'], bonusMistakes(appendix, scoring)),
  ]);
}

const CALLED = { section: 'mục', domain: 'lĩnh vực' } as const;

function nameMistakes(
  { id, criteria }: Appendix,
  kind: keyof typeof CALLED,
  wanted: readonly string[],
  article: string,
): readonly string[] {
  const found = criteria.filter((each) => each.kind === kind).map(({ name }) => name);
  const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
    names.filter((name) => !others.some((other) => plainWords(other) === plainWords(name)));
  return [
    ...without(wanted, found).map((name) => `Phụ lục ${id} thiếu ${CALLED[kind]} "${name}" (${article}).`),
    ...without(found, wanted).map(
      (name) => `Phụ lục ${id} có ${CALLED[kind]} "${name}" ngoài cơ cấu của quy chế (${article}).`,
    ),
  ];
}

const bonusOf = ({ criteria }: Appendix): Points =>
  add(...criteria.flatMap(({ method, max }) => (method?.kind === 'bonus' ? [max] : [])));

function bonusMistakes(
  appendix: Appendix,
  { bonusCap, bonusArticle }: RegulationData['scoring'],
): readonly string[] {
  const bonus = bonusOf(appendix);
  if (bonusCap === undefined || bonus <= bonusCap) return [];
  const basis = bonusArticle === undefined ? '' : ` (${bonusArticle})`;
  return [
    `Phụ lục ${appendix.id}: điểm thưởng cộng lại ${vietnameseDecimal(bonus)}, quy chế cho tối đa ${vietnameseDecimal(bonusCap)}${basis}.`,
  ];
}

/** A cap that no appendix can reach caps nothing: one of the two figures is wrong. */
export function bonusCapMistakes(
  { scoring: { bonusCap } }: Pick<RegulationData, 'scoring'>,
  appendices: readonly Appendix[],
): readonly StructureMistake[] {
  if (bonusCap === undefined) return [];
  const path = ['scoring', 'bonusCap'];
  const held = appendices.map(bonusOf).reduce(most, ZERO);
  const scale = appendices.map((each) => each.scale).reduce(most, ZERO);
  const cap = vietnameseDecimal(bonusCap);
  if (bonusCap > scale)
    return [
      { path, message: `Điểm thưởng tối đa là ${cap}, lớn hơn thang điểm ${vietnameseDecimal(scale)}.` },
    ];
  return bonusCap > held
    ? [
        {
          path,
          message: `Điểm thưởng tối đa là ${cap} nhưng không phụ lục nào có quá ${vietnameseDecimal(held)} điểm thưởng.`,
        },
      ]
    : [];
}
