/** One suite over both links: what a page may rely on does not depend on the shell that it runs in. */
import { join } from 'node:path';
import { isDefinedError, ORPCError, safe } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ShellAbilities } from '../../engine/host/router.ts';
import { createDoubleEngine, SAID_BY_NOBODY, type DoubleEngine } from './double-engine.ts';
import { overMessagePort, overWebSocket, withFolder, type ConsoleWindow, type Link } from './links.ts';

const context = { caller: { account: 'HOST\\anna', groups: ['HOST\\sso-admins'], origin: 'test' } };
const abilities: ShellAbilities = {
  about: { shell: 'browser', dialogs: 'page', platform: 'linux', version: '0.0.0', language: 'en' },
  dialogs: null,
  notify: () => false,
  showProgress: () => true,
};

describe.each([
  ['MessagePort', overMessagePort],
  ['WebSocket', overWebSocket],
])('over %s', (_name, openLink) => {
  let folder: Awaited<ReturnType<typeof withFolder>>;
  let engine: DoubleEngine;
  let link: Link;
  let window: ConsoleWindow;

  beforeEach(async () => {
    folder = await withFolder();
    engine = createDoubleEngine(join(folder.path, 'preferences.json'));
    link = await openLink(engine.router(abilities), context);
    window = await link.openWindow();
  });
  afterEach(async () => {
    await link.close();
    await folder.remove();
  });

  it('answers, and the caller is the one that the shell names', async () => {
    const overview = await window.client.console.system.overview();
    expect(overview.caller.account).toBe('HOST\\anna');
    expect(overview.situations).toEqual([{ id: 'not-configured', params: {} }]);
  });

  it('refuses an input that the contract does not know', async () => {
    const refused = window.client.console.backup.verify({ path: '', password: 'x' });
    await expect(refused).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('brings a typed error with its number', async () => {
    const { error } = await safe(window.client.console.backup.verify({ path: '/x.bak', password: 'correct horse' }));
    expect(isDefinedError(error) && error.code).toBe('WRONG_PASSWORD');
    expect(error).toMatchObject({ data: { number: 10779, params: {} } });
    expect(JSON.stringify(error)).not.toContain('correct horse');
  });

  it('says nothing of a failure that nobody declared', async () => {
    const { error } = await safe(window.client.console.system.enable());
    expect(error).toBeInstanceOf(ORPCError);
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', data: undefined });
    expect(error?.message).not.toContain(SAID_BY_NOBODY);
  });

  it('streams to the end', async () => {
    const lines: number[] = [];
    for await (const progress of await window.client.console.mappings.importCredentials({ path: '/x.csv' })) lines.push(progress.lines);
    expect(lines).toEqual([1, 2, 3]);
  });

  it('brings the abort of a call to the engine', async () => {
    const abort = new AbortController();
    const call = safe(window.client.console.system.protect(undefined, { signal: abort.signal }));
    await window.client.console.system.overview();
    abort.abort();
    await engine.aborted;
    expect((await call).error).toMatchObject({ name: 'AbortError' });
  });

  it('brings the abort of a stream to the engine', async () => {
    const abort = new AbortController();
    const changes = await window.client.console.system.watch(undefined, { signal: abort.signal });
    const next = safe(changes.next());
    await engine.watching(1);
    abort.abort();
    await engine.left;
    expect((await next).error).not.toBeNull();
  });

  it('tells the engine when a stream is left', async () => {
    const changes = await window.client.console.system.watch();
    const watched = engine.watching(1).then(() => engine.change());
    for await (const _ of changes) break;
    await watched;
    await engine.left;
  });

  it('tells the engine when the window vanishes, and serves the next one', async () => {
    const changes = await window.client.console.system.watch();
    const next = safe(changes.next());
    await engine.watching(1);
    window.vanish();
    await engine.left;
    await next;
    const another = await link.openWindow();
    await expect(another.client.console.system.overview()).resolves.toMatchObject({ dataFolder: '/srv/sso' });
  });

  it('serves several windows, each for itself', async () => {
    const other = await link.openWindow();
    const [mine, theirs] = await Promise.all([window, other].map(({ client }) => client.console.system.watch()));
    const leaving = safe(mine!.next());
    const staying = theirs!.next();
    await engine.watching(2);
    window.vanish();
    await engine.left;
    engine.change();
    await expect(staying).resolves.toMatchObject({ value: { topic: 'system', revision: 1 } });
    await leaving;
  });

  it('keeps preferences, and says what the shell cannot do', async () => {
    const { shell } = window.client;
    expect(await shell.preferences.read()).toMatchObject({ language: null, colour: 'system' });
    await shell.preferences.write({ colour: 'dark' });
    await shell.preferences.write({ panes: { tree: 240 } });
    expect(await shell.preferences.read()).toMatchObject({ colour: 'dark', panes: { tree: 240 } });
    expect(await shell.notify({ title: 'Done', body: 'All of it.' })).toEqual({ shown: false });
    await expect(shell.pickFile({ kind: 'backup', title: 'Open' })).rejects.toMatchObject({ code: 'NO_NATIVE_DIALOG', defined: true });
  });

  it('shows folders of the engine’s machine, and says which one is not there', async () => {
    const { shell } = window.client;
    await shell.preferences.write({ colour: 'dark' });
    expect((await shell.folder({ path: folder.path })).entries.map(({ name }) => name)).toEqual(['preferences.json']);
    const missing = join(folder.path, 'no-such');
    await expect(shell.folder({ path: missing })).rejects.toMatchObject({ code: 'FILE_MISSING', data: { params: { path: missing } } });
  });
});
