import { catalogue, isFindingId } from '../findings/catalogue.ts';
import type { Weight } from '../model/regulation.ts';
import type { HouseRule, RegulationData } from './regulation-schema.ts';

export interface WeightMistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The weight of every finding of the catalogue: by an article, or inherited from a house rule; silence is a mistake. */
export function readWeights(
  { byArticle, byHouseRule }: RegulationData['findings'],
  houseRules: readonly HouseRule[],
): { readonly weights: ReadonlyMap<string, Weight>; readonly mistakes: readonly WeightMistake[] } {
  const weights = new Map<string, Weight>();
  const mistakes: WeightMistake[] = [];
  const give = (id: string, weight: Weight, path: readonly (string | number)[]): void => {
    if (!isFindingId(id)) mistakes.push({ path, message: `Phần mềm không có phát hiện nào tên "${id}".` });
    else if (weights.has(id)) mistakes.push({ path, message: `"${id}" được xếp mức hai lần.` });
    else weights.set(id, weight);
  };
  for (const [id, { level, article }] of Object.entries(byArticle)) {
    give(id, { level, basis: { article } }, ['findings', 'byArticle', id]);
  }
  for (const [name, ids] of Object.entries(byHouseRule)) {
    const rule = houseRules.find((each) => each.name === name);
    const path = ['findings', 'byHouseRule', name];
    if (!rule) mistakes.push({ path, message: `Không có quy ước "${name}" trong defaults.yaml.` });
    const because = rule?.because ?? '';
    const weight: Weight = { level: rule?.level ?? 'fail', basis: { houseRule: name, because } };
    for (const [index, id] of ids.entries()) give(id, weight, [...path, index]);
  }
  const silent = Object.keys(catalogue).filter((id) => !weights.has(id));
  for (const id of silent) {
    mistakes.push({
      path: ['findings'],
      message: `Chưa xếp mức cho phát hiện "${id}": thêm vào byArticle (mức, điều khoản) hoặc byHouseRule.`,
    });
  }
  return { weights, mistakes };
}
