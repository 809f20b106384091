import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { HELP, MESSAGES } from './messages.ts';
import { WorkerError } from './model/errors.ts';
import { faultLine, faultOf } from './worker/fault.ts';

// Beside the program: in the system's temporary folder, where Node would put it, anyone could slip in other code.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));

/** Each command is loaded only when asked for: `hoso --help` starts at once. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  process: async (args) => (await import('./worker/process-command.ts')).processCommand(args),
  demo: async (args) => (await import('./worker/demo-command.ts')).demoCommand(args),
  verify: async (args) => (await import('./worker/verify-command.ts')).verifyCommand(args),
  trust: async (args) => (await import('./worker/trust-command.ts')).trustCommand(args),
  rubric: async (args) => (await import('./worker/rubric-command.ts')).rubricCommand(args),
  regulation: async (args) => (await import('./worker/regulation-command.ts')).regulationCommand(args),
  appraise: async (args) => (await import('./worker/appraise-command.ts')).appraiseCommand(args),
  consolidate: async (args) => (await import('./worker/consolidate-command.ts')).consolidateCommand(args),
  workbook: async (args) => (await import('./worker/workbook-command.ts')).workbookCommand(args),
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(`${HELP.main}\n`);
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (!command) throw new WorkerError('USAGE', MESSAGES.unknownCommand(name));
  return command(args);
}

function tellFault(error: unknown): number {
  const fault = faultOf(error);
  process.stderr.write(`${faultLine(fault)}\n`);
  return fault.exit;
}

process.exitCode = await main(process.argv.slice(2)).catch(tellFault);
