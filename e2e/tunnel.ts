/** What `ssh -L` is to the console: a port of this machine that leads to the shell's, until it is cut. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Tunnel {
  readonly port: number;
  /** Nothing answers at the port any more. */
  cut(): Promise<void>;
  /** Leads there again, from the same port. */
  restore(): Promise<void>;
}

export async function openTunnel(to: number): Promise<Tunnel> {
  const ends = new Set<Socket>();
  const join = (near: Socket): void => {
    const far = connect(to, '127.0.0.1');
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => undefined);
      end.once('close', () => {
        ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  };
  const listen = async (port: number): Promise<Server> => {
    const server = createServer(join).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const end of ends) end.destroy();
      await closed;
    },
    restore: async () => {
      server = await listen(port);
    },
  };
}
