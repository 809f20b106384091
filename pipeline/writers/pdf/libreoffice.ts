import { spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WorkerError } from '../../model/errors.ts';

/** A LibreOffice that answers. */
export interface LibreOffice {
  readonly program: string;
  /** As it names itself: `LibreOffice 7.4.7.2 40(Build:2)`. */
  readonly version: string;
}

const PLACES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['soffice', 'libreoffice', '/usr/lib/libreoffice/program/soffice', '/snap/bin/libreoffice'],
  darwin: ['soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  win32: [
    'soffice.com',
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
    'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
  ],
};

/** The first LibreOffice on PATH or in the usual places of the system that tells its version; undefined where there is none. */
export async function findLibreOffice(
  places: readonly string[] = PLACES[process.platform] ?? ['soffice'],
): Promise<LibreOffice | undefined> {
  for (const program of places) {
    const answer = await run(program, ['--version'], { folder: undefined, timeoutSeconds: 30 });
    const version = /^LibreOffice.*$/m.exec(answer.output)?.[0]?.trim();
    if (answer.ended === 0 && version) return { program, version };
  }
  return undefined;
}

/**
 * Turns documents into PDF/A-2b, tagged, beside them: `a/x.docx` gives `a/x.pdf`. All of them in one start.
 * Links to places under the document's folder stay relative. Fails with LIBREOFFICE_FAILED where one file is missing afterwards,
 * whatever LibreOffice says of itself, or the time is up (then the whole process group is ended).
 */
export async function convertToPdf(
  libreOffice: LibreOffice,
  documents: readonly string[],
  timeoutSeconds = 60 + 30 * documents.length,
): Promise<readonly string[]> {
  const [first] = documents;
  if (!first) return [];
  const folder = dirname(first);
  const made = documents.map((each) => join(folder, `${basename(each, extname(each))}.pdf`));
  if (new Set(made).size < made.length || documents.some((each) => dirname(each) !== folder)) {
    throw new RangeError('documents of one start share a folder and have different names');
  }
  const profile = await mkdtemp(join(folder, '.profile-'));
  try {
    await newProfile(profile);
    const answer = await run(
      libreOffice.program,
      [...switches(profile), '--convert-to', 'pdf', '--outdir', folder, ...documents],
      { folder, timeoutSeconds },
    );
    for (const [index, file] of made.entries()) {
      if (await exists(file)) continue;
      const name = basename(documents[index] ?? '');
      const why =
        answer.ended === 'timeout' ? `quá ${timeoutSeconds} giây` : answer.output.slice(-300).trim();
      throw new WorkerError('LIBREOFFICE_FAILED', `LibreOffice không tạo được PDF từ ${name}: ${why}`);
    }
    return made;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Export settings live in the profile, so that one start serves documents of different programs. A new profile costs 0.1 s
 * more than the copy of a used one, and never carries anything from one job to the next.
 */
const SETTINGS: readonly (readonly [path: string, name: string, value: string])[] = [
  ['org.openoffice.Office.Common/Filter/PDF/Export', 'SelectPdfVersion', '2'],
  ['org.openoffice.Office.Common/Filter/PDF/Export', 'UseTaggedPDF', 'true'],
  ['org.openoffice.Office.Common/Filter/PDF/Export', 'ExportLinksRelativeFsys', 'true'],
  ['org.openoffice.Office.Common/Filter/PDF/Export', 'ExportFormFields', 'false'],
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  // The decimal comma of a General cell comes from here.
  ['org.openoffice.Setup/L10N', 'ooSetupSystemLocale', 'vi'],
];

async function newProfile(profile: string): Promise<void> {
  const items = SETTINGS.map(
    ([path, name, value]) =>
      `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  );
  await mkdir(join(profile, 'user'), { recursive: true });
  await writeFile(
    join(profile, 'user', 'registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${items.join('\n')}
</oor:items>
`,
  );
}

const switches = (profile: string): string[] => [
  `-env:UserInstallation=${pathToFileURL(profile).href}`,
  '--headless',
  '--norestore',
  '--nolockcheck',
  '--nodefault',
];

interface Answer {
  readonly ended: number | 'timeout' | 'not started';
  readonly output: string;
}

/** `soffice` starts `soffice.bin` and waits: only ending the group ends both. */
function run(
  program: string,
  args: readonly string[],
  { folder, timeoutSeconds }: { readonly folder: string | undefined; readonly timeoutSeconds: number },
): Promise<Answer> {
  const windows = process.platform === 'win32';
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      detached: !windows,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      env: { ...process.env, TZ: 'Asia/Ho_Chi_Minh', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      ...(folder ? { cwd: folder } : {}),
    });
    let output = '';
    const timer = setTimeout(() => {
      if (child.pid === undefined) return;
      if (windows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
      else process.kill(-child.pid, 'SIGKILL');
      resolve({ ended: 'timeout', output });
    }, timeoutSeconds * 1000);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString('utf8')).slice(-10_000);
      });
    }
    child.on('error', () => {
      clearTimeout(timer);
      resolve({ ended: 'not started', output });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ ended: code ?? -1, output });
    });
  });
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The bytes of each document's PDF; the documents lie together in a folder of their own that may be written to. */
export const pdfBytes = async (
  libreOffice: LibreOffice,
  documents: readonly string[],
): Promise<readonly Uint8Array[]> =>
  Promise.all((await convertToPdf(libreOffice, documents)).map((file) => readFile(file)));
