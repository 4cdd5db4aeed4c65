/** Test helper: what runs in the other process of `otherProcess`. */
import { openCredentialDatabase } from './open.ts';
import type { Request } from './other-process.helper.ts';
import * as system from './repositories/system.ts';
import type { CredentialDatabase } from './types.ts';

const say = (message: unknown): void => void process.send?.(message);
let database: CredentialDatabase | undefined;

function opened(): CredentialDatabase {
  if (!database) throw new Error('nothing is open');
  return database;
}

const bump = (): Promise<number> => opened().write((db) => system.bumpEpoch(db));

async function hang(): Promise<never> {
  return opened().write(async (db) => {
    say(await system.bumpEpoch(db));
    return new Promise<never>(() => undefined);
  });
}

async function answer(request: Request): Promise<unknown> {
  if (request.do === 'open') database = await openCredentialDatabase(request.path);
  else if (request.do === 'epoch') return (await opened().read(system.readSystem)).epoch;
  else if (request.do === 'hang') return hang();
  else if (request.do === 'bump-for-ever') for (;;) say(await bump());
  else for (let time = 0; time < request.times; time += 1) await bump();
  return 'done';
}

process.on('message', (request: Request) => {
  answer(request).then(say, (error: unknown) => say({ error: String(error) }));
});
