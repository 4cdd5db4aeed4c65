/**
 * The engine's own log, `logs/engine.log`, one JSON object a line: for what nobody foresaw. An input is never logged, nor is an output;
 * the names below are redacted should one ever come near it. An error is told by name, message and stack; the very same one again within
 * a minute by the number of the first, so that whoever asks once a second does not push everything else out of the log.
 */
import { pino, type Logger } from 'pino';
import type { DataFolder } from './data-folder.ts';
import { logFile } from './log-file.ts';

const SECRET_NAMES = ['password', 'reminder', 'confirmation', 'key', 'envelope', 'plaintext', 'credentials', 'input', 'output', 'data'];
const redactPaths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

const SAME_WITHIN_MS = 60_000;

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

/** Where and for whom it failed; `correlation` is the number that whoever asked was given. */
export interface FailurePlace {
  readonly correlation: string;
  readonly procedure: string;
  readonly account: string;
}

interface Log {
  readonly logger: Logger;
  /** What was told in full, by procedure and error: when, and under which number. */
  readonly told: Map<string, { readonly at: number; readonly correlation: string }>;
}

const logs = new Map<string, Log>();

function logOf({ logFolder }: DataFolder): Log {
  const present = logs.get(logFolder);
  if (present) return present;
  const logger = pino({ base: null, redact: { paths: redactPaths, censor: '[secret]' } }, logFile(logFolder, 'engine'));
  const made = { logger, told: new Map() };
  logs.set(logFolder, made);
  return made;
}

/** The number under which this very failure was told within the last minute; null where it was not, and is to be told now. */
function toldAs({ told }: Log, { procedure, correlation }: FailurePlace, error: ToldError): string | null {
  const now = performance.now();
  for (const [key, { at }] of told) if (now - at > SAME_WITHIN_MS) told.delete(key);
  const key = JSON.stringify([procedure, error]);
  const first = told.get(key);
  if (!first) told.set(key, { at: now, correlation });
  return first?.correlation ?? null;
}

/** A log that cannot be written (a full disk, a folder of somebody else) must not hide the answer: then standard error gets a line. */
export function logFailure(folder: DataFolder, at: FailurePlace, error: unknown): void {
  try {
    const [log, told] = [logOf(folder), tellError(error)];
    const same = toldAs(log, at, told);
    log.logger.error(same === null ? { ...at, error: told } : { ...at, same }, 'unforeseen');
  } catch {
    process.stderr.write(`engine.log cannot be written (correlation ${at.correlation})\n`);
  }
}
