import process from 'node:process';
import { MESSAGES } from '../messages.ts';
import { WorkerError } from '../model/errors.ts';

export interface Fault {
  /** A WorkerErrorCode, or INTERNAL. */
  readonly code: string;
  /** In Vietnamese. */
  readonly message: string;
  /** 2: the command was used wrongly; 3: the machine or its settings. */
  readonly exit: 2 | 3;
}

/** What is told of an error: one sentence and its code; the stack only where a developer asks for it. */
export function faultOf(error: unknown): Fault {
  if (process.env['HOSO_DEBUG'] === '1') console.error(error);
  if (!(error instanceof WorkerError)) return { code: 'INTERNAL', message: MESSAGES.internal, exit: 3 };
  const { code, message } = error;
  return { code, message, exit: code === 'USAGE' || code === 'DOSSIER_NOT_FOUND' ? 2 : 3 };
}

export const faultLine = ({ code, message }: Fault): string => `${message} [${code}]`;
