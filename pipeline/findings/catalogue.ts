import { contents } from './catalogue/contents.ts';

/** Everything that may be said of a dossier: id, sentence, what to do. An id is never renamed. */
export const catalogue = {
  ...contents,
} as const;

export type FindingId = keyof typeof catalogue;

/** The checks, in the order in which a person reads them, and what they are called. */
export const CHECKS = {
  'contents/unit': 'Đơn vị gửi hồ sơ',
} as const satisfies Record<(typeof catalogue)[FindingId]['check'], string>;

export type CheckId = keyof typeof CHECKS;

export const isFindingId = (id: string): id is FindingId => Object.hasOwn(catalogue, id);
