/**
 * The real engine behind each shell's own link: what a page gets of it. The rest of what the engine does is proven with the engine;
 * here it is that it arrives, as it is declared, and without any secret.
 */
import { join } from 'node:path';
import { isDefinedError, safe } from '@orpc/client';
import { createRouter } from '../../engine/router.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preferenceFile } from '../../engine/host/preferences.ts';
import { createShellRouter, type ShellAbilities } from '../../engine/host/router.ts';
import { openEngineAt, type EngineAt } from '../engine-at.ts';
import { overMessagePort, overWebSocket, withFolder, type ConsoleWindow, type Link } from './links.ts';

const PASSWORD = 'a password that never comes back';
const abilities: ShellAbilities = {
  about: { shell: 'browser', dialogs: 'page', platform: 'linux', version: '0.0.0', language: 'en' },
  dialogs: null,
  notify: () => false,
  showProgress: () => false,
};

async function collect<T>(stream: Promise<AsyncIterable<T>>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of await stream) events.push(event);
  return events;
}

describe.each([
  ['MessagePort', overMessagePort],
  ['WebSocket', overWebSocket],
])('the engine over %s', (_name, openLink) => {
  let folder: Awaited<ReturnType<typeof withFolder>>;
  let engine: EngineAt;
  let link: Link;
  let window: ConsoleWindow;

  beforeEach(async () => {
    folder = await withFolder();
    const root = join(folder.path, 'data');
    engine = await openEngineAt(root);
    const shell = createShellRouter(abilities, preferenceFile(join(root, 'preferences.json')), root);
    link = await openLink({ console: createRouter(engine), shell }, { caller: engine.caller });
    window = await link.openWindow();
  });
  afterEach(async () => {
    await link.close();
    await engine.close();
    await folder.remove();
  });

  it('sets a system up, generates, verifies and says so, and no reply holds the password', async () => {
    const { system, secret, backup } = window.client.console;
    const path = join(folder.path, 'x.bak');
    const replies: unknown[] = [await system.overview()];
    replies.push(await system.create({ systemName: 'Head office', administrators: [] }));
    replies.push(await collect(secret.generate({ path, password: PASSWORD, reminder: 'the usual' })));
    replies.push(await backup.describe({ path }));
    const verified = (await collect(backup.verify({ path, password: PASSWORD }))).at(-1)?.result;
    const overview = await system.overview();
    expect(verified?.holdsCurrent).toBe(true);
    expect(overview).toMatchObject({ system: { name: 'Head office' }, secret: { version: 1 }, caller: { account: engine.caller.account } });
    expect(JSON.stringify([...replies, verified, overview])).not.toContain(PASSWORD);
  });

  it('refuses as the contract declares, with the number, and without the password', async () => {
    const { system, secret, backup } = window.client.console;
    const path = join(folder.path, 'x.bak');
    await system.create({ systemName: 'Head office', administrators: [] });
    await collect(secret.generate({ path, password: PASSWORD, reminder: '' }));
    const { error } = await safe(backup.verify({ path, password: `${PASSWORD}!` }));
    expect(isDefinedError(error) && error.code).toBe('WRONG_PASSWORD');
    expect(error).toMatchObject({ data: { number: 10779 } });
    expect(JSON.stringify(error) + String(error?.stack)).not.toContain(PASSWORD);
    const again = await safe(secret.generate({ path, password: PASSWORD, reminder: '' }));
    expect(again.error).toMatchObject({ code: 'FILE_EXISTS', defined: true });
  });

  it('names the faulty field of an input and repeats nothing of it', async () => {
    const { system, backup } = window.client.console;
    await system.create({ systemName: 'Head office', administrators: [] });
    const { error } = await safe(backup.verify({ path: '', password: PASSWORD }));
    expect(error).toMatchObject({ code: 'INPUT_INVALID', data: { params: { field: 'path' } } });
    expect(JSON.stringify(error)).not.toContain(PASSWORD);
  });

  it('tells every window what another one changed', async () => {
    const other = await link.openWindow();
    await window.client.console.system.create({ systemName: 'Head office', administrators: [] });
    const abort = new AbortController();
    const changes = await other.client.console.system.watch(undefined, { signal: abort.signal });
    await changes.next();
    const changed = changes.next();
    await window.client.console.system.disable();
    expect((await changed).value).toMatchObject({ topic: expect.stringMatching(/system|operation|applications|mappings/) as string });
    abort.abort();
  });
});
