import type { SnapshotProblem } from '../model/dossier.ts';
import type { ZipProblem } from '../readers/zip.ts';

/** More than any honest dossier; beyond it the folder is no dossier. */
export const LIMITS = { files: 5_000, bytes: 4 * 2 ** 30, depth: 16 } as const;

/** What an archive of so many bytes may unpack to: signed PDFs and scans hardly shrink, and a bomb must not fill the disk. */
export const inflated = (bytes: number): number => Math.min(LIMITS.bytes, Math.max(2 ** 30, bytes * 50));

/** Why an archive, or an entry of it, is not in the snapshot. */
export const PROBLEMS: Readonly<Record<ZipProblem, Omit<SnapshotProblem, 'name'>>> = {
  notZip: { kind: 'archiveUnreadable', because: 'tệp bị hỏng hoặc không phải tệp zip' },
  damaged: { kind: 'archiveUnreadable', because: 'tệp zip bị hỏng' },
  tooManyEntries: {
    kind: 'archiveUnreadable',
    because: `tệp zip có quá nhiều mục (nhận nhiều nhất ${LIMITS.files} tệp)`,
  },
  tooLarge: { kind: 'archiveUnreadable', because: 'nội dung giải nén ra quá lớn' },
  encrypted: { kind: 'archiveUnreadable', because: 'tệp zip đặt mật khẩu' },
  unknownCompression: { kind: 'archiveUnreadable', because: 'kiểu nén không được hỗ trợ' },
  lyingSize: { kind: 'archiveUnreadable', because: 'dung lượng ghi trong tệp zip không đúng với nội dung' },
  unsafeName: { kind: 'unsafeName', because: '' },
  doubledName: { kind: 'nameClash', because: '' },
  symlink: { kind: 'notAFile', because: '' },
};
