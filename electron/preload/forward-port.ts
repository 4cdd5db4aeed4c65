/**
 * The one thing that the preload does: a MessagePort that the page posts to itself goes to the main process, once a document.
 * (MessagePorts do not pass contextBridge; nothing at all is exposed to the page.)
 */
import type { IpcRenderer } from 'electron';
import { CONNECT_MESSAGE, CONSOLE_ORIGIN } from '../../shared/contract/link.ts';

type Listening = Pick<Window, 'addEventListener' | 'removeEventListener'>;

export function forwardOnePort(page: Listening, ipcRenderer: Pick<IpcRenderer, 'postMessage'>): void {
  const forward = (event: MessageEvent): void => {
    const [port, ...more] = event.ports;
    const own = event.source === page && event.origin === CONSOLE_ORIGIN && event.data === CONNECT_MESSAGE;
    if (!own || !port || more.length > 0) return;
    page.removeEventListener('message', forward);
    ipcRenderer.postMessage(CONNECT_MESSAGE, null, [port]);
  };
  page.addEventListener('message', forward);
}
