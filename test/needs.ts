import { spawnSync } from 'node:child_process';
import process from 'node:process';

const TOOLS = {
  soffice: ['soffice', '--version'],
  pdftotext: ['pdftotext', '-v'],
  pdftoppm: ['pdftoppm', '-v'],
  pdfsig: ['pdfsig', '-v'],
  pdffonts: ['pdffonts', '-v'],
  qpdf: ['qpdf', '--version'],
  openssl: ['openssl', 'version'],
  chromium: ['chromium', '--version'],
} as const;

/**
 * True where a tool is missing, for `skipIf`: what cannot run here is skipped and said, never counted as passed.
 * With CI=true a missing tool is a failure.
 */
export function needs(...tools: readonly (keyof typeof TOOLS)[]): boolean {
  const missing = tools.filter((tool) => {
    const [program, ...args] = TOOLS[tool];
    return spawnSync(program, args, { stdio: 'ignore' }).error !== undefined;
  });
  if (missing.length === 0) return false;
  if (process.env['CI'] === 'true') throw new Error(`missing: ${missing.join(', ')}`);
  process.stderr.write(`SKIPPED for want of ${missing.join(', ')}\n`);
  return true;
}
