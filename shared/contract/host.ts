/** All that a shell serves to its page, as one router over one link. */
import type { ContractRouterClient } from '@orpc/contract';
import { consoleContract } from './console/index.ts';
import { shellContract } from './shell.ts';

export const hostContract = { console: consoleContract, shell: shellContract };
export type HostClient = ContractRouterClient<typeof hostContract>;
