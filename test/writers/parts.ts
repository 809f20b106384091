import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The text of one part of a package. */
export const partText = (bytes: Uint8Array, part: string): string =>
  strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());

/** The package with one part written anew. */
export const withPart = (bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array =>
  zipSync({ ...unzipSync(bytes), [part]: strToU8(change(partText(bytes, part))) });
