import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import process from 'node:process';
import { type Document, isMap, parseDocument } from 'yaml';
import { z } from 'zod';
import { HELP } from '../messages.ts';
import { instant, parseInstant } from '../model/day.ts';
import { fetchCrls } from './fetch-crl.ts';
import { readTrusted, type Trusted } from './trust.ts';
import { TRUST } from './trust-words.ts';
import { readOptions, usageError } from './usage.ts';

const officeAnchors = z.looseObject({
  folders: z
    .looseObject({ certificates: z.string().optional(), revocationLists: z.string().optional() })
    .optional(),
  anchors: z.array(z.looseObject({ file: z.string(), sha256: z.string(), hierarchy: z.string() })).nullish(),
});

interface Store {
  readonly file: string;
  readonly document: Document;
  readonly anchors: readonly { readonly file: string; readonly sha256: string; readonly hierarchy: string }[];
  readonly folders: {
    readonly certificates?: string | undefined;
    readonly revocationLists?: string | undefined;
  };
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const wrong = (text: string): never => {
  throw usageError(text, 'trust');
};

/**
 * `hoso trust add|list|check|fetch-crl`: keeps the trust anchors of office.yaml. An anchor is added only
 * under a fingerprint that the operator typed from the official source.
 * @returns 0 done or all in order, 1 where something is amiss. Wrong usage is a WorkerError USAGE.
 */
export async function trustCommand(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = readOptions('trust', {
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ office: text, file: text, sha256: text, hierarchy: text, at: text },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    say(HELP.trust);
    return 0;
  }
  const [action = ''] = positionals;
  if (!['add', 'list', 'check', 'fetch-crl'].includes(action)) return wrong(TRUST.action(action));
  if (values.office === undefined) return wrong(TRUST.missing('office'));
  const store = readStore(values.office);
  if (!store) return wrong(TRUST.office(values.office));
  switch (action) {
    case 'add':
      return add(store, values);
    case 'list':
      return list(store);
    case 'check': {
      const at = values.at === undefined ? instant(Date.now()) : parseInstant(values.at);
      return at ? check(store, at) : wrong(TRUST.time(values.at ?? ''));
    }
    case 'fetch-crl':
      return fetchInto(store);
    default:
      return wrong(TRUST.action(action ?? ''));
  }
}

function readStore(file: string): Store | undefined {
  if (!existsSync(file)) return undefined;
  const document = parseDocument(readFileSync(file, 'utf8'), { schema: 'failsafe' });
  const parsed = officeAnchors.safeParse(document.toJS());
  if (document.errors.length || !parsed.success) return undefined;
  return { file, document, anchors: parsed.data.anchors ?? [], folders: parsed.data.folders ?? {} };
}

const beside = (store: Store, path: string): string => resolve(dirname(store.file), path);

function add(
  store: Store,
  given: { readonly file?: string; readonly sha256?: string; readonly hierarchy?: string },
): number {
  const { file, sha256, hierarchy } = given;
  if (file === undefined) return wrong(TRUST.missing('file'));
  if (sha256 === undefined) return wrong(TRUST.missing('sha256'));
  if (hierarchy === undefined) return wrong(TRUST.missing('hierarchy'));
  const typed = sha256.replace(/[\s:]/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(typed)) return wrong(TRUST.fingerprint);
  const trusted = readTrusted(file);
  if (!trusted || trusted.passedOver > 0) return wrong(TRUST.notCertificate(file));
  if (trusted.sha256 !== typed) {
    process.stderr.write(`${TRUST.mismatch(file, trusted.sha256)}\n`);
    return 1;
  }
  const known = store.anchors.find((each) => each.sha256.toLowerCase() === typed);
  if (known) {
    say(TRUST.known(known.file));
    return 1;
  }
  const shown = relative(dirname(resolve(store.file)), resolve(file)).replaceAll('\\', '/');
  const { document } = store;
  if (!store.anchors.length) document.set('anchors', document.createNode([]));
  const entry = document.createNode({ file: shown, sha256: typed, hierarchy });
  if (isMap(entry)) entry.comment = ` ${TRUST.since(new Date().toISOString().slice(0, 10))}`;
  document.addIn(['anchors'], entry);
  writeWhole(store.file, document.toString({ lineWidth: 0 }));
  say(TRUST.added(trusted.name, hierarchy));
  return 0;
}

function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text, { flush: true });
  renameSync(`${file}.part`, file);
}

function list(store: Store): number {
  if (store.anchors.length === 0) say(TRUST.empty);
  for (const { file, sha256, hierarchy } of store.anchors) {
    const name = readTrusted(beside(store, file))?.name ?? TRUST.unreadable;
    say(`${hierarchy}\t${sha256}\t${name}\t${file}`);
  }
  return store.anchors.length ? 0 : 1;
}

function check(store: Store, at: string): number {
  if (store.anchors.length === 0) {
    say(TRUST.empty);
    return 1;
  }
  const faults = store.anchors.map(({ file, sha256 }) => {
    const trusted = readTrusted(beside(store, file));
    const fault = anchorFault(trusted, sha256, at);
    const name = trusted?.name ?? file;
    say(fault === undefined ? TRUST.fine(name) : TRUST.wrong(name, fault));
    return fault;
  });
  return faults.every((fault) => fault === undefined) ? 0 : 1;
}

function anchorFault(trusted: Trusted | undefined, sha256: string, at: string): string | undefined {
  if (!trusted) return TRUST.unreadable;
  if (trusted.sha256 !== sha256.toLowerCase()) return TRUST.changed;
  if (at < trusted.notBefore) return TRUST.notYet;
  return at > trusted.notAfter ? TRUST.expired : undefined;
}

async function fetchInto(store: Store): Promise<number> {
  const { certificates, revocationLists } = store.folders;
  if (revocationLists === undefined) return wrong(TRUST.noFolder);
  const results = await fetchCrls({
    certificates: [
      ...store.anchors.map(({ file }) => beside(store, file)),
      ...(certificates === undefined ? [] : [beside(store, certificates)]),
    ],
    into: beside(store, revocationLists),
  });
  if (results.length === 0) say(TRUST.nothingToFetch);
  for (const each of results) {
    say('file' in each ? TRUST.fetched(each.url, each.file) : TRUST.notFetched(each.url, each.why));
  }
  return results.every((each) => 'file' in each) ? 0 : 1;
}
