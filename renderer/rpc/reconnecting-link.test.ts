/** The page's link over a real shell: what waits, what fails, what comes back, and what a stranger on the shell's port is told. */
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createORPCClient, safe } from '@orpc/client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { WebSocket, WebSocketServer } from 'ws';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostClient } from '../../shared/contract/host.ts';
import { connectSocket, enter, withFolder, type Entry } from '../../tests/contract/links.ts';
import type { WebShell } from '../../web/server.ts';
import { startTestShell } from '../../web/test-shell.helper.ts';
import { connectionStatus, type ConnectionReport, type ConnectionState } from './connection.ts';
import { failureOf } from './failure.ts';
import { NotSent } from './not-sent.ts';
import { prove } from './page-proof.ts';
import { reconnectingLink, retryDelay } from './reconnecting-link.ts';

let folder: Awaited<ReturnType<typeof withFolder>>;
let shell: WebShell;
let address: string;
let entry: Entry;
let page: Page;

beforeEach(async () => {
  folder = await withFolder();
  shell = await startTestShell(folder.path);
  address = shell.newAddress();
  entry = await enter(address);
});
afterEach(async () => {
  await endOf(page);
  await folder.remove();
});

const toShell = (): WebSocket => connectSocket(shell, entry.cookie);
/** Nobody listens at a port that a server has just given back. */
async function toNobody(): Promise<() => WebSocket> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return () => new WebSocket(`ws://127.0.0.1:${port}/rpc`);
}

interface Page {
  readonly client: HostClient;
  readonly status: ConnectionReport;
  readonly sockets: readonly WebSocket[];
  /** Where the next socket leads. */
  lead: () => WebSocket;
  /** As the page's own reading does it. */
  readonly read: () => Promise<string>;
}

function openPage(lead: () => WebSocket = toShell): Page {
  const status = connectionStatus();
  const sockets: WebSocket[] = [];
  const open = (): never => {
    const socket = opened.lead();
    socket.on('error', () => undefined);
    sockets.push(socket);
    return socket as never;
  };
  const opened = { lead };
  const client: HostClient = createORPCClient(reconnectingLink({ open, prove: (socket) => prove(socket, entry.pageKey) }, status));
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const overview = createTanstackQueryUtils(client).console.system.overview.queryOptions();
  return Object.assign(opened, { client, status, sockets, read: async () => (await queries.query(overview)).caller.account });
}

/** Resolves as soon as the page's connection is in one of these states. */
const is = ({ status }: Page, ...states: readonly ConnectionState[]): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (states.includes(status.get())) resolve();
    };
    status.subscribe(look);
    look();
  });

const cut = ({ sockets }: Page): void => sockets.at(-1)?.terminate();

/** A page tries again for ever, unless its shell tells it that it has ended. */
async function endOf(opened: Page): Promise<void> {
  opened.lead = toShell;
  await is(opened, 'open', 'ended', 'closed', 'unproven');
  await shell.close();
  await is(opened, 'ended', 'closed', 'unproven');
}

describe('while there is no connection', () => {
  it('the page’s own reading waits for it', async () => {
    page = openPage(await toNobody());
    await is(page, 'lost');
    const read = page.read();
    page.lead = toShell;
    expect(await read).toBe('HOST\\anna');
    expect(page.status.get()).toBe('open');
  });

  it('what a person asked for fails at once, and is never sent', async () => {
    page = openPage();
    await is(page, 'open');
    page.lead = await toNobody();
    cut(page);
    await is(page, 'lost');
    const { error } = await safe(page.client.shell.preferences.write({ colour: 'dark' }));
    expect(error).toBeInstanceOf(NotSent);
    expect(failureOf(error)).toEqual({ kind: 'unsent' });
    page.lead = toShell;
    await is(page, 'open');
    await page.read();
    await expect(stat(join(folder.path, 'preferences.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('what was left waiting is not sent later', async () => {
    page = openPage(await toNobody());
    const abort = new AbortController();
    const utils = createTanstackQueryUtils(page.client);
    const waiting = utils.console.system.overview.call(undefined, { signal: abort.signal });
    abort.abort();
    expect((await safe(waiting)).error).not.toBeNull();
    page.lead = toShell;
    await is(page, 'open');
  });
});

describe('when the connection breaks', () => {
  it('calls and streams in flight fail, for nobody knows whether they arrived', async () => {
    page = openPage();
    await is(page, 'open');
    const changes = await page.client.console.system.watch();
    const change = safe(changes.next());
    const call = safe(page.client.console.system.protect());
    await page.client.console.system.overview();
    cut(page);
    expect(failureOf((await call).error)).toEqual({ kind: 'connection' });
    expect((await change).error).not.toBeNull();
  });

  it('it is tried again, and what follows goes over the new one', async () => {
    page = openPage();
    await is(page, 'open');
    cut(page);
    await is(page, 'lost');
    await is(page, 'open');
    expect(page.sockets).toHaveLength(2);
    expect((await page.client.console.system.overview()).caller.account).toBe('HOST\\anna');
  });

  it('it is tried again after longer and longer, up to a limit', () => {
    expect([0, 1, 4, 5, 99].map(retryDelay)).toEqual([250, 500, 4000, 4000, 4000]);
  });
});

describe('where connecting again is of no use', () => {
  it('it is not tried after the session was ended', async () => {
    page = openPage();
    await is(page, 'open');
    await fetch(address);
    await is(page, 'ended');
    await expect(page.read()).rejects.toThrow(NotSent);
    expect(page.sockets).toHaveLength(1);
  });

  it('it is not tried after the shell has ended', async () => {
    page = openPage();
    await is(page, 'open');
    await shell.close();
    await is(page, 'closed');
    expect(page.sockets).toHaveLength(1);
  });

  it('a stranger at the shell’s port gets the name of a key and a nonce, and nothing that anybody typed', async () => {
    const stranger = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    const heard: string[] = [];
    stranger.on('connection', (socket) => {
      socket.on('message', (message: Buffer) => {
        heard.push(message.toString());
        socket.send(`${'a'.repeat(64)} ${'b'.repeat(64)}`);
      });
    });
    await once(stranger, 'listening');
    page = openPage();
    await is(page, 'open');
    page.lead = () => new WebSocket(`ws://127.0.0.1:${(stranger.address() as AddressInfo).port}/rpc`);
    cut(page);
    await is(page, 'lost');
    const read = safe(page.read());
    const written = safe(page.client.console.backup.write({ path: '/x.bak', password: 'correct horse battery', reminder: '' }));
    await is(page, 'unproven');
    expect((await read).error).toBeInstanceOf(NotSent);
    expect((await written).error).toBeInstanceOf(NotSent);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/);
    expect(heard[0]).not.toContain(entry.pageKey);
    for (const socket of stranger.clients) socket.terminate();
    await new Promise((resolve) => stranger.close(resolve));
  });
});
