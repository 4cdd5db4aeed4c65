/** The engine of the data folder, spoken to through the console contract like every other client. */
import { createRouterClient, ORPCError } from '@orpc/server';
import type { ConsoleClient } from '../shared/contract/console/index.ts';
import { ErrorDataSchema } from '../shared/contract/procedure.ts';
import { ERRORS, isSsoError, SsoError, type ErrorCode } from '../shared/errors.ts';
import { openEngine } from '../engine/open.ts';
import { currentAccount } from '../engine/platform/account.ts';
import { defaultDataFolder } from '../engine/platform/data-folder.ts';
import { accountHostOf } from '../engine/platform/settings.ts';
import { createRouter } from '../engine/router.ts';

export interface Session {
  readonly dataFolder: string;
  readonly account: string;
  readonly client: ConsoleClient;
  close(): Promise<void>;
}

export async function openSession(env: NodeJS.ProcessEnv): Promise<Session> {
  const dataFolder = defaultDataFolder(env);
  const engine = openEngine({ dataFolder, workerUrl: new URL('./reencrypt-worker.js', import.meta.url) });
  const who = await currentAccount(await accountHostOf(engine.parts));
  const client: ConsoleClient = createRouterClient(createRouter(engine), { context: { caller: { ...who, origin: 'command line' } } });
  return { dataFolder, account: who.account, client, close: () => engine.close() };
}

const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && code in ERRORS;

/** An error as it travelled back into the one that it was; what nobody foresaw is INTERNAL. */
export function toSsoError(error: unknown): SsoError {
  if (isSsoError(error)) return error;
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = ErrorDataSchema.safeParse(error.data);
    return new SsoError(error.code, data.success ? data.data.params : {}, { cause: error });
  }
  return new SsoError('INTERNAL', {}, { cause: error });
}
