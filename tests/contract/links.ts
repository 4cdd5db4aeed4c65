/** The two links of the console, each through its shell's own wiring. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, type ClientLink, type ClientContext } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { HostClient } from '../../shared/contract/host.ts';
import { brokerPorts } from '../../electron/main/port-broker.ts';
import type { HostContext, HostRouter } from '../../engine/host/router.ts';
import { shellTexts } from '../../engine/host/texts.ts';
import { prove } from '../../renderer/rpc/page-proof.ts';
import { startWebShell, type WebShell } from '../../web/server.ts';
import { FakeIpcMain, FakePage } from '../../electron/fake-electron.helper.ts';

export interface ConsoleWindow {
  readonly client: HostClient;
  /** Goes away as a closed window does, without a word to the engine. */
  readonly vanish: () => void;
}
export interface Link {
  readonly openWindow: () => Promise<ConsoleWindow>;
  readonly close: () => Promise<void>;
}
export type OpenLink = (router: HostRouter, context: HostContext) => Promise<Link>;

const clientOf = (link: ClientLink<ClientContext>): HostClient => createORPCClient(link);

export const overMessagePort: OpenLink = (router, context) => {
  const ipcMain = new FakeIpcMain();
  const broker = brokerPorts(ipcMain.asIpcMain);
  let windows = 0;
  const openWindow = (): Promise<ConsoleWindow> => {
    windows += 1;
    broker.admit(windows, router, context);
    const page = new FakePage(ipcMain, { id: windows, origin: 'sso://console', frame: 'main' });
    const port = page.connect();
    return Promise.resolve({ client: clientOf(new PortLink({ port: port })), vanish: () => port.close() });
  };
  const close = (): Promise<void> => {
    for (let id = 1; id <= windows; id += 1) broker.dismiss(id);
    return Promise.resolve();
  };
  return Promise.resolve({ openWindow, close });
};

export interface Entry {
  readonly cookie: string;
  readonly pageKey: string;
}

/** Opens an address as a browser does; answers what its window then has. */
export async function enter(address: string): Promise<Entry> {
  const answer = await fetch(address);
  const pageKey = /url=\/#(\w+)"/.exec(await answer.text())?.[1] ?? '';
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', pageKey };
}

export const redeem = async (address: string): Promise<string> => (await enter(address)).cookie;

export function connectSocket(shell: WebShell, cookie: string, change: { origin?: string; host?: string; path?: string } = {}): WebSocket {
  const own = `127.0.0.1:${shell.port}`;
  const headers = { cookie, host: change.host ?? own };
  return new WebSocket(`ws://${own}${change.path ?? '/rpc'}`, { origin: change.origin ?? `http://${own}`, headers });
}

/** A window's socket, ready for calls. */
export async function openSocket(shell: WebShell, { cookie, pageKey }: Entry): Promise<WebSocket> {
  const socket = connectSocket(shell, cookie);
  await once(socket, 'open');
  await prove(socket as never, pageKey);
  return socket;
}

export const overWebSocket: OpenLink = async (router, context) => {
  const parts = { files: () => null, texts: shellTexts('en'), busy: () => Promise.resolve(false), port: 0 };
  const shell = await startWebShell({ ...parts, router, context });
  const entry = await enter(shell.newAddress());
  const openWindow = async (): Promise<ConsoleWindow> => {
    const socket = await openSocket(shell, entry);
    return { client: clientOf(new SocketLink({ websocket: socket as never })), vanish: () => socket.terminate() };
  };
  return { openWindow, close: () => shell.close() };
};

/** A folder of the test's own. */
export async function withFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'sso-shell-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }) };
}
