/** What is known of the newest backup when the store, which knows it otherwise, is gone: exactly when it is needed. */
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Overview } from '../../shared/contract/console/system.ts';
import { overview } from '../situations/index.ts';
import { backUp } from './back-up.ts';
import { withProof } from './backup-on-record.ts';
import { copyOf, createdWorld, generateTo, PASSWORD, twoSecrets, type World } from './engine.helper.ts';
import { verifyBackup } from './verify-backup.ts';

let world: World;
beforeAll(async () => {
  world = await twoSecrets(3);
});
afterAll(() => world.remove());

const storeOf = ({ home }: World): string => join(home, 'secret-store');
const overviewOf = async (of: World): Promise<Overview> => overview((await of.open()).parts, of.caller);

test('a generation names its backup, to the file and the version', async () => {
  const copy = await copyOf(world);
  await rm(storeOf(copy), { recursive: true });
  const { backup, protector } = await overviewOf(copy);
  expect(protector).toBeNull();
  expect(backup).toMatchObject({ secretVersion: 2, path: world.file('second.bak') });
  await copy.remove();
});

test('a back-up and its proof are known as the store knew them', async () => {
  const copy = await copyOf(world);
  const { parts } = await copy.open();
  const path = copy.file('third.bak');
  await backUp(parts, copy.caller, { path, password: PASSWORD, reminder: '' });
  await cp(path, copy.file('moved.bak'));
  await verifyBackup(parts, copy.caller, { path: copy.file('moved.bak'), password: PASSWORD });
  await verifyBackup(parts, copy.caller, { path: world.file('first.bak'), password: PASSWORD });
  const before = (await overviewOf(copy)).backup;
  await rm(storeOf(copy), { recursive: true });
  const after = (await overviewOf(copy)).backup;
  expect(after).toMatchObject({ takenAt: before?.takenAt, secretVersion: 2, path });
  expect(Date.parse(after?.verifiedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before?.verifiedAt ?? ''));
  await copy.remove();
});

test('an older store put back does not hide the newer backup', async () => {
  const older = await createdWorld();
  await generateTo(older.engine, older, 'first.bak');
  await cp(storeOf(older), older.file('kept'), { recursive: true });
  await generateTo(older.engine, older, 'second.bak');
  await older.engine.close();
  await rm(storeOf(older), { recursive: true });
  await cp(older.file('kept'), storeOf(older), { recursive: true });
  const { backup, situations } = await overviewOf(older);
  expect(situations.map(({ id }) => id)).toContain('store-behind');
  expect(backup).toMatchObject({ secretVersion: 2, path: older.file('second.bak') });
  await older.remove();
});

test('nothing is made up where nothing was ever backed up', async () => {
  const bare = await createdWorld();
  await rm(storeOf(bare), { recursive: true });
  expect((await overviewOf(bare)).backup).toBeNull();
  await bare.remove();
});

test('a proof of an older file changes nothing, of the same secret the day, of a newer one the file', () => {
  const known = { takenAt: 'a', secretVersion: 2, verifiedAt: null, path: '/known' };
  const proof = (secretVersion: number) => ({ takenAt: 'b', secretVersion, verifiedAt: 'now', path: '/other' });
  expect(withProof(known, proof(1))).toBe(known);
  expect(withProof(known, proof(2))).toEqual({ ...known, verifiedAt: 'now' });
  expect(withProof(known, proof(3))).toEqual(proof(3));
  expect(withProof(null, proof(1))).toEqual(proof(1));
});
