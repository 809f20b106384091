import type { EvidenceLink } from '../../model/dossier.ts';
import type { CellLink } from '../../readers/xlsx/workbook.ts';

const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const EXTENSION = /\.[a-z0-9]{2,5}$/i;

/**
 * Where a link of the workbook `file` leads. Relative targets are taken from the workbook's own folder and stay inside
 * the dossier, or are `outside`; so are drives, servers and file:///. Links into the workbook itself and computed ones
 * are `unreadable`, since no file is named.
 */
export function resolveLink(link: CellLink, file: string, cell: string): EvidenceLink {
  const written = `${link.target ?? ''}${link.location === undefined ? '' : `#${link.location}`}`;
  const as = (kind: EvidenceLink['kind'], target = decodePart(written)): EvidenceLink => ({
    target,
    fragment: undefined,
    cell,
    kind,
  });
  if (link.computed) return as('unreadable', '');
  const { target: named, fragment } = rejoin(link);
  const target = withoutSpacesBehind(named);
  if (target === '') return as('unreadable');
  const tail = { fragment: fragment === undefined ? undefined : decodePart(fragment), cell };
  const outside: EvidenceLink = { target: decodePart(target), ...tail, kind: 'outside' };
  const [, scheme] = SCHEME.exec(target) ?? [];
  if (scheme !== undefined && scheme.toLowerCase() !== 'file') {
    return /^[a-z]$/i.test(scheme) ? outside : as('external', written);
  }
  if (/^[a-z]:/i.test(target)) return outside;
  const path = target.replace(/^file:(?!\/)/i, '').replaceAll('\\', '/');
  if (/^file:/i.test(path) || path.startsWith('/')) return outside;
  const inside = joinInside(file, path.split('/').map(decodePart).join('/'));
  return inside === undefined ? outside : { target: inside, ...tail, kind: 'inside' };
}

/** As they are or percent-encoded; taken off one by one, since a pattern would look again from each of a million. */
function withoutSpacesBehind(target: string): string {
  let kept = target.trimEnd();
  while (kept.endsWith('%20')) kept = kept.slice(0, -'%20'.length).trimEnd();
  return kept;
}

/** `VB#12.pdf` is a file name, cut in two where a fragment would begin. */
function rejoin({ target = '', location }: CellLink): {
  readonly target: string;
  readonly fragment: string | undefined;
} {
  const cut = location !== undefined && target !== '' && EXTENSION.test(location) && !EXTENSION.test(target);
  return cut
    ? { target: `${target}#${location}`, fragment: undefined }
    : { target, fragment: location || undefined };
}

/** Percent-encoding undone where it is valid UTF-8, left as it stands where it is not. */
function decodePart(text: string): string {
  try {
    return misread(decodeURIComponent(text)).normalize('NFC');
  } catch {
    return misread(text).normalize('NFC');
  }
}

const WINDOWS_1252 = new TextDecoder('windows-1252');
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index) => index + 128).flatMap((byte) => [
    [String.fromCharCode(byte), byte] as const,
    [WINDOWS_1252.decode(new Uint8Array([byte])), byte] as const,
  ]),
);
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** `káº¿ hoáº¡ch` as `kế hoạch`: UTF-8 that a program took for one letter a byte. Anything else stays, since it is no UTF-8 then. */
function misread(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text;
  const bytes = [...text].map((letter) => (letter < '\u0080' ? letter.charCodeAt(0) : BYTES.get(letter)));
  try {
    return bytes.every((byte) => byte !== undefined) ? UTF_8.decode(new Uint8Array(bytes)) : text;
  } catch {
    return text;
  }
}

/** The path inside the dossier, or undefined where it climbs out of it. */
function joinInside(file: string, path: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const joined = parts.join('/');
  return joined === '' || joined.includes('\0') ? undefined : joined.normalize('NFC');
}
