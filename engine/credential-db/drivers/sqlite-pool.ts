/** Connections handed out one user at a time, first come, first served; opened when first needed, up to a limit. */
export interface Pool<C> {
  acquire: () => Promise<C>;
  release: (connection: C) => void;
  /** For when nobody holds a connection any more. */
  close: () => Promise<void>;
}

interface Waiting<C> {
  resolve: (connection: C) => void;
  reject: (error: unknown) => void;
}

export function openPool<C extends { close(): Promise<void> }>(limit: number, open: () => Promise<C>): Pool<C> {
  const idle: C[] = [];
  const all = new Set<C>();
  const waiting: Waiting<C>[] = [];
  let opening = 0;

  const openOne = async (): Promise<C> => {
    opening += 1;
    try {
      const connection = await open();
      all.add(connection);
      return connection;
    } finally {
      opening -= 1;
    }
  };

  const acquire = async (): Promise<C> => {
    const free = idle.pop();
    if (free) return free;
    if (all.size + opening >= limit) return new Promise<C>((resolve, reject) => waiting.push({ resolve, reject }));
    try {
      return await openOne();
    } catch (error) {
      // a place is free again: whoever waited for this connection tries for himself
      const next = waiting.shift();
      if (next) acquire().then(next.resolve, next.reject);
      throw error;
    }
  };

  return {
    acquire,
    release: (connection) => {
      const next = waiting.shift();
      if (next) next.resolve(connection);
      else idle.push(connection);
    },
    close: async () => {
      const connections = [...all];
      all.clear();
      idle.length = 0;
      for (const connection of connections) await connection.close();
    },
  };
}
