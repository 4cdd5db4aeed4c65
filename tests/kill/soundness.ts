/** What must hold of a system that some process left: judged by another process, which knows every credential. */
import { join } from 'node:path';
import { expect } from 'vitest';
import { verifyAudit } from '../../engine/audit/index.ts';
import { ringSecrets } from '../../engine/crypto/index.ts';
import { last, type EngineAt } from '../engine-at.ts';
import { homeOf } from './acts.ts';
import { credentials, keyOf } from './credentials.ts';
import { readEverything } from './independent-reader.ts';

/** By `application\0account`. */
export type Expected = ReadonlyMap<string, string>;

export function expectedOf(count: number): Expected {
  return new Map(credentials(count).map((credential) => [keyOf(credential), credential.password]));
}

export const databaseOf = (world: string): string => join(homeOf(world), 'credentials.db');

/** Every credential opens with the keys of the store, and says what it has to say. */
export async function expectEveryCredential(engine: EngineAt, world: string, expected: Expected): Promise<void> {
  const { ring } = await (await engine.parts.store()).read();
  const { opened, unreadable } = await readEverything(databaseOf(world), ring);
  expect(unreadable).toEqual([]);
  expect(opened.size).toBe(expected.size);
  for (const [key, password] of expected)
    if (opened.get(key) !== password) expect({ key, password: opened.get(key) }).toEqual({ key, password });
}

/** A secret that was ever in the ring is in it still. */
export async function expectRing(engine: EngineAt, ids: readonly string[]): Promise<void> {
  const held = ringSecrets((await (await engine.parts.store()).read()).ring).map(({ id }) => id);
  expect(held).toEqual(expect.arrayContaining([...ids]));
}

export async function ringIds(engine: EngineAt): Promise<string[]> {
  return ringSecrets((await (await engine.parts.store()).read()).ring).map(({ id }) => id);
}

/** Nothing is left to do: one secret for every row, no operation, the engine's own proof clean, the audit whole. */
export async function expectFinished(engine: EngineAt, world: string, expected: Expected): Promise<void> {
  await expectEveryCredential(engine, world, expected);
  const { operation, secret, situations } = await engine.client.system.overview();
  expect(['done', 'cancelled', 'failed']).toContain(operation?.state ?? 'done');
  expect(situations.filter(({ id }) => STOPPING.has(id))).toEqual([]);
  const verified = (await last(engine.client.database.verify()))?.result;
  expect(verified).toMatchObject({ total: expected.size, opened: expected.size, failed: [] });
  expect(verified?.bySecretVersion).toEqual({ [String(secret?.version)]: expected.size });
  expect((await verifyAudit(engine.parts)).fault).toBeNull();
}

const STOPPING = new Set([
  'store-missing',
  'store-damaged',
  'key-file-missing',
  'key-file-wrong',
  'store-behind',
  'database-rolled-back',
  'database-damaged',
  'rights-altered',
  'rows-unreadable',
]);
