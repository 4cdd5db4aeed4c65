/**
 * Hands the page's MessagePort to the engine's router, and to nobody else's page: the sender has to be the main frame of a
 * window that we opened, on the console's own origin. What comes with the message besides the port is ignored; who asks is said
 * by the main process.
 */
import { RPCHandler } from '@orpc/server/message-port';
import type { IpcMain, IpcMainEvent, MessagePortMain } from 'electron';
import { CONNECT_MESSAGE, CONSOLE_ORIGIN } from '../../shared/contract/link.ts';
import type { HostContext, HostRouter } from '../../engine/host/router.ts';

export interface Broker {
  /** From now on the window with this webContents id may connect. */
  admit(webContentsId: number, router: HostRouter, context: HostContext): void;
  dismiss(webContentsId: number): void;
}

interface Admitted {
  readonly handler: RPCHandler<HostContext>;
  readonly context: HostContext;
  port: MessagePortMain | null;
}

/** `senderFrame` is null once its frame has navigated or is gone. */
function isConsolePage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === CONSOLE_ORIGIN;
}

export function brokerPorts(ipcMain: Pick<IpcMain, 'on'>): Broker {
  const windows = new Map<number, Admitted>();
  ipcMain.on(CONNECT_MESSAGE, (event) => {
    const [port, ...more] = event.ports;
    const window = windows.get(event.sender.id);
    if (!port || more.length > 0 || !window || !isConsolePage(event)) {
      for (const refused of event.ports) refused.close();
      return;
    }
    // A reloaded page brings a new port; what the old page was waiting for is aborted with its own.
    window.port?.close();
    window.port = port;
    window.handler.upgrade(port, { context: window.context });
    port.start();
  });
  return {
    admit: (id, router, context) => void windows.set(id, { handler: new RPCHandler<HostContext>(router), context, port: null }),
    dismiss: (id) => {
      windows.get(id)?.port?.close();
      windows.delete(id);
    },
  };
}
