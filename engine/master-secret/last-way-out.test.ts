/** No store, no backup: everything is set aside on a typed number, and the system goes on under a new secret. */
import { readdir, rm, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyAudit } from '../audit/index.ts';
import { auditKey, ringSecrets } from '../crypto/index.ts';
import { secrets } from '../credential-db/index.ts';
import type { Engine } from '../open.ts';
import { overview } from '../situations/index.ts';
import { backUp } from './back-up.ts';
import {
  accountOf,
  addCredentials,
  copyOf,
  crashAt,
  createdWorld,
  damageRows,
  drain,
  generateTo,
  lookUp,
  passwordOf,
  PASSWORD,
  twoSecrets,
  type World,
} from './engine.helper.ts';
import { listUnreadable } from './list-unreadable.ts';
import { cancel, resume } from './operation-control.ts';
import { quarantine } from './quarantine.ts';
import { restoreLastGood } from './restore-last-good.ts';
import { restore } from './restore.ts';
import { verifyDatabase } from './verify-database.ts';

const ROWS = 1100;
const template = await twoSecrets(ROWS);
let world: World;
beforeEach(async () => {
  world = await copyOf(template);
});
afterEach(() => world.remove());
afterAll(() => template.remove());

const storeFolder = (): string => join(world.home, 'secret-store');
const storeFiles = async (): Promise<string[]> => (await readdir(storeFolder())).sort();
const loseStore = (): Promise<void> => rm(storeFolder(), { recursive: true });
const damage = async (name: string): Promise<void> => {
  const bytes = await readFile(join(storeFolder(), name));
  await writeFile(join(storeFolder(), name), bytes.fill(0, 0, 40));
};
const ids = async (engine: Engine): Promise<string[]> => (await overview(engine.parts, world.caller)).situations.map(({ id }) => id);
const setAside = (engine: Engine, confirmation = String(ROWS)) => quarantine(engine.parts, world.caller, { confirmation });
const restoreFrom = (engine: Engine, name: string) =>
  drain(restore(engine.parts, world.caller, { path: world.file(name), password: PASSWORD }));

async function expectWell(engine: Engine, version: number, opened: number): Promise<void> {
  const found = await verifyDatabase(engine.parts, world.caller);
  expect(found).toMatchObject({ total: opened, opened, failed: [], bySecretVersion: opened === 0 ? {} : { [version]: opened } });
  expect((await overview(engine.parts, world.caller)).secret?.version).toBe(version);
  expect((await verifyAudit(engine.parts)).fault).toBeNull();
}

/** What an administrator does from there on: a new secret, new credentials. */
async function expectLifeGoesOn(engine: Engine, version: number): Promise<void> {
  await generateTo(engine, world, `v${version}.bak`);
  await addCredentials(engine, 3, ROWS);
  expect(await lookUp(engine, ROWS + 1)).toBe(passwordOf(ROWS + 1));
  await expectWell(engine, version, 3);
}

describe('a secret store that is gone, and no backup of it', () => {
  test('everything is set aside on the number of all credentials; then a secret is generated and everything works', async () => {
    await loseStore();
    const engine = await world.open();
    expect((await ids(engine))[0]).toBe('store-missing');
    const listed = await listUnreadable(engine.parts);
    expect(listed).toMatchObject({ store: 'missing', total: ROWS, quarantined: [] });
    expect(listed.unreadable[0]).toEqual({ application: 'SAP', account: accountOf(0), secretVersion: 2, reason: 'no-secret' });
    await expect(setAside(engine, '1')).rejects.toMatchObject({ code: 'CONFIRMATION_WRONG', params: { expected: String(ROWS) } });
    expect(await readdir(world.home)).not.toContain('secret-store');

    expect(await setAside(engine)).toEqual({ quarantined: ROWS, newStore: true });
    expect(await ids(engine)).toEqual(expect.arrayContaining(['secret-lost', 'quarantined']));
    expect(await ids(engine)).not.toEqual(
      expect.arrayContaining(['store-missing', 'master-without-secret', 'rights-altered', 'audit-altered']),
    );
    await expectLifeGoesOn(engine, 3);
    expect(await listUnreadable(engine.parts)).toMatchObject({ store: 'there', total: 0 });
  });

  test('the new store is of the same system and server, with an audit key of its own, and no version is used twice', async () => {
    const before = await world.open();
    const held = await (await before.parts.store()).read();
    await before.close();
    await loseStore();
    const engine = await world.open();
    await setAside(engine);
    const made = await (await engine.parts.store()).read();
    const { systemId, systemName, serverId, incarnation, highestEpoch, highestVersion } = held;
    expect(made).toMatchObject({ systemId, systemName, serverId, incarnation, highestEpoch, highestVersion, backup: null });
    expect(ringSecrets(made.ring)).toEqual([]);
    expect(auditKey(made.ring)?.id).not.toBe(auditKey(held.ring)?.id);
  });

  test('the audit begins anew with a checkpoint, keeps what it had, and is whole again with the key that a backup brings', async () => {
    await loseStore();
    const engine = await world.open();
    await setAside(engine);
    const database = await engine.parts.database();
    const records = await database.read((db) => db.selectFrom('audit_event').selectAll().orderBy('seq').execute());
    const at = records.findIndex(({ action }) => action === 'audit.checkpoint');
    expect(records[at]).toMatchObject({ actor: world.caller.account, result: 'done', detail: '{"unprovenFrom":1}' });
    expect(records.slice(at + 1).map(({ action, result }) => [action, result])).toEqual([
      ['audit.mendTable', 'done'],
      ['database.quarantine', 'intent'],
      ['audit.adopt', 'done'],
      ['database.quarantine', 'step'],
      ['database.quarantine', 'done'],
    ]);
    expect(JSON.parse(records.at(-1)?.detail ?? '')).toEqual({ quarantined: ROWS, newStore: true });
    expect(await verifyAudit(engine.parts)).toMatchObject({ checked: records.length, unproven: at, fault: null });

    await restoreFrom(engine, 'second.bak');
    expect(await verifyAudit(engine.parts)).toMatchObject({ unproven: 0, fault: null });
  });

  test('a backup that is found later still brings everything back, but what was set anew meanwhile', async () => {
    await loseStore();
    const engine = await world.open();
    await setAside(engine);
    await generateTo(engine, world, 'third.bak');
    await restoreFrom(engine, 'second.bak');
    await expectWell(engine, 3, ROWS);
    expect(await lookUp(engine, 7)).toBe(passwordOf(7));
    expect(await listUnreadable(engine.parts)).toMatchObject({ total: 0, quarantined: [] });
  });

  test('a backup that is found before a new secret is generated brings the old one back as the current one', async () => {
    await loseStore();
    const engine = await world.open();
    await setAside(engine);
    await restoreFrom(engine, 'second.bak');
    await expectWell(engine, 2, ROWS);
    expect(await ids(engine)).not.toContain('secret-lost');
  });

  test('there is nothing to back up, and it is said why: the secret is to be restored, then that it is lost', async () => {
    const before = await world.open({ onStep: crashAt('quarantine.store') });
    await loseStore();
    await expect(setAside(before)).rejects.toThrow('ended at');
    await before.close();
    const engine = await world.open();
    const backUpTo = (name: string): Promise<unknown> =>
      backUp(engine.parts, world.caller, { path: world.file(name), password: PASSWORD, reminder: '' });
    await expect(backUpTo('x.bak')).rejects.toMatchObject({ code: 'RECOVERY', params: { versions: '2' } });
    await setAside(engine);
    await expect(backUpTo('x.bak')).rejects.toMatchObject({ code: 'SECRET_LOST', params: { version: 2 } });
    await generateTo(engine, world, 'third.bak');
    await backUpTo('x.bak');
  });

  test('it is said that nothing waits any more as soon as nothing does, however long the credentials take to be counted', async () => {
    await loseStore();
    let at = 0;
    const slow = { now: () => new Date(), monotonic: () => (at += 1000) };
    const engine = await world.open({ clock: slow });
    expect(await ids(engine)).toContain('store-missing');
    await setAside(engine);
    expect(await ids(engine)).toEqual(expect.arrayContaining(['secret-lost', 'quarantined']));
  });

  test('without any credential there is nothing to set aside, and still a way on', async () => {
    const empty = await createdWorld();
    await generateTo(empty.engine, empty, 'first.bak');
    await empty.engine.close();
    await rm(join(empty.home, 'secret-store'), { recursive: true });
    const engine = await empty.open();
    expect(await quarantine(engine.parts, empty.caller, { confirmation: '0' })).toEqual({ quarantined: 0, newStore: true });
    expect((await overview(engine.parts, empty.caller)).situations[0]?.id).toBe('secret-lost');
    await generateTo(engine, empty, 'second.bak');
    expect((await verifyAudit(engine.parts)).fault).toBeNull();
    await empty.remove();
  });

  test('an operation that stood before its switch is cancelled first; the version that it named is not used again', async () => {
    const before = await world.open({ onStep: crashAt('generate.backed-up') });
    await expect(generateTo(before, world, 'third.bak')).rejects.toThrow('ended at');
    await before.close();
    await loseStore();
    const engine = await world.open();
    await expect(setAside(engine)).rejects.toMatchObject({ code: 'OPERATION_ACTIVE' });
    expect(await readdir(world.home)).not.toContain('secret-store');
    expect(await cancel(engine.parts, world.caller)).toMatchObject({ state: 'cancelled' });
    await setAside(engine);
    await expectLifeGoesOn(engine, 4); // 3 stands in a backup file
  });

  test('a re-encryption that stood still ends, as nothing is left of it', async () => {
    const before = await world.open({ onStep: crashAt('generate.batch') });
    await expect(generateTo(before, world, 'third.bak')).rejects.toThrow('ended at');
    await before.close();
    await loseStore();
    const engine = await world.open();
    await setAside(engine);
    expect((await drain(resume(engine.parts, world.caller, {}))).at(-1)?.operation).toMatchObject({ state: 'done' });
    await expectLifeGoesOn(engine, 4);
  });
});

describe('a secret store that is damaged', () => {
  test('is set aside, never removed', async () => {
    await damage('store');
    await damage('last-good');
    const engine = await world.open();
    const bytes = await readFile(join(storeFolder(), 'store'));
    expect(await listUnreadable(engine.parts)).toMatchObject({ store: 'damaged', total: ROWS });
    expect(await setAside(engine)).toEqual({ quarantined: ROWS, newStore: true });
    const aside = (await storeFiles()).find((name) => name.startsWith('store.set-aside.'));
    expect(await readFile(join(storeFolder(), aside ?? 'none'))).toEqual(bytes);
    await expectLifeGoesOn(engine, 3);
  });

  test('with a last good copy that fits gives nothing up: that one is restored', async () => {
    await damage('store');
    const engine = await world.open();
    await expect(setAside(engine)).rejects.toMatchObject({ code: 'LAST_GOOD_FITS' });
    expect(await storeFiles()).toEqual(expect.arrayContaining(['last-good', 'store']));
    await restoreLastGood(engine.parts, world.caller);
    await expectWell(engine, 2, ROWS);
  });

  test('with a last good copy gives nothing up either where the database, an older copy, knows none of its secrets', async () => {
    const empty = await createdWorld();
    const database = await empty.engine.parts.database();
    await database.copyTo(empty.file('old.db'));
    await generateTo(empty.engine, empty, 'first.bak');
    await database.replaceWith(empty.file('old.db'));
    await writeFile(join(empty.home, 'secret-store', 'store'), 'damaged');
    const refused = quarantine(empty.engine.parts, empty.caller, { confirmation: '0' });
    await expect(refused).rejects.toMatchObject({ code: 'LAST_GOOD_FITS' });
    await empty.remove();
  });

  test.each([
    ['gone', 'key-file-missing'],
    ['cut short', 'key-file-wrong'],
  ])('because its key file is %s: a new store gets a new one', async (how, situation) => {
    const key = join(world.home, 'identity', 'store.key');
    if (how === 'gone') await rm(key);
    else await writeFile(key, (await readFile(key)).subarray(0, 7));
    const engine = await world.open();
    expect((await ids(engine))[0]).toBe(situation);
    expect(await setAside(engine)).toMatchObject({ newStore: true });
    await expectLifeGoesOn(engine, 3);
  });
});

describe('ended on the way', () => {
  test.each(['quarantine.store', 'quarantine.rows'])('at %s, another try goes on', async (step) => {
    await loseStore();
    const ended = await world.open({ onStep: crashAt(step) });
    await expect(setAside(ended)).rejects.toThrow('ended at');
    await ended.close();
    const engine = await world.open();
    const { total, store } = await listUnreadable(engine.parts);
    expect([store, total]).toEqual(['there', step === 'quarantine.store' ? ROWS : 0]);
    expect((await ids(engine))[0]).toBe(step === 'quarantine.store' ? 'master-without-secret' : 'secret-lost');
    expect((await verifyAudit(engine.parts)).fault).toBeNull();
    if (total > 0) expect(await setAside(engine)).toEqual({ quarantined: ROWS, newStore: false });
    await expectLifeGoesOn(engine, 3);
  });

  test('at quarantine.store, a backup that is found brings everything back', async () => {
    await loseStore();
    const ended = await world.open({ onStep: crashAt('quarantine.store') });
    await expect(setAside(ended)).rejects.toThrow('ended at');
    const engine = await world.open();
    await restoreFrom(engine, 'second.bak');
    await expectWell(engine, 2, ROWS);
  });
});

describe('every secret but the current one was restored', () => {
  test('what stays unreadable is set aside, and a new secret takes over the rest', async () => {
    const before = await world.open({ onStep: crashAt('generate.batch') });
    await expect(generateTo(before, world, 'third.bak')).rejects.toThrow('ended at');
    await before.close();
    await loseStore();
    const engine = await world.open();
    const under3 = 1000; // the batch that was written
    expect(await engine.parts.database().then((d) => d.read((db) => secrets.highestVersion(db)))).toBe(3);
    await restoreFrom(engine, 'second.bak');
    expect(await ids(engine)).toContain('store-behind');
    const { total } = await listUnreadable(engine.parts);
    expect(total).toBe(under3);
    expect(await setAside(engine, String(total))).toEqual({ quarantined: total, newStore: false });
    expect(await ids(engine)).toContain('secret-lost');
    await generateTo(engine, world, 'fourth.bak');
    await expectWell(engine, 4, ROWS - under3);
    await restoreFrom(engine, 'third.bak');
    await expectWell(engine, 4, ROWS);
  });

  test('a credential that opens is never set aside', async () => {
    const engine = await world.open();
    await damageRows(engine, 2);
    expect(await setAside(engine, '2')).toEqual({ quarantined: 2, newStore: false });
    await expectWell(engine, 2, ROWS - 2);
  });
});
