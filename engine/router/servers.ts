import { getServer } from '../servers/get.ts';
import { listServers } from '../servers/list.ts';
import { resetCounts } from '../servers/reset-counts.ts';
import type { Implementer } from './middleware.ts';

export const serversRouter = ({ servers }: Implementer) =>
  servers.router({
    list: servers.list.handler(({ context: { parts } }) => listServers(parts)),
    get: servers.get.handler(({ context: { parts }, input }) => getServer(parts, input)),
    resetCounts: servers.resetCounts.handler(({ context: { parts, caller }, input }) => resetCounts(parts, caller, input)),
  });
