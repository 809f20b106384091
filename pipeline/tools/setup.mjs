#!/usr/bin/env node
// The one door to every command: brings what is missing, then starts the program on the right Node.
// Plain JavaScript for any Node from 20 on, no dependency: it runs before `npm ci` has.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from './node-flags.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const say = (/** @type {string} */ text) => process.stderr.write(`${text}\n`);

/** Runs a program and waits; resolves to its exit code. @param {string} file @param {string[]} args */
const run = (file, args, options = {}) => {
  const done = spawnSync(file, args, { cwd: root, stdio: 'inherit', ...options });
  if (done.error) throw done.error;
  return done.status ?? 1;
};

/** A program's standard output, or undefined where it is not there or fails. @param {string} file @param {string[]} args */
const outputOf = (file, args) => {
  const done = spawnSync(file, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return done.error || done.status !== 0 ? undefined : done.stdout;
};

/** The lockfile's own stamp: npm writes it last, so an interrupted `npm ci` is run again. */
const installedLock = join(root, 'node_modules', '.hoso-lock');

function bringPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (existsSync(installedLock) && readFileSync(installedLock, 'utf8') === lock) return;
  say('Đang cài các thư viện của chương trình (npm ci), lần đầu mất khoảng một phút…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const code = run(npm, ['ci', '--include=dev', '--include=optional', '--loglevel=error'], {
    shell: process.platform === 'win32',
    stdio: ['ignore', 2, 2],
  });
  if (code !== 0) {
    say('Không cài được thư viện. Hãy kiểm tra mạng tới kho npm rồi chạy lại lệnh này.');
    process.exit(3);
  }
  writeFileSync(installedLock, lock);
}

/** Our own Node where a package carries it, else the machine's. @returns {string} */
function rightNode() {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const carried = join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', exe);
  if (existsSync(carried)) return carried;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say(
    `Máy này (${process.platform} ${process.arch}) cần Node.js từ bản 24: tải tại https://nodejs.org rồi chạy lại.`,
  );
  return process.exit(3);
}

/** Debian packs Writer and Calc apart from the program that starts them. */
const hasWriterAndCalc = () => {
  const folder = '/usr/lib/libreoffice/program';
  return !existsSync(folder) || ['libswlo.so', 'libsclo.so'].every((name) => existsSync(join(folder, name)));
};

/**
 * What the machine must have beside our packages: how to see it, and what brings it.
 * `forTests` comes only with the tests.
 */
const TOOLS = [
  {
    name: 'LibreOffice (Writer và Calc)',
    why: 'để tạo bản PDF',
    found: () =>
      [
        'soffice',
        'libreoffice',
        '/Applications/LibreOffice.app/Contents/MacOS/soffice',
        'C:\\Program Files\\LibreOffice\\program\\soffice.com',
      ].some((file) => outputOf(file, ['--version'])) && hasWriterAndCalc(),
    debian: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'],
    fedora: 'libreoffice-writer libreoffice-calc',
    macos: 'brew install --cask libreoffice',
    windows: 'winget install TheDocumentFoundation.LibreOffice',
  },
  {
    name: 'phông chữ đủ chữ tiếng Việt',
    why: 'để bản PDF hiện đúng dấu',
    // U+1EC7 (ệ) is missing from Liberation 1.x, which fc-list still calls Vietnamese-capable by name.
    found: () =>
      process.platform !== 'linux' ||
      /Liberation Serif|Tinos|Times New Roman/.test(
        outputOf('fc-list', [':charset=1ec7:charset=01b0', 'family']) ?? '',
      ),
    debian: ['fonts-liberation2', 'fontconfig'],
    fedora: 'liberation-serif-fonts fontconfig',
    macos: undefined,
    windows: undefined,
  },
  {
    name: 'poppler-utils',
    why: 'để kiểm thử tệp PDF',
    forTests: true,
    found: () => outputOf('pdftotext', ['-v']) !== undefined,
    debian: ['poppler-utils'],
    fedora: 'poppler-utils',
    macos: 'brew install poppler',
    windows: undefined,
  },
  {
    name: 'qpdf',
    why: 'để kiểm thử cấu trúc tệp PDF',
    forTests: true,
    found: () => outputOf('qpdf', ['--version']) !== undefined,
    debian: ['qpdf'],
    fedora: 'qpdf',
    macos: 'brew install qpdf',
    windows: 'winget install qpdf.qpdf',
  },
  {
    name: 'openssl',
    why: 'để kiểm thử chữ ký số',
    forTests: true,
    found: () => outputOf('openssl', ['version']) !== undefined,
    debian: ['openssl'],
    fedora: 'openssl',
    macos: undefined,
    windows: undefined,
  },
];

/** @param {boolean} forTests */
function bringTools(forTests) {
  const missing = () => TOOLS.filter((tool) => (forTests || !tool.forTests) && !tool.found());
  const before = missing();
  if (before.length === 0) return;
  const debian = existsSync('/etc/debian_version');
  if (debian && process.getuid?.() === 0 && process.env['HOSO_NO_INSTALL'] !== '1') {
    const packages = before.flatMap((tool) => tool.debian);
    say(`Máy thiếu: ${before.map((tool) => `${tool.name} (${tool.why})`).join('; ')}.`);
    say(`Đang cài: ${packages.join(' ')}. Đặt HOSO_NO_INSTALL=1 nếu không muốn chương trình tự cài.`);
    aptGet('update', '-qq');
    // One name that this release does not know must not keep the others away.
    if (!aptInstall(...packages)) for (const each of packages) aptInstall(each);
  }
  for (const tool of missing()) {
    const command = debian
      ? `sudo apt-get install -y --no-install-recommends ${tool.debian.join(' ')}`
      : process.platform === 'linux'
        ? `sudo dnf install ${tool.fedora}`
        : process.platform === 'darwin'
          ? tool.macos
          : tool.windows;
    say(`Máy thiếu ${tool.name} (${tool.why}).${command ? ` Cài bằng lệnh: ${command}` : ''}`);
  }
}

/** @param {string[]} args */
const aptGet = (...args) =>
  run('apt-get', args, {
    stdio: ['ignore', 'ignore', 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }) === 0;

/** @param {string[]} packages */
const aptInstall = (...packages) => aptGet('install', '-y', '--no-install-recommends', ...packages);

/** @param {string} name */
const packageTool = (name) => join(root, 'node_modules', ...name.split('/'));
const TYPES = [packageTool('typescript/bin/tsc'), '-p', root];
const LINT = [packageTool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'];
const DEAD_CODE = [packageTool('knip/bin/knip.js'), '--no-progress'];
const GENERATED = ['pipeline/tools/generate.ts', '--check'];
const TESTS = [packageTool('vitest/vitest.mjs'), 'run'];

/** The developers' tasks, each a list of programs run in turn; any other word goes to the product's own command line. */
const TASKS = /** @type {Record<string, string[][]>} */ ({
  check: [TYPES, LINT, DEAD_CODE, GENERATED],
  fix: [[...LINT.slice(0, 2), '--write'], ['pipeline/tools/generate.ts']],
  test: [TYPES, LINT, DEAD_CODE, GENERATED, TESTS],
  bench: [['--expose-gc', 'pipeline/tools/bench.ts']],
  fuzz: [['pipeline/tools/fuzz.ts']],
});

function main() {
  const [task = '', ...args] = process.argv.slice(2);
  bringPackages();
  if (task === 'demo' || task === 'test') bringTools(task === 'test');
  const node = rightNode();
  const steps = TASKS[task];
  if (!steps)
    process.exit(
      run(node, [...NODE_FLAGS, join(root, 'pipeline', 'main.ts'), ...process.argv.slice(2)], {
        cwd: process.cwd(),
      }),
    );
  for (const [index, step] of steps.entries()) {
    const code = run(node, index === steps.length - 1 ? [...step, ...args] : step);
    if (code !== 0) process.exit(code);
  }
}

main();
