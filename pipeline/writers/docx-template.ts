import Docxtemplater from 'docxtemplater';
import { strFromU8, unzipSync } from 'fflate';
import PizZip from 'pizzip';
import { z } from 'zod';
import type { Mistake } from '../model/errors.ts';
import { TEMPLATE_WORDS } from './docx-words.ts';

/** A Word file that clerks edit; `name` is what people call it: `templates/ninh-hoa/bao-cao.docx`. */
export interface Template {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Placeholders by name, each with those it encloses. */
export interface TagTree {
  readonly [tag: string]: TagTree;
}

/** A template whose placeholders are known, ready to be filled once. */
export interface OpenTemplate {
  readonly parts: readonly { readonly part: string; readonly tags: TagTree }[];
  readonly render: (
    data: unknown,
  ) => { readonly bytes: Uint8Array } | { readonly mistakes: readonly Mistake[] };
}

/** Reads the placeholders of a template; its mistakes of writing (an open brace, a list without an end) come back as sentences. */
export function openTemplate(template: Template): OpenTemplate | { readonly mistakes: readonly Mistake[] } {
  const inspector = inspectorOf();
  const empty: string[] = [];
  try {
    const document = new Docxtemplater(new PizZip(template.bytes), {
      modules: [inspector],
      parser: (tag) => ({ get: (scope: unknown) => valueAt(scope, tag) }),
      nullGetter: (part: { readonly module?: string; readonly value: string }) => {
        if (!part.module) empty.push(part.value);
        return '';
      },
      errorLogging: false,
      linebreaks: true,
      paragraphLoop: true,
    });
    const raw = inspector.parts.flatMap(({ placeholders }) => rawOnes(placeholders));
    if (raw.length > 0)
      return { mistakes: raw.map((tag) => ({ file: template.name, message: TEMPLATE_WORDS.rawTag(tag) })) };
    return {
      parts: inspector.parts.map(({ part, placeholders }) => ({ part, tags: treeOf(placeholders) })),
      render: (data) => {
        try {
          document.render(data);
        } catch (fault) {
          return { mistakes: mistakesOf(template.name, fault) };
        }
        if (empty.length > 0) throw new RangeError(`no value for ${empty.join(', ')}`);
        return { bytes: document.getZip().generate({ type: 'uint8array', compression: 'STORE' }) };
      },
    };
  } catch (fault) {
    return { mistakes: mistakesOf(template.name, fault) };
  }
}

/** A placeholder as docxtemplater has parsed it; `rawxml` would print data as if it were part of the document's own code. */
interface Placeholder {
  readonly type: string;
  readonly value?: string | undefined;
  readonly module?: string | undefined;
  readonly subparsed?: readonly Placeholder[] | undefined;
}

const PLACEHOLDER: z.ZodType<Placeholder> = z.lazy(() =>
  z.object({
    type: z.string(),
    value: z.string().optional(),
    module: z.string().optional(),
    subparsed: z.array(PLACEHOLDER).optional(),
  }),
);
const INSPECTED = z.object({
  inspect: z.object({ filePath: z.string().optional(), postparsed: z.array(PLACEHOLDER).optional() }),
});

/** Listens to docxtemplater compiling: which part holds which placeholders. (Its own inspector's types do not fit Node's modules.) */
function inspectorOf() {
  const parts: { readonly part: string; readonly placeholders: readonly Placeholder[] }[] = [];
  let part = '';
  return {
    name: 'inspector',
    parts,
    set(options: unknown): void {
      const { inspect } = INSPECTED.safeParse(options).data ?? {};
      part = inspect?.filePath ?? part;
      if (inspect?.postparsed) parts.push({ part, placeholders: inspect.postparsed });
    },
  };
}

const rawOnes = (placeholders: readonly Placeholder[]): readonly string[] =>
  placeholders.flatMap((each) => [
    ...(each.module === 'rawxml' ? [each.value ?? ''] : []),
    ...rawOnes(each.subparsed ?? []),
  ]);

function treeOf(placeholders: readonly Placeholder[]): TagTree {
  const tree: Record<string, TagTree> = {};
  for (const { type, value, subparsed } of placeholders) {
    if (type === 'placeholder' && value) tree[value] = { ...tree[value], ...treeOf(subparsed ?? []) };
  }
  return tree;
}

/** `a.b` walks own properties only; `.` is the value itself. No expressions: a template is data. */
function valueAt(scope: unknown, path: string): unknown {
  if (path === '.') return scope;
  let value = scope;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return value;
}

const FAULT = z.object({
  properties: z.object({
    id: z.string(),
    xtag: z.string().optional(),
    file: z.string().optional(),
    errors: z.array(z.unknown()).optional(),
  }),
});

function mistakesOf(file: string, fault: unknown): readonly Mistake[] {
  const read = FAULT.safeParse(fault);
  if (!read.success) return [{ file, message: TEMPLATE_WORDS.notWord }];
  const { id, xtag = '', file: part = '', errors } = read.data.properties;
  if (errors && errors.length > 0) return errors.flatMap((each) => mistakesOf(file, each));
  return [{ file, message: TEMPLATE_WORDS.misspelt(part, id, xtag) }];
}

/** Fields that bring in another file or run a program when the document is opened or printed. */
const FETCHING_FIELD =
  /\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|MACROBUTTON)\b/i;

/** What LibreOffice would fetch or run while printing: refused, since a template comes from many hands. */
export function faultsOfPackage({ name: file, bytes }: Template): readonly Mistake[] {
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes);
  } catch {
    return [{ file, message: TEMPLATE_WORDS.notWord }];
  }
  if (!parts['word/document.xml']) {
    return [{ file, message: TEMPLATE_WORDS.noContent }];
  }
  return Object.entries(parts).flatMap(([part, content]): readonly Mistake[] => {
    if (/^word\/(embeddings|activeX)\//.test(part) || /vbaProject\.bin$/.test(part)) {
      return [{ file, message: TEMPLATE_WORDS.embedded(part) }];
    }
    if (!/\.(xml|rels)$/.test(part)) return [];
    const text = strFromU8(content);
    const target = /<Relationship\b[^>]*TargetMode\s*=\s*["']External["'][^>]*>/.exec(text)?.[0];
    const field = fieldsOf(text)
      .map((each) => FETCHING_FIELD.exec(each)?.[1])
      .find((each) => each);
    return [
      ...(target ? [TEMPLATE_WORDS.linksOutside(/Target\s*=\s*["']([^"']*)/.exec(target)?.[1] ?? '')] : []),
      ...(/<w:altChunk\b/.test(text) ? [TEMPLATE_WORDS.otherFileInside(part)] : []),
      ...(/<(o:OLEObject|w:object)\b/.test(text) ? [TEMPLATE_WORDS.embeddedObject(part)] : []),
      ...(/<w:(ins|del|moveFrom|moveTo|comment)\b/.test(text) ? [TEMPLATE_WORDS.openChanges] : []),
      ...(field ? [TEMPLATE_WORDS.fetchingField(part, field)] : []),
    ].map((message) => ({ file, message }));
  });
}

/** Instructions of fields, put together again where Word has split them over runs. */
const fieldsOf = (xml: string): readonly string[] => [
  [...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</g)].map(([, text]) => text ?? '').join(''),
  ...[...xml.matchAll(/<w:fldSimple\b[^>]*w:instr\s*=\s*"([^"]*)"/g)].map(([, text]) => text ?? ''),
];
