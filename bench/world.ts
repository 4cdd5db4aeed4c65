/** The systems that are measured: made once for each size, and copied for every part, so that each starts from the same. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { currentSecret, deriveRecordKey } from '../engine/crypto/index.ts';
import { last, openEngineAt, type EngineAt } from '../tests/engine-at.ts';
import type { NaiveWalk } from './naive.ts';
import { seedMappings } from './seed.ts';
import { openSqlite } from './sqlite.ts';

export const PASSWORD = 'correct horse battery staple';
const APPLICATIONS = 20;

export interface World {
  /** Holds the data folder and the files of the administrator. */
  readonly folder: string;
  readonly rows: number;
  readonly applications: readonly { readonly id: string; readonly name: string }[];
}

export const homeOf = (folder: string): string => join(folder, 'home');
export const databaseOf = (folder: string): string => join(homeOf(folder), 'credentials.db');

const applicationXml = (
  index: number,
): string => `<application name="Application${index}"><description/><contact>desk@contoso.example</contact>
  <appUserAccount>CONTOSO\\users</appUserAccount><appAdminAccount>CONTOSO\\admins</appAdminAccount>
  <field ordinal="0" label="User" masked="no"/><field ordinal="1" label="Password" masked="yes"/>
  <flags groupApp="no" configStoreApp="no" allowTickets="no" enableApp="yes"/></application>`;

const target = (folder: string): { path: string; password: string; reminder: string } => ({
  path: join(folder, 'secret-{version}.bak'),
  password: PASSWORD,
  reminder: '',
});

export const generate = ({ client }: EngineAt, folder: string): Promise<unknown> => last(client.secret.generate(target(folder)));

/** A system as the product makes it, then filled. The world's description lies beside it. */
export async function makeWorld(folder: string, rows: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const xml = join(folder, 'applications.xml');
  const names = Array.from({ length: APPLICATIONS }, (_, index) => applicationXml(index));
  await writeFile(xml, `<SSO>${names.join('\n')}</SSO>`);
  const first = await openEngineAt(homeOf(folder));
  await first.client.system.create({ systemName: 'Contoso', administrators: [] });
  await first.close();
  const engine = await openEngineAt(homeOf(folder));
  await generate(engine, folder);
  await engine.client.applications.createFromXml({ path: xml });
  const applications = (await engine.client.applications.list()).map(({ id, name }) => ({ id, name }));
  await fill(engine, folder, { rows, applicationIds: applications.map(({ id }) => id) });
  await engine.close();
  await writeFile(join(folder, 'world.json'), JSON.stringify({ folder, rows, applications } satisfies World));
}

async function fill(
  { parts }: EngineAt,
  folder: string,
  { rows, applicationIds }: { rows: number; applicationIds: readonly string[] },
): Promise<void> {
  const { ring, systemId } = await parts.ring.contents();
  const secret = currentSecret(ring);
  if (!secret) throw new Error('the system has no secret');
  const database = await openSqlite(databaseOf(folder));
  const sealing = { systemId, secretId: secret.id, version: secret.version, recordKey: deriveRecordKey(secret, systemId) };
  await seedMappings(database, rows, applicationIds, sealing);
  await database.close();
}

export async function readWorld(folder: string): Promise<World> {
  return { ...(JSON.parse(await readFile(join(folder, 'world.json'), 'utf8')) as World), folder };
}

export async function copyWorld(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true });
}

/** Keys of the walk that the peers do on a copy: from the system's secret to one that only the copy's database is told of. */
export async function peersWalk(folder: string): Promise<NaiveWalk> {
  const engine = await openEngineAt(homeOf(folder));
  const { ring, systemId } = await engine.parts.ring.contents();
  const secret = currentSecret(ring);
  if (!secret) throw new Error('the system has no secret');
  await engine.close();
  const to = { secretId: randomUUID(), version: secret.version + 1, key: createSecretKey(randomBytes(32)) };
  const database = await openSqlite(databaseOf(folder));
  await database.exec(`INSERT INTO secret (version, id, check_value, state, uses, created_at)
      VALUES (${to.version}, '${to.secretId}', '', 'current', 0, '');
    UPDATE system SET encrypt_with = ${to.version}`);
  await database.close();
  return { systemId, from: { secretId: secret.id, version: secret.version, key: deriveRecordKey(secret, systemId) }, to };
}
