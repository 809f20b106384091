import {
  type ParagraphStyle,
  pageNumber,
  paragraph,
  type RunStyle,
  row,
  rule,
  run,
  space,
  TEXT_WIDTH,
  table,
} from './word.ts';

/** Pieces every administrative document shares: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II. Sizes are those of its example. */
const [LEFT, RIGHT] = [3900, TEXT_WIDTH - 3900];
const centred = { align: 'center' } as const;

/** A line for each of a list of texts. */
const each = (list: string, style: RunStyle, place: ParagraphStyle): readonly string[] =>
  [`{#${list}}`, '{.}', `{/${list}}`].map((text) => paragraph(run(text, style), place));

/** Ô số 1 to 4: national title, agency, number, place and date. Number and date stay open at fixed places. */
export const letterhead = (): string =>
  table(
    [LEFT, RIGHT],
    [
      row([
        {
          width: LEFT,
          content: [
            ...each('co_quan_chu_quan', { size: 24 }, centred),
            ...each('ten_co_quan', { size: 24, bold: true }, centred),
            paragraph(run('{gach_duoi_ten}', { size: 8, underline: true }), centred),
          ].join(''),
        },
        {
          width: RIGHT,
          content: [
            paragraph(run('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 24, bold: true }), centred),
            paragraph(run('Độc lập - Tự do - Hạnh phúc', { size: 26, bold: true }), centred),
            rule(3290, RIGHT),
          ].join(''),
        },
      ]),
      row([
        {
          width: LEFT,
          content: paragraph(run('Số:            /{ky_hieu}', { size: 26 }), { ...centred, before: 80 }),
        },
        {
          width: RIGHT,
          content: paragraph(
            run('{dia_danh}, ngày         tháng         năm            ', { size: 26, italic: true }),
            { ...centred, before: 80 },
          ),
        },
      ]),
    ],
    { borders: false },
  );

/** Ô số 5a: kind and subject of the document; `ruleLength` is a third to a half of the subject's line. */
export const title = (kind: string, subject: readonly string[], ruleLength: number): string =>
  [
    paragraph(run(kind, { bold: true }), { ...centred, before: 360 }),
    ...subject.map((line) => paragraph(run(line, { bold: true }), centred)),
    rule(ruleLength, TEXT_WIDTH),
  ].join('');

/** Ô số 9a: one addressee on the same line, several each on its own. */
export const addressees = (): string =>
  [
    paragraph(run('Kính gửi: {kinh_gui}'), { ...centred, before: 180, after: 60 }),
    ...each('noi_gui', {}, { left: 3000 }),
    space(12),
  ].join('');

/** Ô số 7a, 7c, 9b: recipients level with the signing capacity; one row that no page break tears. */
export function signatures(firstRecipient: string, underTitle?: string): string {
  const width = TEXT_WIDTH / 2;
  const recipient = { size: 22 } as const;
  return table(
    [width, width],
    [
      row([
        {
          width,
          content: [
            paragraph(run('Nơi nhận:', { size: 24, bold: true, italic: true }), { keepNext: true }),
            paragraph(run(firstRecipient, recipient), { keepNext: true }),
            ...each('noi_nhan', recipient, { keepNext: true }),
          ].join(''),
        },
        {
          width,
          content: [
            ...each('quyen_han', { bold: true }, { ...centred, keepNext: true }),
            paragraph(run('{chuc_vu}', { bold: true }), { ...centred, keepNext: true }),
            ...(underTitle
              ? [paragraph(run(underTitle, { size: 26, italic: true }), { ...centred, keepNext: true })]
              : []),
            ...[1, 2, 3, 4, 5].map(() => space(28, { keepNext: true })),
            space(28),
          ].join(''),
        },
      ]),
    ],
    { borders: false },
  );
}

/** Page numbers centred in the top margin but on page one; the marks of drafts and illustrative forms on every page. */
export function marks(): { readonly firstHeader: string; readonly header: string; readonly footer: string } {
  const tabs = [
    ['center', TEXT_WIDTH / 2],
    ['right', TEXT_WIDTH],
  ] as const;
  const draft = run('{#du_thao}DỰ THẢO{/du_thao}\t', { size: 26, bold: true });
  const illustrative = run('\t{#minh_hoa}MINH HỌA{/minh_hoa}', { size: 26, bold: true });
  return {
    firstHeader: paragraph(draft + illustrative, { tabs }),
    header: paragraph(draft + pageNumber(26) + illustrative, { tabs }),
    footer: paragraph(run('{ly_do_minh_hoa}', { size: 18, italic: true }), centred),
  };
}
