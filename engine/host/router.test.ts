/** What nobody foresaw, in the shell's own part: in the log with its stack, to the page by its number alone, and never what was given. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withFolder } from '../../tests/contract/links.ts';
import { preferenceFile } from './preferences.ts';
import { createShellRouter, type ShellAbilities } from './router.ts';

const GIVEN = 'account;password\r\nanna;correct horse';
const CALLER = { account: 'HOST\\anna', groups: [], origin: 'test' };

let folder: Awaited<ReturnType<typeof withFolder>>;
beforeEach(async () => {
  folder = await withFolder();
});
afterEach(() => folder.remove());

const failing = (): never => {
  throw new TypeError('no desktop today');
};

function client(dialogs: ShellAbilities['dialogs'] = null) {
  const about = { shell: 'electron', dialogs: 'page', platform: 'linux', version: '0.0.0', language: 'en' } as const;
  const abilities = { about, dialogs, notify: failing, showProgress: () => true };
  const router = createShellRouter(abilities, preferenceFile(join(folder.path, 'preferences.json')), folder.path);
  return createRouterClient(router, { context: { caller: CALLER } });
}

const log = (): Promise<string> => readFile(join(folder.path, 'logs', 'engine.log'), 'utf8');

it('stands in the log with its stack, and the page is given the number', async () => {
  const told: unknown = await client()
    .notify({ title: 'Done', body: GIVEN })
    .catch((error: unknown) => error);
  const [line = ''] = (await log()).split('\n');
  const entry = JSON.parse(line) as { correlation: string; error: { stack: string } };
  expect(entry).toMatchObject({ procedure: 'notify', account: CALLER.account, error: { name: 'TypeError', message: 'no desktop today' } });
  expect(entry.error.stack).toContain('router.test.ts');
  expect(told).toMatchObject({ code: 'INTERNAL', data: { params: { correlation: entry.correlation } } });
  expect(String(told) + JSON.stringify(told)).not.toContain('desktop');
  expect(await log()).not.toContain('correct horse');
});

it('is logged also where the desktop answers what nobody understands, and not what it answered', async () => {
  const dialogs = { pickFile: () => Promise.resolve({ secret: GIVEN } as never), nameFile: () => Promise.resolve(null) };
  await expect(client(dialogs).pickFile({ kind: 'any', title: 'x' })).rejects.toMatchObject({ code: 'INTERNAL' });
  expect(await log()).toContain('pickFile');
  expect(await log()).not.toContain('correct horse');
});

it('is not what the contract names, nor what is not in the contract', async () => {
  await expect(client().pickFile({ kind: 'any', title: 'x' })).rejects.toMatchObject({ code: 'NO_NATIVE_DIALOG' });
  await expect(client().folder({ path: '/no/such/folder' })).rejects.toMatchObject({ code: 'FILE_MISSING' });
  await expect(client().writeText({ path: 'list.csv', text: GIVEN })).rejects.toMatchObject({ code: 'PATH_NOT_ABSOLUTE' });
  await expect(client().pickFile({ kind: 'other' as never, title: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await expect(log()).rejects.toMatchObject({ code: 'ENOENT' });
});
