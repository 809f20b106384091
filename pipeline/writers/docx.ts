import { strToU8 } from 'fflate';
import { type Mistake, mistakeLines, WorkerError } from '../model/errors.ts';
import {
  faultsOfPackage,
  type OpenTemplate,
  openTemplate,
  type TagTree,
  type Template,
} from './docx-template.ts';
import { TEMPLATE_WORDS } from './docx-words.ts';
import { repack } from './repack.ts';
import { cleanText, escapeXml } from './text.ts';

/** A placeholder: what it prints, in Vietnamese. `kind` list: repeated for each; condition: prints what it encloses or not. */
export interface Tag {
  readonly kind: 'text' | 'condition' | 'list';
  readonly says: string;
  /** A form may do without it. */
  readonly optional?: true;
  /** What one of a list holds; without it each is a text, printed by `{.}`. */
  readonly each?: TagSchema;
}
export type TagSchema = Readonly<Record<string, Tag>>;

export type TemplateValue = string | boolean | readonly string[] | readonly TemplateData[];
export interface TemplateData {
  readonly [tag: string]: TemplateValue;
}

/** What the document says of itself; nothing of whoever edited the template goes out. */
export interface DocumentProperties {
  readonly title: string;
  readonly author: string;
  /** `2026-12-08T03:00:00Z` */
  readonly at: string;
}

/** Every mistake of a template against its placeholders: unknown ones, missing ones, and what could reach outside the file. */
export const lintTemplate = (template: Template, schema: TagSchema): readonly Mistake[] => {
  const checked = checkedTemplate(template, schema);
  return 'mistakes' in checked ? checked.mistakes : [];
};

/** The filled document. Throws WorkerError TEMPLATE_INVALID with one Vietnamese sentence for each mistake of the template. */
export function fillTemplate(
  template: Template,
  schema: TagSchema,
  { data, properties }: { readonly data: TemplateData; readonly properties: DocumentProperties },
): Uint8Array {
  const checked = checkedTemplate(template, schema);
  if ('mistakes' in checked) throw new WorkerError('TEMPLATE_INVALID', mistakeLines(checked.mistakes));
  const filled = checked.render(cleanData(data));
  if ('mistakes' in filled) throw new WorkerError('TEMPLATE_INVALID', mistakeLines(filled.mistakes));
  return repack(filled.bytes, (name, content) =>
    name === 'docProps/core.xml' ? strToU8(coreProperties(properties)) : content,
  );
}

function checkedTemplate(
  template: Template,
  schema: TagSchema,
): OpenTemplate | { readonly mistakes: readonly Mistake[] } {
  const faults = faultsOfPackage(template);
  if (faults.length > 0) return { mistakes: faults };
  const opened = openTemplate(template);
  if ('mistakes' in opened) return opened;
  const mistake = (message: string): Mistake => ({ file: template.name, message });
  const unknown = opened.parts.flatMap(({ part, tags }) =>
    unknownTags(tags, [schema]).map((tag) => mistake(TEMPLATE_WORDS.unknownTag(part, tag))),
  );
  const present = opened.parts.map(({ tags }) => tags);
  const missing = missingTags(present, schema).map((tag) => mistake(TEMPLATE_WORDS.missingTag(tag)));
  const mistakes = [...unknown, ...missing];
  return mistakes.length > 0 ? { mistakes } : opened;
}

function unknownTags(tree: TagTree, scopes: readonly TagSchema[]): readonly string[] {
  return Object.entries(tree).flatMap(([name, inside]) => {
    if (name === '.') return [];
    const tag = scopes.find((scope) => Object.hasOwn(scope, name))?.[name];
    if (!tag) return [name];
    return unknownTags(inside, tag.each ? [tag.each, ...scopes] : scopes);
  });
}

function missingTags(trees: readonly TagTree[], schema: TagSchema): readonly string[] {
  return Object.entries(schema).flatMap(([name, tag]) => {
    const found = trees.flatMap((tree) => find(tree, name));
    if (found.length === 0) return tag.optional ? [] : [name];
    return tag.each ? missingTags(found, tag.each) : [];
  });
}

/** A placeholder may stand inside others that only enclose it. */
const find = (tree: TagTree, name: string): readonly TagTree[] =>
  Object.entries(tree).flatMap(([each, inside]) => (each === name ? [inside] : find(inside, name)));

const cleanData = (data: TemplateData): TemplateData =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, cleanValue(value)]));

function cleanValue(value: TemplateValue): TemplateValue {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'boolean') return value;
  const texts = value.filter((each): each is string => typeof each === 'string');
  const objects = value.filter((each): each is TemplateData => typeof each !== 'string');
  return texts.length > 0 ? texts.map(cleanText) : objects.map(cleanData);
}

const coreProperties = ({ title, author, at }: DocumentProperties): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(cleanText(title))}</dc:title><dc:creator>${escapeXml(cleanText(author))}</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
