/** Electron's ports and channels, carried by Node's own MessagePorts: real structured clone, real asynchrony. */
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { IpcMain, MessagePortMain } from 'electron';
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
