import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Judgement } from '../../../pipeline/model/judgement.ts';
import type { OutputRole, RenderedFile } from '../../../pipeline/model/outputs.ts';
import { foreseeDocuments } from '../../../pipeline/stages/render/foresee.ts';
import { render } from '../../../pipeline/stages/render/render.ts';
import type { DocumentFont } from '../../../pipeline/writers/pdf/fonts.ts';
import { findLibreOffice, type LibreOffice } from '../../../pipeline/writers/pdf/libreoffice.ts';
import { lacks, output } from '../../needs.ts';
import { ofQuangNam, ready, toMend } from './dossiers.ts';

const templatesFolder = join(import.meta.dirname, '..', '..', '..', 'templates');
const libreOffice = await findLibreOffice();
const newFolder = () => mkdtempSync(join(tmpdir(), 'hoso-render-'));

/** The files as they would lie in the results folder. */
async function written(judgement: Judgement, program: LibreOffice | undefined) {
  const [folder, workFolder] = [newFolder(), newFolder()];
  const rendered = await render(judgement, {
    templatesFolder,
    workFolder,
    libreOffice: program,
    font: undefined,
  });
  for (const { name, content } of rendered) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'bytes' in content ? content.bytes : 'bản sao');
  }
  const file = (role: OutputRole): string =>
    join(folder, rendered.find((each) => each.role === role)?.name ?? `no ${role}`);
  return { rendered, folder, workFolder, file };
}
type Written = Awaited<ReturnType<typeof written>>;

const told = new Map<string, readonly string[]>();
function pagesOf(file: string): readonly string[] {
  const pages =
    told.get(file) ?? output('pdftotext', '-layout', file, '-').normalize('NFC').split('\f').slice(0, -1);
  told.set(file, pages);
  return pages;
}
const flat = (text: string): string => text.replace(/\s+/g, ' ');
const readable = (file: string): string => output('qpdf', '--qdf', '--object-streams=disable', file, '-');
const software = (): Judgement => ({
  ...ofQuangNam(),
  office: { ...ready().office, channel: { kind: 'software', name: 'phần mềm của tỉnh' } },
});

const left = [
  lacks('LibreOffice', libreOffice !== undefined),
  lacks('qpdf'),
  lacks('pdfsig'),
  lacks('pdftotext'),
  lacks('pdffonts'),
].includes(true);

describe.skipIf(left)('printed', () => {
  const known = new Map<string, Written>();
  const get = (name: string): Written => known.get(name) ?? raise(name);
  const raise = (name: string): never => {
    throw new Error(`not rendered: ${name}`);
  };
  beforeAll(async () => {
    for (const [name, judgement] of [
      ['ready', ready()],
      ['again', ready()],
      ['draft', toMend()],
      ['software', software()],
    ] as const) {
      known.set(name, await written(judgement, libreOffice));
    }
  }, 120_000);

  test('two runs give the same bytes, PDFs included', () => {
    expect(get('again').rendered).toEqual(get('ready').rendered);
    expect(readdirSync(get('ready').workFolder)).toEqual([]);
  });

  test.each(['ready', 'draft', 'software'])(
    'the PDFs of %s are sound, tagged PDF/A-2b with every font inside',
    (name) => {
      for (const role of ['selfAssessmentReportPdf', 'scoreSummaryPdf'] as const) {
        const file = get(name).file(role);
        expect(output('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
        expect(readable(file)).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>B</);
        expect(output('pdfinfo', file)).toMatch(/Tagged: +yes/);
        const fonts = output('pdffonts', file)
          .split('\n')
          .slice(2)
          .filter((line) => line.trim());
        expect(fonts.length).toBeGreaterThan(0);
        for (const font of fonts) expect(font).toMatch(/\byes +yes +yes\b/);
      }
    },
  );

  test('the header row of the table is repeated on every page, and marks stand on every page', () => {
    const pages = pagesOf(get('draft').file('scoreSummaryPdf'));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages)
      expect(flat(page)).toMatch(/DỰ THẢO[\s\S]*MINH HỌA[\s\S]*Tài liệu kiểm chứng Nội dung giải trình/);
    const report = pagesOf(get('draft').file('selfAssessmentReportPdf'));
    for (const page of report)
      expect(flat(page)).toMatch(/^ ?DỰ THẢO (\d+ )?MINH HỌA[\s\S]*MINH HỌA: bộ tiêu chí và mẫu báo cáo/);
    expect(report.filter((page) => /Điểm tối/.test(page)).length).toBeGreaterThan(1);
  });

  test('pages are numbered from the second on', () => {
    for (const role of ['selfAssessmentReportPdf', 'scoreSummaryPdf'] as const) {
      const numbers = pagesOf(get('ready').file(role)).map((page) => /^\s*(\d*)\s*MINH HỌA/.exec(page)?.[1]);
      expect(numbers).toEqual(numbers.map((_, index) => (index === 0 ? '' : String(index + 1))));
    }
  });

  test('a ready dossier is signed in fields, leader first; a draft and a table beside another system have none', () => {
    const fields = (file: string) =>
      [...output('pdfsig', file).matchAll(/Field Name: (\S+)/g)].map(([, name]) => name);
    for (const role of ['selfAssessmentReportPdf', 'scoreSummaryPdf'] as const) {
      expect(fields(get('ready').file(role))).toEqual(['ky-lanh-dao', 'ky-co-quan']);
      expect(readable(get('draft').file(role))).not.toContain('/FT /Sig');
    }
    expect(fields(get('software').file('selfAssessmentReportPdf'))).toHaveLength(2);
    expect(readable(get('software').file('scoreSummaryPdf'))).not.toContain('/FT /Sig');
    expect(flat(pagesOf(get('software').file('scoreSummaryPdf'))[0] ?? '')).toContain(
      'Không thay cho bảng tổng hợp xuất từ phần mềm của tỉnh.',
    );
    expect(get('software').file('scoreSummary')).toMatch(
      /2026_phong-kinh-te-mau_bang-doi-chieu_lan-2\.xlsx$/,
    );
  });

  test('the signature block stands whole on one page, with something of the text above it', () => {
    for (const role of ['selfAssessmentReportPdf', 'scoreSummaryPdf'] as const) {
      const last = flat(pagesOf(get('ready').file(role)).at(-1) ?? '');
      expect(last).toMatch(/TM\. ỦY BAN NHÂN DÂN (- .{0,80})?CHỦ TỊCH/);
      expect(last).toMatch(/báo cáo kết quả|Tổng điểm/);
    }
  });

  test('links of the table lead into the package, in the workbook and in the PDF', async () => {
    const { folder, file } = get('ready');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file('scoreSummary'));
    const links: string[] = [];
    book.worksheets[0]?.eachRow((row) =>
      row.eachCell((cell) => void (cell.hyperlink && links.push(cell.hyperlink))),
    );
    const printed = [...readable(file('scoreSummaryPdf')).matchAll(/\/URI \((.*)\)$/gm)].map(([, uri]) =>
      uri?.replace(/\\([()])/g, '$1'),
    );
    expect(links.length).toBeGreaterThan(40);
    expect(new Set(printed.map(target))).toEqual(new Set(links.map(target)));
    for (const link of links) expect(existsSync(join(folder, target(link)))).toBe(true);
    expect(links[0]).toMatch(/^tai-lieu-kiem-chung\/I\.1\.1\/B%C3%A1o%20c%C3%A1o.*\.pdf#page=2$/);
  });

  test('the report states what the unit declares and no figure of the machine', () => {
    const text = flat(pagesOf(get('ready').file('selfAssessmentReportPdf')).join(' '));
    expect(text).toContain('tổng số điểm tự đánh giá, chấm điểm đạt được là 82 điểm trên 82 điểm');
    expect(text).not.toContain('12,345');
    expect(text).toContain('nội dung giải trình (Điều 7 khoản 2).');
    expect(text).toMatch(/Số: +\/BC-UBND/);
  });

  test('the report of Quảng Nam says what the form says, word for word', () => {
    const text = flat(pagesOf(get('software').file('selfAssessmentReportPdf')).join(' '));
    for (const words of [
      'UBND TỈNH QUẢNG NAM',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Quảng Nam, ngày tháng năm',
      'BÁO CÁO Kết quả tự đánh giá, chấm điểm công tác cải cách hành chính năm 2026',
      'Kính gửi: Sở Nội vụ',
      'gửi báo cáo kết quả tự đánh giá, chấm điểm theo các tiêu chí, tiêu chí thành phần Chỉ số cải cách hành chính năm 2026 của đơn vị gồm các nội dung chính sau:',
      '- Bảng tổng hợp kết quả tự đánh giá, chấm điểm tiêu chí, tiêu chí thành phần Chỉ số cải cách hành chính năm 2026 (Được xuất từ phần mềm Quản lý chấm điểm chỉ số cải cách hành chính của tỉnh Quảng Nam).',
      '- Tổng số điểm tự đánh giá, chấm điểm đạt được: 82 điểm.',
      '- Các đề xuất, kiến nghị (nếu có).',
      '- Sở Nội vụ;',
      '(Ký tên, đóng dấu, ghi rõ họ tên)',
    ]) {
      expect(text).toContain(words);
    }
  });
});

const target = (link: string | undefined): string => decodeURIComponent((link ?? '').replace(/#.*/, ''));

test('a refused dossier has its check sheet and ket-qua.json, and no other document', async () => {
  const { rendered } = await written(ready({ state: 'refused', score: undefined }), undefined);
  expect(rolesOf(rendered)).toEqual(['checkSheet', 'result']);
});

test('without LibreOffice the Word, Excel and HTML files are there, and a finding says why there is no PDF', async () => {
  const { rendered } = await written(ready(), undefined);
  expect(rolesOf(rendered)).toEqual([
    'checkSheet',
    'evidence',
    'result',
    'scoreSummary',
    'selfAssessmentReport',
  ]);
  expect(await foreseen(ready(), { libreOffice: undefined })).toEqual(['documents/not-printed']);
});

test('without a font that has every Vietnamese letter a finding says so', async () => {
  const program = { program: 'soffice', version: '' };
  expect(await foreseen(ready(), { libreOffice: program })).toEqual(['documents/font-missing']);
  expect(await foreseen(ready(), { libreOffice: program, font: { family: 'Tinos', sha256: '' } })).toEqual(
    [],
  );
});

const foreseen = async (
  { contents, selfAssessment }: Judgement,
  { libreOffice: program, font }: { libreOffice: LibreOffice | undefined; font?: DocumentFont },
): Promise<readonly string[]> => {
  const { findings } = await foreseeDocuments(contents, selfAssessment, { libreOffice: program, font });
  return findings.map(({ id }) => id);
};

const rolesOf = (files: readonly RenderedFile[]): readonly string[] =>
  [...new Set(files.map(({ role }) => role))].sort();

test("the unit's workbook comes back with its remarks, or a finding says that it cannot", async () => {
  const folder = newFolder();
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Bảng chấm').getCell('D6').value = 1;
  await book.xlsx.writeFile(join(folder, 'a.xlsx'));
  const withWorkbook = (location: string): Judgement => {
    const base = toMend();
    const workbook = { path: 'Bảng chấm.xlsx', bytes: 1, sha256: '', location, modifiedAt: undefined };
    return {
      ...base,
      contents: { ...base.contents, workbook },
      findings: [
        {
          id: 'self-assessment/above-maximum',
          place: { code: base.selfAssessment?.rows[0]?.code ?? '' },
          values: {},
          level: 'fail',
          basis: { article: 'Điều 4' },
          reason: 'Điểm quá cao.',
          remedy: 'Sửa điểm.',
        },
      ],
    };
  };
  const { file } = await written(withWorkbook(join(folder, 'a.xlsx')), undefined);
  const copy = new ExcelJS.Workbook();
  await copy.xlsx.readFile(file('annotatedWorkbook'));
  const note = copy.getWorksheet('Bảng chấm')?.getCell('D6').note;
  expect(typeof note === 'string' ? note : note?.texts?.map(({ text }) => text).join('')).toBe(
    'CẦN SỬA. Điểm quá cao.\nCách sửa: Sửa điểm.\nCăn cứ: Điều 4.',
  );
  writeFileSync(join(folder, 'b.xlsx'), 'không phải bảng tính');
  expect(await foreseen(withWorkbook(join(folder, 'b.xlsx')), { libreOffice: undefined })).toContain(
    'documents/not-annotated',
  );
});

test('what the unit proposes stands in its report word for word', async () => {
  const judgement = ready();
  const { selfAssessment } = judgement;
  const proposals = ['Tập huấn thêm cho công chức một cửa.'];
  const reportOf = async (own: readonly string[]) => {
    const { file } = await written(
      { ...judgement, selfAssessment: selfAssessment && { ...selfAssessment, proposals: own } },
      undefined,
    );
    const part = unzipSync(readFileSync(file('selfAssessmentReport')))['word/document.xml'];
    return strFromU8(part ?? new Uint8Array());
  };
  expect(await reportOf(proposals)).toContain(proposals[0]);
  expect(await reportOf([])).not.toContain(proposals[0]);
});
