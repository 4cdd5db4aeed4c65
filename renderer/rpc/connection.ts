/** Whether the page reaches its engine. A tiny store: the banner and the queries listen to it. */
/** ended: the shell closed this window's session; reconnecting is of no use. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'ended';

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
