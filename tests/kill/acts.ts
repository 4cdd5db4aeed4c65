/** What a process under test does, by name. Every act can be begun anew by another process after it was ended anywhere. */
import { join } from 'node:path';
import { last, type EngineAt } from '../engine-at.ts';

export const PASSWORD = 'correct horse battery staple';
export const SYSTEM_NAME = 'Contoso';

export const ACTS = [
  'generate',
  'back-up',
  'restore',
  'reconcile',
  'retire',
  'quarantine',
  'resume',
  'cancel',
  'import',
  'to-passphrase',
  'to-key-file',
] as const;
export type Act = (typeof ACTS)[number];

/** A world is a folder with the data folder and the administrator's files. */
export const homeOf = (world: string): string => join(world, 'home');
export const fileIn = (world: string, name: string): string => join(world, 'files', name);

const target = (path: string): { path: string; password: string; reminder: string } => ({ path, password: PASSWORD, reminder: 'xkcd' });

const DO: Record<Act, (engine: EngineAt, world: string) => Promise<unknown>> = {
  generate: ({ client }, world) => last(client.secret.generate(target(fileIn(world, 'generated-{version}.bak')))),
  'back-up': ({ client }, world) => client.backup.write(target(fileIn(world, 'written.bak'))),
  restore: ({ client }, world) => last(client.backup.restore({ path: fileIn(world, 'generated-2.bak'), password: PASSWORD })),
  reconcile: ({ client }) => last(client.database.reconcile({ confirmation: SYSTEM_NAME })),
  retire: ({ client }) => client.secret.retire({ version: 1, confirmation: '1' }),
  quarantine: async ({ client }) => {
    const { total } = await client.database.unreadable();
    await client.database.quarantine({ confirmation: String(total) });
  },
  resume: ({ client }) => last(client.operation.resume({ password: PASSWORD })),
  cancel: ({ client }) => client.operation.cancel(),
  'to-passphrase': ({ client }) => client.protector.change({ to: 'passphrase', passphrase: PASSWORD }),
  'to-key-file': ({ client }) => client.protector.change({ to: 'key-file', current: PASSWORD }),
  import: ({ client }, world) => last(client.mappings.importCredentials({ path: fileIn(world, 'changed.csv') })),
};

export const perform = async (act: Act, engine: EngineAt, world: string): Promise<void> => {
  await DO[act](engine, world);
};
