import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSsoError } from '../shared/errors.ts';
import { createI18n, formatError } from '../shared/i18n/index.ts';
import type { OptionName } from './grammar.ts';
import type { Io } from './io.ts';
import { readSecrets } from './secrets-input.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sso-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const prompts = (count: number) => Array.from({ length: count }, () => ({ message: 'Password' }));

function read(source: Extract<OptionName, `password-${string}`>, bytes: Buffer, count: number): Promise<string[]> {
  const path = join(folder, 'password.txt');
  writeFileSync(path, bytes);
  const io = { stdin: Readable.from(bytes.length > 0 ? [bytes] : []), workingFolder: folder } as unknown as Io;
  return readSecrets(io, new Map([[source, source === 'password-file' ? path : '']]), prompts(count));
}

async function refusal(source: 'password-stdin' | 'password-file', bytes: Buffer, count: number): Promise<string> {
  try {
    await read(source, bytes, count);
  } catch (error) {
    if (isSsoError(error, 'USAGE')) return formatError(createI18n('en'), error.code, error.params).message;
    throw error;
  }
  throw new Error('It was taken');
}

it.skipIf(process.platform === 'win32')('a device that never ends is not read to its end', async () => {
  const io = { workingFolder: folder } as unknown as Io;
  await expect(readSecrets(io, new Map([['password-file', '/dev/zero']]), prompts(1))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
});

describe.each(['password-stdin', 'password-file'] as const)('--%s', (source) => {
  it.each([
    ['secret', ['secret']],
    ['secret\n', ['secret']],
    ['secret\r\nmore\r\n', ['secret', 'more']],
    ['\ufeffgéheim\n\nthird\n', ['géheim', '', 'third']],
    [' with blanks \n', [' with blanks ']],
  ])('takes the lines of %j', async (text, expected) => {
    expect(await read(source, Buffer.from(text), expected.length)).toEqual(expected);
  });

  it('does not look at what comes behind the lines that it needs', async () => {
    expect(await read(source, Buffer.concat([Buffer.from('secret\n'), Buffer.from([0xff, 0x00, 0xc3])]), 1)).toEqual(['secret']);
  });

  it.each(['', '\n', '\r\n', '\n\n'])('says that no password came with %j', async (text) => {
    expect(await refusal(source, Buffer.from(text), 1)).toBe(`No password came with --${source}.`);
  });

  it.each([
    ['Latin-1', Buffer.from('pässwörd\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffpassword\n', 'utf16le')],
    ['a NUL', Buffer.from('pass\0word\n')],
  ])('says that %s is not UTF-8', async (_name, bytes) => {
    expect(await refusal(source, bytes, 1)).toBe(`What came with --${source} is not UTF-8 text.`);
  });

  it('says how many lines are missing', async () => {
    expect(await refusal(source, Buffer.from('one\n'), 2)).toBe(`2 lines were expected with --${source}, 1 came.`);
  });
});
