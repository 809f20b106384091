import { contents } from './catalogue/contents.ts';
import { documents } from './catalogue/documents.ts';

/** Everything that may be said of a dossier: id, sentence, what to do. An id is never renamed. */
export const catalogue = {
  ...contents,
  ...documents,
} as const;

export type FindingId = keyof typeof catalogue;

/** The checks, in the order in which a person reads them, and what they are called. */
export const CHECKS = {
  'contents/unit': 'Đơn vị gửi hồ sơ',
  'documents/made': 'Văn bản kết quả',
} as const satisfies Record<(typeof catalogue)[FindingId]['check'], string>;

export type CheckId = keyof typeof CHECKS;

export const isFindingId = (id: string): id is FindingId => Object.hasOwn(catalogue, id);
