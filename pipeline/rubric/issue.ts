import type { z } from 'zod';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'một giá trị chữ hoặc số',
  array: 'một danh sách, ví dụ [a, b]',
  object: 'một nhóm khóa (mỗi khóa một dòng, thụt vào)',
};

/** A mistake that the schema found, in words for whoever wrote the file; the schema was asked to report the input. */
export function issueSentence(issue: z.core.$ZodIssue): string {
  const key = issue.path.filter((part) => typeof part === 'string').at(-1);
  const named = key === undefined ? 'Tệp' : `"${String(key)}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys);
    case 'invalid_type':
      return issue.input === undefined
        ? `Thiếu ${named}: cần ${EXPECTED[issue.expected] ?? issue.expected}.`
        : `${named} phải là ${EXPECTED[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.input === undefined
        ? `Thiếu ${named}: cần một trong: ${issue.values.map(String).join(', ')}.`
        : `${named} phải là một trong: ${issue.values.map(String).join(', ')}${found(issue.input)}.`;
    case 'invalid_format':
      return `${named} ${issue.message}${found(issue.input)}.`;
    case 'invalid_union':
      return issue.message.startsWith('Invalid')
        ? `${named} không thuộc dạng nào được phép.`
        : `${named} ${issue.message}${found(valueAt(issue.input, key))}.`;
    case 'too_small':
      return `${named} không được để trống.`;
    default:
      return `${named} ${issue.message}.`;
  }
}

/** A decimal comma inside braces ends the value: what stands behind it is read as a key. */
function unknownKeys(keys: readonly string[]): string {
  const cut = keys.find((each) => /^\d+$/.test(each));
  return cut === undefined
    ? `Không có khóa nào tên ${keys.map((each) => `"${each}"`).join(', ')} ở đây; kiểm tra chính tả.`
    : `"${cut}" đứng một mình sau dấu phẩy: số thập phân phải viết bằng dấu chấm, ví dụ 0.25.`;
}

/** Of a group told apart by one of its keys, that key's value is what is wrong. */
const valueAt = (input: unknown, key: string | undefined): unknown =>
  Object.entries(input ?? {}).find(([name]) => name === key)?.[1];

const found = (input: unknown): string =>
  typeof input === 'string' && input.trim() !== '' && input.length <= 40 ? ` (không phải "${input}")` : '';
