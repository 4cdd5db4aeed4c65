/**
 * The engine's own log, `logs/engine.log`, one JSON object a line, mode 0600: for what nobody foresaw. An input is never logged,
 * nor is an output; the names below are redacted should one ever come near it. An error is told by name, message and stack.
 */
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { DataFolder } from './data-folder.ts';

const SECRET_NAMES = ['password', 'reminder', 'confirmation', 'key', 'envelope', 'plaintext', 'credentials', 'input', 'output', 'data'];
const redactPaths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly cause?: ToldError;
}

/** Four deep is deeper than any of ours; only these properties: a validation error carries what it refused. */
function tellError(error: unknown, depth = 4): ToldError {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  const told = { name: error.name, message: error.message, stack: error.stack };
  return error.cause === undefined || depth === 0 ? told : { ...told, cause: tellError(error.cause, depth - 1) };
}

const logs = new Map<string, Logger>();

function logOf({ logFolder }: DataFolder): Logger {
  const present = logs.get(logFolder);
  if (present) return present;
  const destination = pino.destination({ dest: join(logFolder, 'engine.log'), mkdir: true, mode: 0o600, sync: true });
  const made = pino({ base: null, redact: { paths: redactPaths, censor: '[secret]' } }, destination);
  logs.set(logFolder, made);
  return made;
}

/** A log that cannot be written (a full disk, a folder of somebody else) must not hide the answer: then standard error gets a line. */
export function logFailure(folder: DataFolder, at: { correlation: string; procedure: string; account: string }, error: unknown): void {
  try {
    logOf(folder).error({ ...at, error: tellError(error) }, 'unforeseen');
  } catch {
    process.stderr.write(`engine.log cannot be written (correlation ${at.correlation})\n`);
  }
}
