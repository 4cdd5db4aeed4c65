/** Which page is served, for how long, and what happens to a window when its session or the whole shell ends. */
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostClient } from '../shared/contract/host.ts';
import { SESSION_ENDED_CLOSE_CODE, SHELL_ENDED_CLOSE_CODE } from '../shared/contract/link.ts';
import { KEY_ID_TEXT } from '../shared/contract/page-proof.ts';
import { prove } from '../renderer/rpc/page-proof.ts';
import { happening } from '../tests/contract/double-engine.ts';
import { connectSocket, enter, openSocket, redeem, withFolder } from '../tests/contract/links.ts';
import { last, openEngineAt } from '../tests/engine-at.ts';
import { GRACE_MILLISECONDS } from './lifetime.ts';
import { manualTimers, type ManualTimers } from './manual-timers.helper.ts';
import type { WebShell } from './server.ts';
import { PING_INTERVAL, PROOF_LIMIT } from './sockets.ts';
import { startTestShell } from './test-shell.helper.ts';

let folder: Awaited<ReturnType<typeof withFolder>>;
let time: ManualTimers;
let shell: WebShell;
beforeEach(async () => {
  folder = await withFolder();
  time = manualTimers();
  shell = await startTestShell(folder.path, { timers: time.timers });
});
afterEach(async () => {
  await shell.close();
  await folder.remove();
});

const clientOf = (socket: WebSocket): HostClient => createORPCClient(new RPCLink({ websocket: socket as never }));
const codeOf = async (closed: Promise<unknown[]>): Promise<unknown> => (await closed)[0];

/** Connects, says this, and answers the code that the connection is closed with. */
async function refusal(cookie: string, ...messages: readonly (string | Buffer)[]): Promise<unknown> {
  const socket = connectSocket(shell, cookie);
  const closed = once(socket, 'close');
  await once(socket, 'open');
  for (const message of messages) socket.send(message);
  return codeOf(closed);
}

describe('a page', () => {
  it('is served once it has proven that it holds the session’s key', async () => {
    const window = await openSocket(shell, await enter(shell.newAddress()));
    const { caller } = await clientOf(window).console.system.overview();
    expect(caller.account).toBe('HOST\\anna');
    expect(shell.windows).toBe(1);
  });

  it('is not served for its cookie alone', async () => {
    const cookie = await redeem(shell.newAddress());
    const hello = JSON.stringify({ i: '1', p: { u: 'http://orpc/console/system/overview' } });
    expect(await refusal(cookie, hello)).toBe(SESSION_ENDED_CLOSE_CODE);
    expect(await refusal(cookie, Buffer.from(hello))).toBe(SESSION_ENDED_CLOSE_CODE);
    const guess = '0'.repeat(64);
    expect(await refusal(cookie, `${guess} ${guess}`)).toBe(SESSION_ENDED_CLOSE_CODE);
    expect(shell.windows).toBe(0);
  });

  it('is not served for knowing the name of a key', async () => {
    const { cookie, pageKey } = await enter(shell.newAddress());
    const key = await crypto.subtle.importKey('raw', Buffer.from(pageKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const id = Buffer.from(await crypto.subtle.sign('HMAC', key, Buffer.from(KEY_ID_TEXT))).toString('hex');
    const nonce = 'a'.repeat(64);
    expect(await refusal(cookie, `${id} ${nonce}`, nonce)).toBe(1006);
    // Nor by sending the shell's own proof back to it.
    const socket = connectSocket(shell, cookie);
    await once(socket, 'open');
    const closed = once(socket, 'close');
    socket.once('message', (answer: Buffer) => socket.send(answer.toString().split(' ')[1] ?? ''));
    socket.send(`${id} ${nonce}`);
    expect(await codeOf(closed)).toBe(1006);
    expect(shell.windows).toBe(0);
  });

  it('may hold the key of another living session than its cookie’s, as two windows of one browser do', async () => {
    const first = await enter(shell.newAddress());
    const second = await enter(shell.newAddress());
    const window = await openSocket(shell, { cookie: second.cookie, pageKey: first.pageKey });
    await clientOf(window).console.system.overview();
  });

  it('that says nothing is not waited for', async () => {
    const socket = connectSocket(shell, await redeem(shell.newAddress()));
    const closed = once(socket, 'close');
    await once(socket, 'open');
    await vi.waitFor(() => expect(time.asked).toContain(PROOF_LIMIT));
    time.pass(PROOF_LIMIT);
    expect(await codeOf(closed)).toBe(1006);
  });

  it('gets no proof from a shell that does not know its key', async () => {
    const { cookie } = await enter(shell.newAddress());
    const socket = connectSocket(shell, cookie);
    await once(socket, 'open');
    await expect(prove(socket as never, 'f'.repeat(64))).rejects.toThrow();
  });
});

describe('the end of a session', () => {
  it('lets nothing more be done, though the window does not keep to the closing handshake', async () => {
    const address = shell.newAddress();
    const window = await openSocket(shell, await enter(address));
    const client = clientOf(window);
    await client.console.system.overview();
    window.pause();
    await fetch(address);
    const late = safe(client.shell.preferences.write({ colour: 'dark' }));
    await vi.waitFor(() => expect(shell.windows).toBe(0), { timeout: 10_000 });
    window.resume();
    expect((await late).error).not.toBeNull();
    await expect(stat(join(folder.path, 'preferences.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the end of the shell', () => {
  it('is told to its windows, which need not try again then', async () => {
    const window = await openSocket(shell, await enter(shell.newAddress()));
    const closed = once(window, 'close');
    await shell.close();
    expect(await codeOf(closed)).toBe(SHELL_ENDED_CLOSE_CODE);
  });

  it('comes half a minute after its last window', async () => {
    const window = await openSocket(shell, await enter(shell.newAddress()));
    await clientOf(window).console.system.overview();
    window.close();
    await vi.waitFor(() => expect(time.asked).toContain(GRACE_MILLISECONDS));
    time.pass(GRACE_MILLISECONDS);
    await shell.over;
  });

  it('comes too when the last window vanished without a word', async () => {
    const window = await openSocket(shell, await enter(shell.newAddress()));
    await clientOf(window).console.system.overview();
    const pinged = once(window, 'ping');
    time.pass(PING_INTERVAL);
    await pinged;
    // The answer to the ping is on its way before this question.
    await clientOf(window).console.system.overview();
    window.pause();
    time.pass(PING_INTERVAL);
    expect(shell.windows).toBe(1);
    time.pass(PING_INTERVAL);
    await vi.waitFor(() => expect(time.asked).toContain(GRACE_MILLISECONDS));
    time.pass(GRACE_MILLISECONDS);
    await shell.over;
  });

  it('waits for an operation that still runs in its engine', async () => {
    const held = happening();
    const reached = happening();
    const onStep = async (step: string): Promise<void> => {
      if (step !== 'generate.stored') return;
      reached.tell();
      await held.happened;
    };
    const engine = await openEngineAt(join(folder.path, 'data'), { onStep });
    const busy = vi.fn(() => engine.busy());
    const mine = await startTestShell(folder.path, { timers: time.timers, busy });
    const window = await openSocket(mine, await enter(mine.newAddress()));
    await engine.client.system.create({ systemName: 'Head office', administrators: [] });
    const path = join(folder.path, 'x.bak');
    const generated = last(engine.client.secret.generate({ path, password: 'correct horse battery', reminder: '' }));
    await reached.happened;

    window.terminate();
    await vi.waitFor(() => expect(time.asked).toContain(GRACE_MILLISECONDS));
    time.pass(GRACE_MILLISECONDS);
    await vi.waitFor(() => expect(time.asked.filter((asked) => asked === GRACE_MILLISECONDS)).toHaveLength(2));
    expect(await busy.mock.results[0]?.value).toBe(true);

    held.tell();
    await generated;
    time.pass(GRACE_MILLISECONDS);
    await mine.over;
    await mine.close();
    await engine.close();
  });
});
