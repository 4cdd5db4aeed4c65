/** One row that is damaged in another place than its envelope: it is named and set aside like any other, and blocks nothing. */
import { rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { damageFile } from '../credential-db/damage.helper.ts';
import { accountOf, copyOf, crashAt, drain, generateTo, lookUp, passwordOf, PASSWORD, twoSecrets, type World } from './engine.helper.ts';
import { listUnreadable } from './list-unreadable.ts';
import { resume } from './operation-control.ts';
import { operationStatus } from './operation-view.ts';
import { quarantine } from './quarantine.ts';
import { restore } from './restore.ts';
import { verifyBackup } from './verify-backup.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 8;
/** Of `accountOf(DAMAGED)`. */
const [DAMAGED, ID] = [3, 4];
const template = await twoSecrets(ROWS);
let world: World;
beforeEach(async () => {
  world = await copyOf(template);
});
afterEach(() => world.remove());
afterAll(() => template.remove());

const STRANGE = '00000000-0000-4000-8000-00000000000g';

describe.each([
  [`application_id = '${STRANGE}'`, { application: STRANGE, account: accountOf(DAMAGED), secretVersion: 2 }],
  [`account = x'00ff'`, { application: 'SAP', secretVersion: 0 }],
  [`revision = -1`, { application: 'SAP', account: accountOf(DAMAGED), secretVersion: 2 }],
])('a row with %s', (set, named) => {
  const found = { ...named, reason: 'malformed' };
  const proof = async (): Promise<unknown> => verifyDatabase((await world.open()).parts, world.caller);
  beforeEach(() => damageFile(world.file('home/credentials.db'), `UPDATE mapping SET ${set} WHERE id = ${ID}`));

  test('is named by whoever looks, and no secret is generated over it', async () => {
    const { parts } = await world.open();
    expect(await proof()).toMatchObject({ total: ROWS, opened: ROWS - 1, failed: [found] });
    expect(await listUnreadable(parts)).toMatchObject({ total: 1, unreadable: [found] });
    const verified = await verifyBackup(parts, world.caller, { path: world.file('second.bak'), password: PASSWORD });
    expect(verified).toMatchObject({ credentials: ROWS, holdsCurrent: true });
    const engine = await world.open();
    await expect(generateTo(engine, world, 'third.bak')).rejects.toMatchObject({ code: 'ROWS_UNREADABLE', params: { count: 1 } });
  });

  test('is set aside; then secrets are generated, lost and restored as ever', async () => {
    const engine = await world.open();
    await expect(quarantine(engine.parts, world.caller, { confirmation: '1' })).resolves.toMatchObject({ quarantined: 1 });
    await generateTo(engine, world, 'third.bak');
    await rm(engine.parts.folder.storeFolder, { recursive: true });
    const events = await drain(restore(engine.parts, world.caller, { path: world.file('third.bak'), password: PASSWORD }));
    expect(events.at(-1)?.operation).toMatchObject({ state: 'done' });
    expect(await proof()).toMatchObject({ total: ROWS - 1, opened: ROWS - 1, bySecretVersion: { '3': ROWS - 1 } });
    expect(await listUnreadable(engine.parts)).toMatchObject({ total: 0, quarantined: [{ reason: 'malformed' }] });
  });

  test('keeps no secret from a store that was lost', async () => {
    const engine = await world.open();
    await rm(engine.parts.folder.storeFolder, { recursive: true });
    await drain(restore(engine.parts, world.caller, { path: world.file('second.bak'), password: PASSWORD }));
    expect(await lookUp(engine, ROWS - 1)).toBe(passwordOf(ROWS - 1));
  });
});

test('a re-encryption moves all the others, stands still over it, and goes on once it is set aside', async () => {
  const ended = await world.open({ onStep: crashAt('generate.re-encrypting') });
  await expect(generateTo(ended, world, 'third.bak')).rejects.toThrow();
  await ended.close();
  await damageFile(world.file('home/credentials.db'), `UPDATE mapping SET id = -${ID} WHERE id = ${ID}`);
  const { parts } = await world.open();
  await expect(drain(resume(parts, world.caller, {}))).rejects.toMatchObject({ code: 'ROWS_UNREADABLE', params: { count: 1 } });
  expect(await operationStatus(parts)).toMatchObject({ state: 're-encrypting', failed: 1 });
  await quarantine(parts, world.caller, { confirmation: '1' });
  expect((await drain(resume(parts, world.caller, {}))).at(-1)?.operation).toMatchObject({ state: 'done', failed: 0 });
});
