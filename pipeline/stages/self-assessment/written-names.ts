const ENDINGS = 'pdf|docx?|xlsx?|pptx?|jpe?g|png|tiff?|zip|rar';
const AFTER_NAME = new RegExp(`(?<=\\.(?:${ENDINGS}))(?=$|[\\s,;)\\]"”])`, 'iu');
const NAME = new RegExp(`[^\\\\/\\s]\\.(?:${ENDINGS})$`, 'iu');
/** Numbering, bullets, "và", quotes and what else stands before a name in a list of names. */
const BEFORE_NAME =
  /^(?:[\s,;:.)\]"“”'&+•*–—-]|và\s|\(?\d{1,2}[.)]\s|(?:file|tệp|xem|kèm theo|đính kèm|tài liệu|link)\b[^:]{0,20}:)+/iu;

const ADDRESS = /(?<![\p{L}\d/])(?:https?:\/\/|www\.)[^\s;,<>"“”]*[^\s;,<>"“”.)\]]/giu;

/** Addresses of the network that words name. */
export const writtenAddresses = (words: string): readonly string[] =>
  /www\.|http/i.test(words) ? [...words.matchAll(ADDRESS)].map(([address]) => address) : [];

/** Names of files that words list, one a line or one behind the other: `1. KH 12.pdf; 2. tl\BC 5.docx`. */
export const writtenNames = (words: string): readonly string[] =>
  words
    .normalize('NFC')
    .replace(ADDRESS, ' ')
    .split(/[\n;]/)
    .flatMap((line) => line.split(AFTER_NAME))
    .map((piece) => piece.replace(BEFORE_NAME, '').trim().replaceAll('\\', '/'))
    .filter((piece) => NAME.test(piece));
