import { formatsUnknown } from '../findings/catalogue/formats.ts';
import { completed, finding, indeterminate } from '../findings/finding.ts';
import type { Appendix } from '../model/appendix.ts';
import {
  type Contents,
  type DossierFile,
  documentsOf,
  type FileFacts,
  type FileFormat,
  type RowEvidence,
} from '../model/dossier.ts';
import type { Checked, Finding } from '../model/finding.ts';

interface Given {
  readonly contents: Contents;
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly rowEvidence: readonly RowEvidence[];
  readonly appendix: Appendix | undefined;
}

/** Holds report, evidence and minutes against the formats that may be sent, by content and never by name. Pure. */
export function checkFormats({ contents, facts, rowEvidence, appendix }: Given): Checked {
  const findings = documentsOf(contents).flatMap((file) => {
    const known = facts.get(file.path);
    return known ? [...fileFindings(file, known), ...imageFindings(file, known, rowEvidence, appendix)] : [];
  });
  const allowed = findings.some(({ id }) => id === 'formats/signed-office')
    ? indeterminate('formats/allowed', formatsUnknown)
    : completed('formats/allowed');
  return { findings, checks: [allowed, completed('formats/opens')] };
}

const CALLED: Readonly<Record<FileFormat, string>> = {
  pdf: 'PDF',
  word: 'Word',
  excel: 'Excel',
  oldOffice: 'Word hoặc Excel đời cũ',
  openDocument: 'tệp của LibreOffice',
  image: 'hình ảnh',
  archive: 'tệp nén',
  xml: 'XML',
  text: 'văn bản thuần',
  empty: 'tệp rỗng',
  other: 'không rõ loại',
};

const WHY_LOST = {
  timeout: 'quá thời gian cho phép',
  memory: 'tệp cần quá nhiều bộ nhớ',
  crash: 'tệp làm chương trình đọc bị dừng',
} as const satisfies Record<NonNullable<FileFacts['lost']>, string>;

function fileFindings({ path }: DossierFile, { format, pdf, packageSigned, lost }: FileFacts): Finding[] {
  const place = { file: path };
  if (lost) return [finding('formats/reader-gave-up', place, { because: WHY_LOST[lost] })];
  if (/\.pdf$/i.test(path) && format !== 'pdf' && format !== 'empty') {
    return [finding('formats/renamed', place, { named: 'PDF', format: CALLED[format] })];
  }
  switch (format) {
    case 'pdf':
      if (pdf?.state === 'encrypted') return [finding('formats/encrypted', place)];
      if (pdf?.state !== 'opens') return [finding('formats/damaged', place)];
      return pdf.content === 'scan' ? [finding('formats/scan', place)] : [];
    case 'word':
    case 'excel':
      if (packageSigned) return [finding('formats/signed-office', place, { format: CALLED[format] })];
      return [finding('formats/word-or-excel', place, { format: CALLED[format] })];
    case 'oldOffice':
      return [finding('formats/word-or-excel', place, { format: CALLED[format] })];
    case 'image':
      return [finding('formats/image', place)];
    case 'empty':
      return [finding('formats/empty', place)];
    case 'archive': // Said of the contents already.
      return [];
    case 'openDocument':
    case 'xml':
      if (packageSigned) return [finding('formats/signed-office', place, { format: CALLED[format] })];
      return [finding('formats/other', place, { format: CALLED[format] })];
    case 'text':
    case 'other':
      return [finding('formats/other', place, { format: CALLED[format] })];
  }
}

function imageFindings(
  { path }: DossierFile,
  { format }: FileFacts,
  rowEvidence: readonly RowEvidence[],
  appendix: Appendix | undefined,
): Finding[] {
  if (format !== 'image') return [];
  return rowEvidence
    .filter(({ files }) => files.some((each) => each.path === path))
    .filter(({ code }) => appendix?.criteria.some((each) => each.code === code && !each.imageAllowed))
    .map(({ code }) => finding('formats/image-not-allowed', { file: path, code }, { code }));
}
