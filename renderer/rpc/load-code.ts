/**
 * Code of the page that is fetched when it is first needed. It comes from whatever answers at the page's address, and runs with all that
 * the page has: so it is asked for only while the shell has proven that it is still there, and waits for that.
 */
import type { ConnectionStatus } from './connection.ts';

let connection: ConnectionStatus | null = null;

/** Before the first code is loaded. */
export function loadCodeOver(status: ConnectionStatus): void {
  connection = status;
}

function untilOpen(status: ConnectionStatus): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (status.get() !== 'open') return;
      leave();
      resolve();
    };
    const leave = status.subscribe(look);
    look();
  });
}

export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  if (connection === null) throw new Error('loadCode before loadCodeOver');
  await untilOpen(connection);
  return load();
}
