import { spawnSync } from 'node:child_process';

/** Whether a test has to be left out since a program is not here: said loudly, and a failure where CI promised to bring it. */
export function lacks(
  program: string,
  here: boolean = spawnSync(program, ['-v']).error === undefined,
): boolean {
  if (here) return false;
  if (process.env['CI']) throw new Error(`${program} is not here, and CI=true asks for it`);
  console.warn(`LEFT OUT: tests that need ${program}, which is not here`);
  return true;
}

/** Standard output; throws with standard error where the program fails. */
export function output(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
