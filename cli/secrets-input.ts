/**
 * Where passwords come from: a prompt without echo, twice where it is new; the first lines of standard input; the first lines
 * of a file. Never from an argument, which every process of the machine can read.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import password from '@inquirer/password';
import { SsoError } from '../shared/errors.ts';
import type { OptionName } from './grammar.ts';
import { interrupted } from './interrupt.ts';
import type { Io } from './io.ts';

export interface SecretPrompt {
  readonly message: string;
  /** Asked a second time under this text; PASSWORDS_DIFFER. */
  readonly again?: string;
  readonly masked?: boolean;
}

const INPUT_MAX = 1 << 20;

function takeLines(bytes: Buffer, count: number): string[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (text.endsWith('\n')) lines.pop();
  return lines.slice(0, count);
}

/** Reads no further than it has to: whoever feeds us may keep the pipe open. */
async function linesOfStdin(io: Io, count: number): Promise<string[]> {
  const pieces: Buffer[] = [];
  let breaks = 0;
  let size = 0;
  for await (const piece of io.stdin) {
    const bytes = Buffer.from(piece as Uint8Array);
    pieces.push(bytes);
    size += bytes.length;
    for (const byte of bytes) if (byte === 0x0a) breaks += 1;
    if (breaks >= count || size > INPUT_MAX) break;
  }
  return takeLines(Buffer.concat(pieces), count);
}

async function linesOfFile(io: Io, path: string, count: number): Promise<string[]> {
  const absolute = resolve(io.workingFolder, path);
  const bytes = await readFile(absolute).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    throw reason === 'ENOENT'
      ? new SsoError('FILE_MISSING', { path: absolute })
      : new SsoError('FILE_NOT_READABLE', { path: absolute, reason });
  });
  if (bytes.length > INPUT_MAX) throw new SsoError('FILE_TOO_LARGE', { path: absolute, limit: INPUT_MAX });
  return takeLines(bytes, count);
}

/** Ctrl-C at a prompt is an interruption like any other. */
async function prompted(ask: () => Promise<string>): Promise<string> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && (error.name === 'ExitPromptError' || error.name === 'AbortError')) throw interrupted('nothing-done');
    throw error;
  }
}

const hidden = (io: Io, message: string): Promise<string> =>
  prompted(() => password({ message, mask: false }, { input: io.stdin, output: io.stderr }));

/** On standard error, as standard output may be a file. */
export async function askLine(io: Io, message: string): Promise<string> {
  const lines = createInterface({ input: io.stdin, output: io.stderr });
  try {
    return await prompted(() => lines.question(`${message} `));
  } finally {
    lines.close();
  }
}

async function askOne(io: Io, { message, again, masked = true }: SecretPrompt): Promise<string> {
  if (!masked) return askLine(io, message);
  const typed = await hidden(io, message);
  if (again !== undefined && (await hidden(io, again)) !== typed) throw new SsoError('PASSWORDS_DIFFER');
  return typed;
}

export const isInteractive = (io: Io): boolean => io.stdin.isTTY === true;

/** One value a prompt, in their order. USAGE where there is nobody to ask. */
export async function readSecrets(io: Io, options: ReadonlyMap<OptionName, string>, prompts: readonly SecretPrompt[]): Promise<string[]> {
  const file = options.get('password-file');
  if (options.has('password-stdin') && file !== undefined)
    throw new SsoError('USAGE', { problem: 'options-exclude', option: '--password-stdin', other: '--password-file' });
  if (prompts.length === 0) return [];
  const given = options.has('password-stdin')
    ? await linesOfStdin(io, prompts.length)
    : file !== undefined
      ? await linesOfFile(io, file, prompts.length)
      : null;
  if (given) {
    if (given.length < prompts.length) throw new SsoError('PASSWORD_MISSING');
    return given;
  }
  if (!isInteractive(io)) throw new SsoError('USAGE', { problem: 'needs-terminal' });
  const typed: string[] = [];
  for (const prompt of prompts) typed.push(await askOne(io, prompt));
  return typed;
}

export async function readSecret(io: Io, options: ReadonlyMap<OptionName, string>, prompt: SecretPrompt): Promise<string> {
  return (await readSecrets(io, options, [prompt]))[0] ?? '';
}
