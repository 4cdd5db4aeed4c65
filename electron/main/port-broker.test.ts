/** Threat: a page, frame or window that is not the console gets at the engine. Decision: it gets a closed port. */
import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HostClient } from '../../shared/contract/host.ts';
import { CONSOLE_ORIGIN } from '../../shared/contract/link.ts';
import type { HostRouter } from '../../engine/host/router.ts';
import { createDoubleEngine } from '../../tests/contract/double-engine.ts';
import { FakeIpcMain, FakePage, type Sender } from '../fake-electron.helper.ts';
import { brokerPorts, type Broker } from './port-broker.ts';

const context = { caller: { account: 'HOST\\anna', groups: [], origin: 'test' } };
const CONSOLE: Sender = { id: 1, origin: CONSOLE_ORIGIN, frame: 'main' };
const router: HostRouter = createDoubleEngine('/nowhere').router({
  about: { shell: 'electron', dialogs: 'native', platform: 'linux', version: '0.0.0', language: 'en' },
  dialogs: null,
  notify: () => true,
  showProgress: () => true,
});

let ipcMain: FakeIpcMain;
let broker: Broker;
beforeEach(() => {
  ipcMain = new FakeIpcMain();
  broker = brokerPorts(ipcMain.asIpcMain);
  broker.admit(1, router, context);
});

const clientOf = (port: MessagePort): HostClient => createORPCClient(new RPCLink({ port }));
const account = async (port: MessagePort): Promise<string> => (await clientOf(port).console.system.overview()).caller.account;

/** Sends a port as that sender; answers the page's end of it. */
function send(sender: Sender, more = 0): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const others = Array.from({ length: more }, () => new MessageChannel().port2);
  ipcMain.receive(sender, [port2, ...others]);
  port1.start();
  return port1;
}

describe('the port broker', () => {
  it('serves the console’s own page', async () => {
    expect(await account(send(CONSOLE))).toBe('HOST\\anna');
  });

  it.each([
    ['another origin', { ...CONSOLE, origin: 'https://evil.example' }],
    ['an origin that begins alike', { ...CONSOLE, origin: `${CONSOLE_ORIGIN}.evil` }],
    ['a file', { ...CONSOLE, origin: 'file://' }],
    ['an inner frame', { ...CONSOLE, frame: 'inner' as const }],
    ['a frame that is gone', { ...CONSOLE, frame: 'gone' as const }],
    ['a window that nobody admitted', { ...CONSOLE, id: 2 }],
  ])('closes the port of %s', async (_name, sender) => {
    await once(send(sender), 'close');
  });

  it('closes all ports of a message that brings several', async () => {
    await once(send(CONSOLE, 1), 'close');
  });

  it('survives a message without a port', async () => {
    ipcMain.receive(CONSOLE, []);
    expect(await account(send(CONSOLE))).toBe('HOST\\anna');
  });

  it('closes the old page’s port when the window is reloaded', async () => {
    const old = send(CONSOLE);
    const closed = once(old, 'close');
    const fresh = send(CONSOLE);
    await closed;
    expect(await account(fresh)).toBe('HOST\\anna');
  });

  it('closes the port of a window that is dismissed', async () => {
    const port = send(CONSOLE);
    const closed = once(port, 'close');
    broker.dismiss(1);
    await closed;
    await once(send(CONSOLE), 'close');
  });
});

describe('the preload', () => {
  const channel = (): { mine: MessagePort; theirs: MessagePort } => {
    const { port1, port2 } = new MessageChannel();
    return { mine: port1, theirs: port2 };
  };

  it('forwards the console’s port, once a document', async () => {
    const page = new FakePage(ipcMain, CONSOLE);
    const first = page.connect();
    const { mine, theirs } = channel();
    page.post({ ports: [theirs] });
    mine.start();
    expect(await account(first)).toBe('HOST\\anna');
  });

  it('ignores what is not the page’s own word', () => {
    let received = 0;
    const counting = Object.assign(new FakeIpcMain(), { receive: () => (received += 1) });
    const page = new FakePage(counting, CONSOLE);
    const port = (): readonly MessagePort[] => [channel().theirs];
    page.post({ ports: port(), origin: 'https://evil.example' });
    page.post({ ports: port(), source: {} });
    page.post({ ports: port(), source: null });
    page.post({ ports: port(), data: 'something-else' });
    page.post({ ports: port(), data: { type: 'sso:connect' } });
    page.post({ ports: [...port(), ...port()] });
    page.post({});
    expect(received).toBe(0);
    page.post({ ports: port() });
    page.post({ ports: port() });
    expect(received).toBe(1);
  });
});
