/** Whether the page reaches its engine. A tiny store: the banner and the queries listen to it. */

/**
 * Where reconnecting is of no use. ended: the shell closed this window's session. closed: the shell itself has ended. keyless: this
 * window was not opened by a shell. unproven: what answers is not the shell that opened it.
 */
export type ConnectionEnd = 'ended' | 'closed' | 'keyless' | 'unproven';
export type ConnectionState = 'connecting' | 'open' | 'lost' | ConnectionEnd;

export interface ConnectionStatus {
  readonly get: () => ConnectionState;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ConnectionReport extends ConnectionStatus {
  readonly set: (state: ConnectionState) => void;
}

export function connectionStatus(): ConnectionReport {
  let current: ConnectionState = 'connecting';
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (state) => {
      if (state === current) return;
      current = state;
      for (const listener of [...listeners]) listener();
    },
  };
}
