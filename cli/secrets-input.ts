/**
 * Where passwords come from: a prompt without echo, twice where it is new; the first lines of standard input; the first lines
 * of a file. Never from an argument, which every process of the machine can read.
 */
import { createReadStream } from 'node:fs';
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

/** What came in, up to the end of the line that is asked for: behind it nobody has to have written anything sensible. */
function firstLines(bytes: Buffer, count: number): Buffer {
  let end = 0;
  for (let line = 0; line < count; line += 1) {
    const next = bytes.indexOf(0x0a, end);
    if (next < 0) return bytes;
    end = next + 1;
  }
  return bytes.subarray(0, end);
}

function decoded(bytes: Buffer, option: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // the decoder only says that it is none
  }
  throw new SsoError('USAGE', { problem: 'password-not-text', option });
}

/** USAGE {problem, option}: nothing came, too few lines, or no text. */
function takeLines(bytes: Buffer, count: number, option: string): string[] {
  const text = decoded(firstLines(bytes, count), option);
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  if (lines.at(-1) === '') lines.pop();
  if (lines.every((line) => line === '')) throw new SsoError('USAGE', { problem: 'password-none', option });
  if (lines.length < count) throw new SsoError('USAGE', { problem: 'password-lines', option, expected: count, found: lines.length });
  return lines;
}

/** Reads no further than it has to: whoever feeds us may keep the pipe open, and a device may never end. */
async function bytesOf(source: AsyncIterable<unknown>, count: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let breaks = 0;
  let size = 0;
  for await (const piece of source) {
    const bytes = Buffer.from(piece as Uint8Array);
    pieces.push(bytes);
    size += bytes.length;
    for (const byte of bytes) if (byte === 0x0a) breaks += 1;
    if (breaks >= count || size > INPUT_MAX) break;
  }
  return Buffer.concat(pieces);
}

async function linesOfFile(io: Io, path: string, count: number): Promise<string[]> {
  const absolute = resolve(io.workingFolder, path);
  const bytes = await bytesOf(createReadStream(absolute), count).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    throw reason === 'ENOENT'
      ? new SsoError('FILE_MISSING', { path: absolute })
      : new SsoError('FILE_NOT_READABLE', { path: absolute, reason });
  });
  if (bytes.length > INPUT_MAX) throw new SsoError('FILE_TOO_LARGE', { path: absolute, limit: INPUT_MAX });
  return takeLines(bytes, count, '--password-file');
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
  if (prompts.length === 0) return [];
  if (options.has('password-stdin')) return takeLines(await bytesOf(io.stdin, prompts.length), prompts.length, '--password-stdin');
  if (file !== undefined) return linesOfFile(io, file, prompts.length);
  if (!isInteractive(io)) throw new SsoError('USAGE', { problem: 'needs-terminal' });
  const typed: string[] = [];
  for (const prompt of prompts) typed.push(await askOne(io, prompt));
  return typed;
}

export async function readSecret(io: Io, options: ReadonlyMap<OptionName, string>, prompt: SecretPrompt): Promise<string> {
  return (await readSecrets(io, options, [prompt]))[0] ?? '';
}
