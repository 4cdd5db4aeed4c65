/** Systems in the state that an act starts from, made once and copied for every process that is ended in them. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { last } from '../engine-at.ts';
import { fileIn, homeOf, perform, SYSTEM_NAME, type Act } from './acts.ts';
import { applicationsXml, credentialsCsv } from './credentials.ts';
import { within } from './within.ts';

export type StartingAct = Exclude<Act, 'quarantine' | 'resume' | 'cancel' | 'import' | 'to-passphrase' | 'to-key-file'>;

export interface Worlds {
  /** A copy of its own, in the state from which `act` starts. */
  copyFor(act: StartingAct): Promise<string>;
  copyOf(world: string): Promise<string>;
  removeAll(): Promise<void>;
}

const database = (world: string): string => join(homeOf(world), 'credentials.db');

/** One master secret, three applications, `count` credentials. */
async function makeFirst(world: string, count: number): Promise<void> {
  await mkdir(fileIn(world, ''), { recursive: true });
  const [xml, csv] = [fileIn(world, 'applications.xml'), fileIn(world, 'credentials.csv')];
  await writeFile(xml, applicationsXml());
  await writeFile(csv, credentialsCsv(count));
  await within(world, async ({ client }) => {
    await client.system.create({ systemName: SYSTEM_NAME, administrators: [] });
  });
  await within(world, async (engine) => {
    await perform('generate', engine, world);
    await engine.client.applications.createFromXml({ path: xml });
    await last(engine.client.mappings.importCredentials({ path: csv }));
  });
}

/** From the first state to the one that an act starts from. */
const MAKE: Record<StartingAct, (world: string) => Promise<void>> = {
  generate: () => Promise.resolve(),
  'back-up': () => Promise.resolve(),
  restore: async (world) => {
    await within(world, (engine) => perform('generate', engine, world));
    await rm(join(homeOf(world), 'secret-store'), { recursive: true });
  },
  reconcile: async (world) => {
    await cp(database(world), fileIn(world, 'old.db'));
    await within(world, (engine) => perform('generate', engine, world));
    await cp(fileIn(world, 'old.db'), database(world));
  },
  retire: (world) => within(world, (engine) => perform('generate', engine, world)),
};

export async function openWorlds(count: number): Promise<Worlds> {
  const root = await mkdtemp(join(tmpdir(), 'sso-kill-'));
  const made = new Map<string, Promise<string>>();
  let copies = 0;
  const copyOf = async (world: string): Promise<string> => {
    const copy = join(root, `copy-${(copies += 1)}`);
    await cp(world, copy, { recursive: true });
    return copy;
  };
  const once = (name: string, make: (world: string) => Promise<void>, from?: Promise<string>): Promise<string> => {
    const world = async (): Promise<string> => {
      const path = from ? await copyOf(await from) : join(root, name);
      await make(path);
      return path;
    };
    const present = made.get(name) ?? world();
    made.set(name, present);
    return present;
  };
  const first = (): Promise<string> => once('first', (world) => makeFirst(world, count));
  return {
    copyFor: async (act) => copyOf(await once(act, MAKE[act], first())),
    copyOf,
    removeAll: () => rm(root, { recursive: true, force: true }),
  };
}
