import type { z } from 'zod';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'một giá trị chữ hoặc số',
  array: 'một danh sách',
  object: 'một nhóm khóa (mỗi khóa một dòng, thụt vào)',
};

/** A mistake that the schema found, in words for whoever wrote the file. */
export function issueSentence(issue: z.core.$ZodIssue): string {
  const key = issue.path.filter((part) => typeof part === 'string').at(-1);
  const named = key === undefined ? 'Tệp' : `"${String(key)}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Không có khóa nào tên ${issue.keys.map((each) => `"${each}"`).join(', ')} ở đây; kiểm tra chính tả.`;
    case 'invalid_type':
      return issue.message.startsWith('Invalid input: expected') && issue.message.endsWith('undefined')
        ? `Thiếu ${named}: cần ${EXPECTED[issue.expected] ?? issue.expected}.`
        : `${named} phải là ${EXPECTED[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `${named} phải là một trong: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union':
      return issue.message.startsWith('Invalid')
        ? `${named} không thuộc dạng nào được phép.`
        : `${named} ${issue.message}.`;
    case 'too_small':
      return `${named} không được để trống.`;
    default:
      return `${named} ${issue.message}.`;
  }
}
