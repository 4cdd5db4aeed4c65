/** Connections handed out one user at a time, first come, first served; opened when first needed, up to a limit. */
import { SsoError } from '../../../shared/errors.ts';

export interface Pool<C> {
  /** DATABASE_AWAY {reason: `closed`} once the pool is closing. */
  acquire: () => Promise<C>;
  release: (connection: C) => void;
  /** Refuses whoever comes or waits from now on. */
  refuse: () => void;
  /** Refuses, and closes when whoever holds a connection has given it back. */
  close: () => Promise<void>;
}

interface Waiting<C> {
  resolve: (connection: C) => void;
  reject: (error: unknown) => void;
}

const closed = (): SsoError => new SsoError('DATABASE_AWAY', { reason: 'closed' });

export function openPool<C extends { close(): Promise<void> }>(limit: number, open: () => Promise<C>): Pool<C> {
  const idle: C[] = [];
  const waiting: Waiting<C>[] = [];
  /** Connections that are open, or being opened. */
  let taken = 0;
  let closing = false;
  let ended: Promise<void> | undefined;
  let allBack = (): void => undefined;
  /** Of connections that came back while the pool was closing. */
  const shutting: Promise<void>[] = [];

  const forget = (): void => {
    taken -= 1;
    if (taken === 0) allBack();
  };

  const shut = async (connection: C): Promise<void> => {
    try {
      await connection.close();
    } finally {
      forget();
    }
  };

  const openOne = async (): Promise<C> => {
    taken += 1;
    try {
      return await open();
    } catch (error) {
      forget();
      // a place is free again: whoever waited for this connection tries for himself
      const next = waiting.shift();
      if (next) acquire().then(next.resolve, next.reject);
      throw error;
    }
  };

  const acquire = async (): Promise<C> => {
    if (closing) throw closed();
    const free = idle.pop();
    if (free) return free;
    if (taken < limit) return openOne();
    return new Promise<C>((resolve, reject) => waiting.push({ resolve, reject }));
  };

  const refuse = (): void => {
    closing = true;
    for (const { reject } of waiting.splice(0)) reject(closed());
  };

  const end = async (): Promise<void> => {
    refuse();
    const back = new Promise<void>((resolve) => (allBack = resolve));
    shutting.push(...idle.splice(0).map(shut));
    if (taken > 0) await back;
    await Promise.all(shutting);
  };

  return {
    acquire,
    refuse,
    release: (connection) => {
      if (closing) return void shutting.push(shut(connection));
      const next = waiting.shift();
      if (next) next.resolve(connection);
      else idle.push(connection);
    },
    close: () => (ended ??= end()),
  };
}
