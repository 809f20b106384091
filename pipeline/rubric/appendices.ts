import type { Appendix } from '../model/appendix.ts';

/** A mistake of a regulation as a whole, at a key of `regulation.yaml`. */
export interface DataMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A kind of unit must lead to one appendix only. */
export function appendicesMistakes(appendices: readonly Appendix[]): readonly DataMistake[] {
  const kinds = appendices.flatMap((each) => each.appliesTo);
  return [...new Set(kinds.filter((kind, index) => kinds.indexOf(kind) !== index))].map((kind) => ({
    path: ['appendices'],
    message: `Loại đơn vị "${kind}" có trong nhiều phụ lục (${appendices
      .filter((each) => each.appliesTo.includes(kind))
      .map(({ id }) => id)
      .join(', ')}); mỗi loại chỉ được ghi ở appliesTo của một phụ lục.`,
  }));
}

export function sameNumbers(
  names: readonly string[],
  loaded: readonly { readonly appendix: Appendix | undefined }[],
): readonly DataMistake[] {
  const read = loaded.flatMap(({ appendix }, index) =>
    appendix ? [{ id: appendix.id, name: names[index] }] : [],
  );
  return [...Map.groupBy(read, ({ id }) => id)].flatMap(([id, same]) => {
    const files = [...new Set(same.map(({ name }) => name))];
    return files.length < 2
      ? []
      : [
          {
            path: ['appendices'],
            message: `${files.join(', ')} cùng ghi số phụ lục "${id}" (khóa appendix); mỗi phụ lục phải có số riêng.`,
          },
        ];
  });
}

export const othersMistakes = (
  name: string,
  regulation: string | undefined,
  own: string,
): readonly DataMistake[] =>
  regulation === undefined || regulation === own
    ? []
    : [
        {
          path: ['appendices'],
          message: `${name} ghi là của quy chế "${regulation}"; sửa khóa regulation trong tệp đó thành "${own}".`,
        },
      ];

/** Would be taken for part of the regulation by whoever looks at the folder. */
export const leftOutMistakes = (name: string, names: readonly string[]): readonly DataMistake[] =>
  names.includes(name)
    ? []
    : [{ path: ['appendices'], message: `${name} có trong thư mục nhưng chưa được ghi ở appendices.` }];
