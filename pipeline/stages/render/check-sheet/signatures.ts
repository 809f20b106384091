import { parseInstant, vietnameseTime } from '../../../model/day.ts';
import type { FileFacts } from '../../../model/dossier.ts';
import type { Judgement } from '../../../model/judgement.ts';
import type { SignatureReport } from '../../../model/signature.ts';
import { type Block, type Cell, type Section, table, text } from './sheet.ts';

/** Who signed what, by name, organisation and serial number: no more of a person than that. */
export function signaturesSection({ dossier, facts }: Judgement): Section {
  const looked = dossier.files.flatMap((file) => {
    const each = facts.get(file.path);
    return each && (each.format === 'pdf' || each.signatures) ? [{ path: file.path, facts: each }] : [];
  });
  const signed = looked.filter(({ facts }) => facts.signatures?.document === 'signed');
  const others = looked.filter(({ facts }) => facts.signatures?.document !== 'signed');
  return {
    id: 'chu-ky-so',
    title: 'Chữ ký số',
    blocks: [
      ...(looked.length === 0 ? [text('Hồ sơ không có tệp PDF nào để kiểm tra chữ ký số.')] : []),
      ...(signed.length > 0 ? [signedTable(signed)] : []),
      ...(others.length > 0
        ? [
            table(
              'Các tệp PDF còn lại',
              [
                ['Tệp', 60],
                ['Kết quả', 40],
              ],
              others.map(({ path, facts }) => [[path], [unsignedWords(facts)]]),
            ),
          ]
        : []),
    ],
  };
}

const signedTable = (files: readonly { readonly path: string; readonly facts: FileFacts }[]): Block =>
  table(
    'Tệp có chữ ký số',
    [
      ['Tệp', 26],
      ['Người ký, đơn vị, số chứng thư', 30],
      ['Nội dung sau khi ký', 20],
      ['Loại chứng thư', 24],
    ],
    files.flatMap(({ path, facts }) =>
      (facts.signatures?.signatures ?? []).map((each): readonly Cell[] => [
        [path],
        signerLines(each),
        [integrityWords(each)],
        [hierarchyWords(each), ...validityLines(each)],
      ]),
    ),
  );

function signerLines({ kind, signer, time }: SignatureReport): Cell {
  const at = time.proven ?? time.claimed;
  const moment = at === null ? undefined : parseInstant(at);
  return [
    ...(kind === 'timestamp' ? ['Dấu thời gian'] : []),
    signer ? signer.commonName : 'Chưa xác định được: không đọc được chứng thư',
    ...(signer?.organization ? [signer.organization] : []),
    ...(signer ? [`Số chứng thư: ${signer.serial}`] : []),
    moment
      ? `${vietnameseTime(moment)}${time.proven === null ? ' (giờ của máy người ký)' : ' (có dấu thời gian)'}`
      : 'Chưa xác định được thời điểm ký',
  ];
}

function integrityWords({ integrity, changesAfterSigning }: SignatureReport): string {
  if (integrity === 'broken' || changesAfterSigning === 'forbidden') return 'Đã bị thay đổi sau khi ký';
  if (integrity === 'unknown' || changesAfterSigning === 'unknown') {
    return 'Chưa xác định được: không so được nội dung với lúc ký';
  }
  return changesAfterSigning === 'allowed' ? 'Nguyên vẹn (có phần thêm được phép)' : 'Nguyên vẹn';
}

function hierarchyWords({ trust, hierarchy }: SignatureReport): string {
  switch (trust) {
    case 'trusted':
      if (hierarchy === 'cong-vu') return 'Chữ ký số chuyên dùng công vụ';
      if (hierarchy === 'cong-cong') return 'Chữ ký số công cộng';
      return hierarchy ?? 'Chưa xác định được loại chứng thư';
    case 'untrusted':
      return 'Nơi cấp tin cậy, nhưng chứng thư không dùng được cho chữ ký này';
    case 'no-anchor':
      return 'Chưa xác định được: nơi cấp không có trong danh sách tin cậy của cơ quan tiếp nhận';
  }
}

function validityLines({ indication, revocation, trust, integrity }: SignatureReport): Cell {
  if (revocation === 'revoked') return ['Chứng thư đã bị thu hồi'];
  if (indication === 'TOTAL-PASSED') {
    return revocation === 'good'
      ? ['Hợp lệ']
      : ['Toàn vẹn, nơi cấp tin cậy; chưa xác định được có bị thu hồi hay không'];
  }
  if (indication === 'TOTAL-FAILED') return integrity === 'broken' ? [] : ['Không hợp lệ'];
  if (trust !== 'trusted') return [];
  return revocation === 'good'
    ? ['Chưa xác định được hiệu lực của chữ ký']
    : ['Chưa xác định được: chưa biết chứng thư có bị thu hồi không'];
}

function unsignedWords({ signatures }: FileFacts): string {
  switch (signatures?.document) {
    case undefined:
      return 'Chưa kiểm tra';
    case 'unsigned':
      return 'Không có chữ ký số';
    case 'locked':
      return 'Chưa xác định được: tệp có mật khẩu';
    case 'unreadable':
      return 'Chưa xác định được: không đọc được tệp';
    case 'signed':
      return 'Có chữ ký số';
  }
}
