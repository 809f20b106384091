import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { LOOK_AGAIN } from '../../../pipeline/findings/finding.ts';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import { toPoints, ZERO } from '../../../pipeline/model/points.ts';
import { checkSheetHtml, checkSheetPrint } from '../../../pipeline/stages/render/check-sheet.ts';
import { at, clean, day, late, NASTY, nasty, refused, signature, signed, toMend } from '../../judgement.ts';
import { row } from '../builders.ts';

const print = (judgement: Judgement): string => checkSheetPrint(judgement).text;

/** What a person reads: no tags, no styles, no picture of the chart in its binary form. */
const words = (markup: string): string =>
  markup
    .replace(/<style>[\s\S]*?<\/style>|<office:binary-data>[\s\S]*?<\/office:binary-data>/g, '')
    .replace(/<text:tab\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');

const FORMS = [
  ['the page', checkSheetHtml],
  ['the printed form', print],
] as const;

const JUDGEMENTS = [
  ['to mend', toMend],
  ['clean', clean],
  ['refused', refused],
  ['late', late],
  ['hostile', nasty],
] as const;

describe.each(FORMS)('%s of a check sheet', (_, form) => {
  test.each([
    ['toMend', toMend, 'Cần hoàn thiện', 'Hồ sơ còn 4 mục phải sửa trước khi ký.'],
    ['ready', clean, 'Sẵn sàng ký', 'Hồ sơ không có mục nào phải sửa.'],
    ['refused', refused, 'Không đọc được', 'chưa lập được báo cáo'],
  ])('says the state %s in one sentence', (_, judgement, word, sentence) => {
    const read = words(form(judgement()));
    expect(read).toContain(word);
    expect(read).toContain(sentence);
  });

  test('a dossier out of time is told that mending files does not cure it, and what the zero is of', () => {
    const base = toMend();
    const [fault] = base.findings.filter(({ level }) => level === 'fail');
    if (!fault) throw new RangeError('no fault');
    const locked = {
      ...base,
      findings: [{ ...fault, id: 'deadline/zero', place: {} }],
      deadline: { ...base.deadline, state: 'tooLate' as const, zero: true },
    };
    const read = words(form(locked));
    expect(read).toContain('sửa tệp không khắc phục được việc này');
    expect(read).not.toContain('Sửa lần lượt các mục');
    expect(read).toContain('Điểm dự kiến của cả hồ sơ là 0 do nộp quá hạn');
    const both = words(form({ ...locked, findings: [...base.findings, ...locked.findings] }));
    expect(both).toContain('Sửa lần lượt các mục');
    expect(words(form(base))).not.toContain('khắc phục được việc này');
  });

  test('what stands open of a check that failed is told beside it, not as its cause', () => {
    const base = toMend();
    const checks = [{ id: 'signatures/authority', verdict: 'failed', because: 'chưa có danh sách' } as const];
    expect(words(form({ ...base, checks }))).toContain(
      'Chưa đạt; ngoài ra có chỗ chưa xác định được: chưa có danh sách',
    );
  });

  test.each([
    ['before the deadline', {}, true],
    ['on its last day', { decidedAt: at('2026-12-08T16:30:00Z') }, true],
    ['in the first minute after it', { decidedAt: at('2026-12-08T17:00:00Z') }, false],
    ['while the deadline is unknown', { due: undefined, state: 'unknown' as const }, false],
    [
      'when the strictest reading of the deadline is already over',
      {
        decidedAt: at('2026-12-08T03:00:00Z'),
        alternatives: [
          {
            id: 'A14',
            state: 'late' as const,
            lastGraceDay: undefined,
            reading: 'Trước ngày',
            due: day('2026-12-07'),
            lateDays: 1,
            penalty: toMend().deadline.penalty,
            zero: false,
          },
        ],
      },
      false,
    ],
  ])('promises that mending in time costs nothing, only where it is true: %s', (_, changes, promised) => {
    const judgement = toMend({ deadline: { ...toMend().deadline, ...changes } });
    expect(form(judgement).includes('Sửa trước hạn')).toBe(promised);
  });

  test('promises nothing to a dossier that needs no mending', () => {
    expect(form(clean())).not.toContain('Sửa trước hạn');
  });

  test('lists what to mend before what to look at and what to know', () => {
    const read = words(form(toMend()));
    const order = [
      'không có giải trình.',
      'có mật khẩu',
      'chưa có chữ ký số.',
      'Không tiêu chí nào dùng',
    ].map((each) => read.indexOf(each));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('says of a finding where it is, by which article or house rule, and what to do', () => {
    const read = words(form(toMend()));
    for (const each of [
      'Tiêu chí II.2.1. Công khai thủ tục hành chính tại bộ phận một cửa',
      'Ô F22, trang tính “Bảng chấm”',
      'Tệp “I.2/Báo cáo quý III.pdf”, trang 2',
      'Ghi điểm không quá 10.',
      'Điều 7 khoản 2',
      'Quy ước của phần mềm: người thẩm định phải mở được tài liệu kiểm chứng',
    ])
      expect(read).toContain(each);
  });

  test('calls the points by their names and gives no index and no rating', () => {
    const read = words(form(toMend()));
    expect(read).toContain('Điểm dự kiến sau kiểm tra tự động');
    expect(read).toMatch(/Tỷ lệ tự chấm trên phần được tự chấm\s*82,53%/);
    expect(read).not.toMatch(/(?<!\p{L})(Tốt|Khá|Trung bình|Yếu)(?!\p{L})/u);
    expect(read.replace('Chỉ số và xếp loại chỉ có sau khi thẩm định', '')).not.toMatch(/xếp loại|xếp hạng/i);
  });

  test('gives the chain of reasons of each row whose points differ', () => {
    const read = words(form(toMend()));
    expect(read).toMatch(/Mục 1: từ 1,5 thành 0\. Tiêu chí có điểm tự chấm 1,5/);
    expect(read).toMatch(/Mục 4: từ 14 thành chưa xác định được/);
    expect(read).toContain('Có 1 tiêu chí đã tự chấm nhưng chưa xác định được điểm dự kiến');
  });

  test('names a section that is never self-scored as such', () => {
    expect(words(form(toMend()))).toMatch(/III\. Tác động của cải cách hành chính ?17 ?không tự chấm/);
  });

  test('folds other readings behind their basis', () => {
    const read = words(form(late()));
    expect(read).toContain('Nếu người thẩm định chấp nhận giải trình thay cho tài liệu kiểm chứng');
    expect(read).toContain('Hạn “chậm nhất ngày” không gồm chính ngày đó');
  });

  test.each([
    ['too late for any points', 'tooLate', 3, true, '3 ngày quá hạn; hồ sơ được xác định là 0 điểm'],
    ['too late to be received', 'tooLate', 3, false, '3 ngày quá hạn'],
    ['late', 'late', 1, false, '1 ngày 0'],
    ['unknown', 'unknown', 0, false, 'chưa xác định được chưa xác định được'],
  ] as const)('tells another reading under which the dossier is %s', (_, state, lateDays, zero, expected) => {
    const { deadline } = late();
    const [other] = deadline.alternatives;
    if (!other) throw new Error('no other reading');
    const alternatives = [{ ...other, state, lateDays, zero, penalty: ZERO }];
    const cells = form(toMend({ deadline: { ...deadline, alternatives } })).replace(/<\/[^>]+>/g, ' $&');
    expect(words(cells)).toContain(expected);
  });

  test.each([
    ['intact', 'Nguyên vẹn'],
    ['altered', 'Đã bị thay đổi sau khi ký'],
    ['not looked at', 'Chưa kiểm tra'],
    ['locked', 'Chưa xác định được: tệp có mật khẩu'],
    ['unsigned', 'Không có chữ ký số'],
    ['of the government hierarchy', 'Chữ ký số chuyên dùng công vụ'],
    ['of a public authority', 'Chữ ký số công cộng'],
    [
      'of a certificate that does not hold under its authority',
      'Nơi cấp tin cậy, nhưng chứng thư không dùng được cho chữ ký này',
    ],
    ['of uncertain revocation', 'chưa biết chứng thư có bị thu hồi không'],
    ['with its serial number', 'Số chứng thư: 54010000000a'],
  ])('tells of a signature that is %s', (_, expected) => {
    expect(words(form(toMend()))).toContain(expected);
  });

  test.each([
    ['intact', {}, 'Nguyên vẹn', 'Đã bị thay đổi sau khi ký'],
    [
      'broken',
      { integrity: 'broken', indication: 'TOTAL-FAILED' },
      'Đã bị thay đổi sau khi ký',
      'Nguyên vẹn',
    ],
    [
      'changed in a forbidden way',
      { changesAfterSigning: 'forbidden' },
      'Đã bị thay đổi sau khi ký',
      'Nguyên vẹn',
    ],
    ['unknown', { integrity: 'unknown' }, 'Chưa xác định được: không so được nội dung', 'Nguyên vẹn'],
    ['revoked', { revocation: 'revoked', indication: 'TOTAL-FAILED' }, 'Chứng thư đã bị thu hồi', 'Hợp lệ'],
    [
      'passed, its revocation known',
      { indication: 'TOTAL-PASSED', revocation: 'good' },
      'Hợp lệ',
      'chưa xác định được có bị thu hồi',
    ],
    [
      'passed but for its unknown revocation',
      { indication: 'TOTAL-PASSED', revocation: 'unknown' },
      'Toàn vẹn, nơi cấp tin cậy; chưa xác định được có bị thu hồi hay không',
      'Hợp lệ',
    ],
    [
      'passed without a look at revocation',
      { indication: 'TOTAL-PASSED', revocation: 'not-checked' },
      'Toàn vẹn, nơi cấp tin cậy; chưa xác định được có bị thu hồi hay không',
      'Hợp lệ',
    ],
    [
      'that leads to no authority on the list',
      { trust: 'no-anchor', hierarchy: null, indication: 'INDETERMINATE' },
      'nơi cấp không có trong danh sách tin cậy',
      'Hợp lệ',
    ],
  ] as const)('calls a lone signature that is %s only by that', (_, changes, expected, other) => {
    const { dossier } = toMend();
    const [file] = dossier.files.slice(1);
    if (!file) throw new Error('no file');
    const facts = new Map([[file.path, signed(signature(changes))]]);
    const read = words(form(toMend({ facts, dossier: { ...dossier, files: [file] } })));
    expect(read).toContain(expected);
    expect(read).not.toContain(other);
  });

  test('shows no more of a signer than name, unit and serial number', () => {
    expect(form(toMend())).not.toContain('UID=');
    expect(form(toMend())).not.toContain('Cơ quan cấp chứng thư thử');
  });

  test('keeps not run and could not tell apart', () => {
    const read = words(form(toMend()));
    expect(read).toContain('Chưa xác định được: chưa có danh sách chứng thư bị thu hồi');
    expect(read).toContain('Chưa kiểm tra: chưa đọc được chữ trong bản scan');
  });

  test('asks for a look where a check only found what is to be looked at', () => {
    const checks = [{ id: 'contents/unit', verdict: 'indeterminate', because: LOOK_AGAIN }] as const;
    const read = words(form(toMend({ checks })));
    expect(read).toContain('Có mục nên xem lại');
    expect(read).not.toContain('Chưa xác định được: có mục');
  });

  test('says that a time or deadline could not be told', () => {
    const read = words(form(refused()));
    expect(read).toContain('Chưa xác định được thời điểm nhận');
    expect(read).toContain('Chưa xác định được hạn nộp');
    expect(read).toMatch(/Điểm trừ do nộp chậm ?Chưa xác định được/);
    expect(read).toContain('Chưa kiểm tra: chưa đọc được bảng chấm điểm');
  });

  test('tells a late dossier its days, its penalty and until when filing is still possible', () => {
    const read = words(form(late()));
    expect(read).toContain('Chậm 1 ngày');
    expect(read).toContain('mỗi ngày chậm trừ 1 điểm (Điều 7 khoản 5)');
    expect(read).toContain('còn được nộp đến hết ngày 10/12/2026');
  });

  test.each([
    [{ state: 'inTime', lateDays: 0, penalty: ZERO, zero: false }, 'đúng hạn', 'không trừ'],
    [
      { state: 'tooLate', lateDays: 3, penalty: ZERO, zero: false },
      'chậm 3 ngày, quá thời gian được nộp',
      'không trừ',
    ],
    [{ state: 'late', lateDays: 1, penalty: toPoints('1'), zero: false }, 'chậm 1 ngày', 'trừ 1 điểm'],
  ] as const)(
    'says how a filing now would stand where the receipt is unknown: %o',
    (ifFiledNow, stands, costs) => {
      const deadline = { ...late().deadline, state: 'unknown', ifFiledNow } as const;
      const read = words(form(toMend({ deadline })));
      expect(read).toContain(`Chưa xác định được; nếu nộp lúc lập phiếu: ${stands}`);
      expect(read).toContain(`Chưa xác định được; nếu nộp lúc lập phiếu: ${costs}`);
    },
  );

  test('sets both maxima side by side while a proposal not to assess is open', () => {
    const { score } = toMend();
    if (!score) throw new Error('no score');
    const open = {
      ...{ id: 'exemptionsConfirmed', assumption: 'Nếu được xác nhận', basis: { article: 'Điều 7 khoản 2' } },
      ...{ total: toPoints('44.75'), maxTotal: toPoints('94') },
    };
    const read = words(form(toMend({ score: { ...score, scenarios: [open] } })));
    expect(read).toMatch(/của phần được tự chấm, nếu đề nghị không đánh giá được xác nhận ?77/);
    expect(read).toMatch(/của cả bộ tiêu chí, nếu đề nghị không đánh giá được xác nhận ?94/);
  });

  test('says that a domain was left blank, not that it has no points', () => {
    const { score } = toMend();
    if (!score) throw new Error('no score');
    const rows = score.rows.map((row) => (row.code.startsWith('IV') ? { ...row, self: undefined } : row));
    expect(words(form(toMend({ score: { ...score, rows } })))).toMatch(/Điểm thưởng ?5 ?để trống ?–/);
  });

  test('names the rows whose points nobody could compute again, and does not call them checked', () => {
    const { score } = toMend();
    if (!score) throw new Error('no score');
    const scored = score.rows.flatMap(({ code, self }) => (self === undefined ? [] : [code]));
    const same = score.rows.map((each) => ({ ...each, checked: each.self, pending: false }));
    const sheet = (recomputed: boolean): string =>
      words(
        form(
          toMend({
            score: { ...score, rows: same },
            selfAssessment: {
              ...{ sheet: 'Bảng', declaredTotal: undefined },
              rows: scored.map((code, index) => row(code, { recomputed: recomputed || index > 1 })),
            },
          }),
        ),
      );
    const equal = 'Điểm dự kiến sau kiểm tra tự động bằng điểm tự chấm ở mọi tiêu chí';
    expect(sheet(false)).toContain(
      `${equal}; trong đó có 2 tiêu chí máy chưa tính lại được, điểm tự chấm được giữ nguyên.`,
    );
    const codes = scored.slice(0, 2).join('; ');
    const because = 'vì bảng không kê khai số liệu dùng được';
    expect(sheet(false)).toContain(`Chưa tính lại được điểm của 2 tiêu chí, ${because}: ${codes}.`);
    expect(sheet(true)).toContain(`${equal}.`);
    expect(sheet(true)).not.toContain('Chưa tính lại được');
  });

  test('says by which filing a dossier sent again after the deadline is in time', () => {
    const { dossier, deadline } = toMend();
    const sentAgain = {
      ...dossier,
      receivedAt: at('2026-12-09T08:00:00+07:00'),
      filedAt: at('2026-12-07T08:00:00+07:00'),
    };
    const inTime = { ...deadline, state: 'inTime', due: day('2026-12-08') } as const;
    const read = words(form(toMend({ dossier: sentAgain, deadline: inTime })));
    expect(read).toContain('Đúng hạn, theo bản đã nộp lúc 08 giờ 00 phút ngày 07/12/2026');
  });

  test('tells the maximum of the whole rubric from what applies to the unit', () => {
    const { score, dossier } = toMend();
    const { appendix, unit } = dossier;
    if (!score || !appendix || !unit) throw new Error('no score');
    const [left] = appendix.criteria.filter(({ method }) => method);
    if (!left) throw new Error('no criterion');
    const criteria = appendix.criteria.map((each) =>
      each === left ? { ...each, max: toPoints('4.5'), notApplicableTo: [unit.kind] } : each,
    );
    const exempted = { ...dossier, appendix: { ...appendix, criteria } };
    const read = words(form(toMend({ dossier: exempted, score: { ...score, maxTotal: toPoints('95.5') } })));
    expect(read).toMatch(/Điểm tối đa của cả bộ tiêu chí ?100/);
    expect(read).toMatch(/Điểm tối đa của các tiêu chí áp dụng cho đơn vị ?95,5/);
  });

  test('says that a dossier counts as zero', () => {
    const deadline = { ...late().deadline, state: 'tooLate', zero: true, lateDays: 3 } as const;
    expect(words(form(toMend({ deadline })))).toContain('Hồ sơ được tính 0 điểm (Điều 7 khoản 5)');
  });

  test('does not stand for the confirmation of the province, where filing is elsewhere', () => {
    const sentence = 'Không thay cho thông báo nộp thành công của phần mềm tỉnh';
    expect(form(late())).toContain(sentence);
    expect(form(toMend())).not.toContain(sentence);
  });

  test('asks for the signature on the report alone, where filing is elsewhere', () => {
    const elsewhere = words(form(clean({ office: late().office })));
    expect(elsewhere).toContain('ký báo cáo tự đánh giá; bảng đối chiếu kèm theo dùng để soát lại số liệu');
    expect(words(form(clean()))).toContain('ký báo cáo tự đánh giá và bảng tổng hợp');
  });

  test('is marked where the rubric is illustrative, and only there', () => {
    expect(words(form(toMend()))).toContain('MINH HỌA');
    expect(words(form(clean()))).not.toContain('MINH HỌA');
  });

  test.each(JUDGEMENTS)('uses no jargon of a standard: %s', (_, judgement) => {
    expect(words(form(judgement()))).not.toMatch(
      /TOTAL-|INDETERMINATE|NO_CERTIFICATE|\b(CMS|PKCS|ETSI|CAdES|hash|OCSP|CRL|undefined|null)\b/,
    );
  });

  test.each(JUDGEMENTS)('is the same text twice: %s', (_, judgement) => {
    expect(form(judgement())).toBe(form(judgement()));
  });

  test('lets no text of a dossier act', () => {
    const written = form(nasty());
    expect(written).not.toContain('<script');
    expect(written).not.toContain('<img');
    expect(written).not.toMatch(/[\u0000-\u0008\u202A-\u202E\u2066-\u2069]/);
    expect(written).toContain(
      NASTY.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    );
  });
});

describe('the page of a check sheet', () => {
  test.each(JUDGEMENTS)('loads nothing and runs nothing: %s', (_, judgement) => {
    const written = checkSheetHtml(judgement());
    expect(written).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`);
    expect(written).not.toMatch(/<(script|link|iframe|object|img|form)\b|<[^>]*\ssrc=|url\(|@import/i);
    expect([...written.matchAll(/href="([^"]*)"/g)].every(([, href]) => href?.startsWith('#muc-'))).toBe(
      true,
    );
  });

  test.each(JUDGEMENTS)('leads only to what is there: %s', (_, judgement) => {
    const written = checkSheetHtml(judgement());
    const ids = [...written.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of written.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g))
      for (const id of (target ?? '').split(' ')) expect(ids).toContain(id);
  });

  test('names its language, its parts and the heads of its tables', () => {
    const written = checkSheetHtml(toMend());
    expect(written).toContain('<html lang="vi">');
    for (const each of ['<header>', '<main>', '<footer>', 'scope="col"', 'scope="row"', '<caption>'])
      expect(written).toContain(each);
  });

  test('draws the points of each self-scored domain, with their figures as text', () => {
    const [svg = ''] = /<svg[\s\S]*<\/svg>/.exec(checkSheetHtml(toMend())) ?? [];
    expect(svg.match(/<rect/g)).toHaveLength(6 * 3);
    expect(svg).toContain('15,25 tự chấm');
    expect(svg).not.toContain('Tác động');
  });

  test('draws no bar for a domain left blank', () => {
    const { score } = toMend();
    if (!score) throw new Error('no score');
    const rows = score.rows.map((each) => (each.code.startsWith('IV') ? { ...each, self: undefined } : each));
    const [svg = ''] = /<svg[\s\S]*<\/svg>/.exec(checkSheetHtml(toMend({ score: { ...score, rows } }))) ?? [];
    expect(svg.match(/<rect/g)).toHaveLength(5 * 3 + 1);
    expect(svg).toContain('>để trống<');
    expect(svg).toMatch(/Điểm thưởng: tối đa 5, để trống/);
  });
});

describe('the printed form of a check sheet', () => {
  test.each(JUDGEMENTS)(
    'is well-formed and uses only styles and anchors that it defines: %s',
    (_, judgement) => {
      const used = new Set<string>();
      const defined = new Set<string>();
      const targets: string[] = [];
      const bookmarks: string[] = [];
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw error;
      });
      parser.on('opentag', ({ name, attributes }) => {
        const value = (attribute: string): string | undefined => attributes[attribute]?.value;
        if (name === 'style:style') defined.add(value('style:name') ?? '');
        for (const each of [
          'text:style-name',
          'table:style-name',
          'draw:style-name',
          'style:parent-style-name',
        ])
          used.add(value(each) ?? 'Standard');
        if (name === 'text:a') targets.push((value('xlink:href') ?? '').slice(1));
        if (name === 'text:bookmark') bookmarks.push(value('text:name') ?? '');
      });
      parser.write(print(judgement())).close();
      expect([...used].filter((each) => !defined.has(each))).toEqual([]);
      expect(targets.filter((each) => !bookmarks.includes(each))).toEqual([]);
    },
  );

  test('is A4 upright, with numbered pages and head rows that repeat', () => {
    const { extension, text } = checkSheetPrint(toMend());
    expect(extension).toBe('fodt');
    expect(text).toContain('fo:page-width="210mm" fo:page-height="297mm"');
    expect(text).toContain('<text:page-number');
    expect(text.match(/<table:table-header-rows>/g)?.length).toBeGreaterThan(5);
  });

  test('says the same as the page', () => {
    for (const [, judgement] of JUDGEMENTS) {
      const page = words(checkSheetHtml(judgement()));
      const sentences = judgement().findings.flatMap(({ reason, remedy }) => [reason, remedy]);
      for (const each of sentences)
        expect(words(print(judgement())).includes(each)).toBe(page.includes(each));
    }
  });
});

test('what the regulation leaves open, and the tables for looking up, stand on the screen and not on paper', () => {
  for (const background of [
    'Ngày nộp chậm là ngày theo lịch hay ngày làm việc?',
    'Tra theo tiêu chí và theo tệp',
  ]) {
    expect(checkSheetHtml(late())).toContain(background);
    expect(checkSheetPrint(late()).text).not.toContain(background);
  }
});
