/** Electron's ports and channels, carried by Node's own MessagePorts: real structured clone, real asynchrony. */
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { IpcMain, MessagePortMain, Session } from 'electron';
import { CONNECT_MESSAGE, CONSOLE_ORIGIN } from '../shared/contract/link.ts';
import { forwardOnePort } from './preload/forward-port.ts';

/** The shape of Electron's MessagePortMain: `message` events with `data`, and nothing before `start`. */
class FakeMessagePortMain extends EventEmitter {
  readonly #port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }

  start(): void {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.close();
  }
}

export interface Sender {
  readonly id: number;
  readonly origin: string;
  readonly frame: 'main' | 'inner' | 'gone';
}

/** The main process as far as the broker needs it. */
export class FakeIpcMain extends EventEmitter {
  readonly asIpcMain = this as unknown as Pick<IpcMain, 'on'>;

  /** What main receives when the preload of that sender forwards ports. */
  receive(sender: Sender, ports: readonly MessagePort[]): void {
    const frame = { origin: sender.origin, parent: sender.frame === 'inner' ? {} : null };
    const event = {
      ports: ports.map((port) => new FakeMessagePortMain(port) as unknown as MessagePortMain),
      sender: { id: sender.id },
      senderFrame: sender.frame === 'gone' ? null : frame,
    };
    this.emit(CONNECT_MESSAGE, event);
  }
}

/** A window's document with its preload: what the page posts to itself goes through the real preload to the main process. */
export class FakePage extends EventTarget {
  constructor(ipcMain: FakeIpcMain, sender: Sender) {
    super();
    const ipcRenderer = {
      postMessage: (_channel: string, _message: unknown, ports?: unknown[]) => ipcMain.receive(sender, ports as MessagePort[]),
    };
    forwardOnePort(this, ipcRenderer);
  }

  post(message: { data?: unknown; origin?: string; source?: unknown; ports?: readonly MessagePort[] }): void {
    const event = Object.assign(new Event('message'), {
      data: CONNECT_MESSAGE,
      origin: CONSOLE_ORIGIN,
      source: this,
      ports: [],
      ...message,
    });
    this.dispatchEvent(event);
  }

  /** As the console does when it starts. */
  connect(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.post({ ports: [port2] });
    port1.start();
    return port1;
  }
}

type Asked = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type Checked = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type Before = (request: { readonly url: string }, answer: (decision: { readonly cancel?: boolean }) => void) => void;

/** A session whose pages ask for permissions as Chromium does: it looks, and asks where the look says no. Without handlers Electron grants. */
export class FakeSession {
  readonly asSession = this as unknown as Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'webRequest'>;
  #asked: Asked = (_contents, _permission, answer) => answer(true);
  #checked: Checked = () => true;
  #before: Before = (_request, answer) => answer({});

  readonly webRequest = { onBeforeRequest: (before: Before): void => void (this.#before = before) };
  setPermissionRequestHandler(asked: Asked): void {
    this.#asked = asked;
  }
  setPermissionCheckHandler(checked: Checked): void {
    this.#checked = checked;
  }

  /** What a look says, and what is answered where the page asks. */
  permission(name: string, { origin, frame }: Pick<Sender, 'origin' | 'frame'>): { readonly looked: boolean; readonly asked: boolean } {
    const isMainFrame = frame === 'main';
    const details = { isMainFrame, requestingUrl: `${origin}/` };
    let asked = false;
    this.#asked(null as never, name as Parameters<Asked>[1], (granted) => (asked = granted), details);
    const looked = this.#checked(null, name as Parameters<Checked>[1], `${origin}/`, details);
    return { looked, asked };
  }

  loads(url: string): boolean {
    let cancelled = false;
    this.#before({ url }, ({ cancel = false }) => (cancelled = cancel));
    return !cancelled;
  }
}
