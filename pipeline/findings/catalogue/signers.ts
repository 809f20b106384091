import type { Entry } from '../entry.ts';

/** Người ký báo cáo, biên bản của đơn vị và tài liệu kiểm chứng. */
export const signers = {
  'signatures/other-signer': {
    check: 'signatures/signer',
    sentence:
      'Văn bản của đơn vị do {signer} ký, không có chữ ký số của người đứng đầu ({head}) hoặc của cấp phó ký thay.',
    remedy: 'Người đứng đầu, hoặc cấp phó được ký thay (KT.), ký số lại văn bản này.',
  },
  'signatures/other-organization': {
    check: 'signatures/signer',
    sentence: 'Văn bản của đơn vị được ký bởi {signer}, thuộc {organization}, không phải {unit}.',
    remedy: 'Văn bản phải do người có thẩm quyền của đơn vị ký.',
  },
  'signatures/deputy': {
    check: 'signatures/signer',
    sentence: 'Văn bản của đơn vị do cấp phó ({signer}) ký thay người đứng đầu.',
    remedy: 'Nếu cơ quan tiếp nhận yêu cầu thì người đứng đầu ký lại.',
  },
  'signatures/capacity-missing': {
    check: 'signatures/signer',
    sentence: 'Văn bản do cấp phó ({signer}) ký nhưng chưa thấy ghi quyền hạn ký thay “KT.”.',
    remedy: 'Ghi “KT.” trước chức vụ của người đứng đầu rồi ký lại; nếu đã ghi, cán bộ xem xét.',
  },
  'signatures/evidence-signer': {
    check: 'signatures/signer',
    sentence: 'Tài liệu của đơn vị do {signer} ký, không phải người đứng đầu hay cấp phó đã khai.',
    remedy: 'Không cần làm gì nếu {signer} có thẩm quyền ký tài liệu này.',
  },
  'signatures/organization-only': {
    check: 'signatures/signer',
    sentence: 'Tài liệu chỉ có chữ ký số của cơ quan ({signer}), chưa có chữ ký số của người có thẩm quyền.',
    remedy: 'Người có thẩm quyền ký số tài liệu, rồi thay tệp này.',
  },
} as const satisfies Record<string, Entry>;

/** Why it was not told who signed. */
export const signersUnknown = {
  noUnit: 'chưa biết hồ sơ là của đơn vị nào',
  noDocument: 'hồ sơ không có báo cáo, biên bản nào đã ký số',
  noHead: 'cơ quan tiếp nhận chưa khai họ tên người đứng đầu đơn vị',
} as const;
