/** Names that Windows keeps for devices, also with an ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Room for a file system that counts 255 bytes, of which a Vietnamese letter may take three. */
const LIMITS = { characters: 80, bytes: 240 } as const;

/** A name that somebody sent, as a name of one folder on any system; NFC, at most 80 characters. */
export function folderName(name: string): string {
  let safe = '';
  for (const character of [...name.normalize('NFC').replace(UNSAFE, '-')].slice(0, LIMITS.characters)) {
    if (Buffer.byteLength(safe + character) > LIMITS.bytes) break;
    safe += character;
  }
  safe = safe.trimStart().replace(/[. ]+$/, '');
  if (!/[\p{L}\p{N}]/u.test(safe)) return 'khong-ro-don-vi';
  return RESERVED.test(safe) ? `_${safe}`.slice(0, LIMITS.characters) : safe;
}

/** Separators, control characters, and what Windows refuses. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}]/gu;
