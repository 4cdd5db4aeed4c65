/** Change, unlock and lock over real data folders: what each process may do, and what is kept on record. */
import { afterEach, expect, it } from 'vitest';
import { overview } from '../situations/index.ts';
import { ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { interrupted } from '../work/place.ts';
import { changeProtector } from './change.ts';
import { describeProtection } from './describe.ts';
import { lock, unlock } from './lock.ts';
import { setStoreAside } from './set-aside.ts';

let made: TestSystem;
afterEach(() => made.close());

const PASSPHRASE = 'correct horse battery';
const toPassphrase = (passphrase = PASSPHRASE) => changeProtector(made.parts, ANNA, { to: 'passphrase', passphrase });
const recorded = async (): Promise<string[]> =>
  (await made.parts.database()).read(async (db) => {
    const rows = await db.selectFrom('audit_event').select(['action', 'result']).orderBy('seq').execute();
    return rows.filter(({ action }) => action.startsWith('protector.')).map(({ action, result }) => `${action} ${result}`);
  });

it('tells what there is, and why the key store is not to be had', async () => {
  made = await madeSystem();
  expect(await describeProtection(made.parts)).toMatchObject({
    kind: 'key-file',
    locked: false,
    unfinished: null,
    protects: 'protector.key-file.protects',
    available: [
      { kind: 'key-file', available: true },
      { kind: 'passphrase', available: true },
      { kind: 'key-store', available: false, reason: 'refused' },
    ],
  });
});

it('changes to a passphrase, which another process that runs notices and has to be given', async () => {
  made = await madeSystem();
  const other = made.another();
  await other.ring.contents();
  expect(await toPassphrase()).toEqual({ kind: 'passphrase', kept: [] });
  expect((await overview(made.parts, ANNA)).protector).toBe('passphrase');
  await expect(other.ring.contents()).rejects.toThrow('STORE_LOCKED');
  expect((await describeProtection(other)).locked).toBe(true);
  await expect(unlock(other, ANNA, { passphrase: 'another passphrase' })).rejects.toThrow('WRONG_PASSPHRASE');
  await unlock(other, ANNA, { passphrase: PASSPHRASE });
  expect((await other.ring.contents()).systemName).toBe('Contoso');
  await lock(other, ANNA);
  await expect(other.ring.contents()).rejects.toThrow('STORE_LOCKED');
  expect(await recorded()).toEqual(['protector.change intent', 'protector.change done', 'protector.unlock done', 'protector.lock done']);
});

it('is not locked while this process is at work, nor where no passphrase protects the store', async () => {
  made = await madeSystem();
  await expect(lock(made.parts, ANNA)).rejects.toThrow('STORE_NOT_LOCKED');
  await toPassphrase();
  const claim = await made.parts.operations.claim();
  let end = (): void => undefined;
  made.parts.operations.launch(claim, 'an-id', () => new Promise<void>((resolve) => (end = resolve)));
  await expect(lock(made.parts, ANNA)).rejects.toThrow('OPERATION_ACTIVE');
  expect((await made.parts.ring.contents()).systemName).toBe('Contoso');
  end();
  await made.parts.operations.latest()?.finished;
  await lock(made.parts, ANNA);
  await expect(made.parts.ring.contents()).rejects.toThrow('STORE_LOCKED');
});

it('ends a verification, which needs what is let go of', async () => {
  made = await madeSystem();
  await toPassphrase();
  const { work } = made.parts;
  const verifying = await work.begin('verify-database', ANNA, ({ report, signal }) => {
    report({ done: 0, total: 1, failed: 0 });
    return new Promise<never>((_found, fail) => signal.addEventListener('abort', () => fail(interrupted())));
  });
  await lock(made.parts, ANNA);
  expect(verifying.view().state).toBe('cancelled');
  expect([work.running(), work.list()]).toEqual([false, []]);
});

it('locks what is locked already, and the record of it is kept until the chain is to be had', async () => {
  made = await madeSystem();
  await toPassphrase();
  await lock(made.parts, ANNA);
  await lock(made.parts, ANNA);
  await unlock(made.parts, ANNA, { passphrase: PASSPHRASE });
  expect((await recorded()).filter((text) => text === 'protector.lock done')).toHaveLength(2);
});

it('changes a passphrase for another, and the old one opens nothing', async () => {
  made = await madeSystem();
  await toPassphrase();
  await toPassphrase('another passphrase');
  const other = made.another();
  await expect(unlock(other, ANNA, { passphrase: PASSPHRASE })).rejects.toThrow('WRONG_PASSPHRASE');
  const back = { to: 'key-file', current: 'another passphrase' } as const;
  expect(await changeProtector(other, ANNA, back)).toEqual({ kind: 'key-file', kept: [] });
  expect((await made.parts.ring.contents()).systemName).toBe('Contoso');
});

it('changes nothing where the key store refuses, or a passphrase is none', async () => {
  made = await madeSystem();
  const generation = async () => (await (await made.parts.store()).read()).generation;
  const before = await (await made.parts.store()).stanzas();
  await expect(changeProtector(made.parts, ANNA, { to: 'key-store' })).rejects.toThrow('KEY_STORE_REFUSED');
  await expect(changeProtector(made.parts, ANNA, { to: 'passphrase' })).rejects.toThrow('PASSWORD_MISSING');
  await expect(toPassphrase('short')).rejects.toThrow('PASSWORD_TOO_SHORT');
  expect(await (await made.parts.store()).stanzas()).toEqual(before);
  expect(await generation()).toBeGreaterThan(0);
});

it('sets aside only what is locked, and only by the name of the system', async () => {
  made = await madeSystem();
  await expect(setStoreAside(made.parts, ANNA, { confirmation: 'Contoso' })).rejects.toThrow('STORE_EXISTS');
  await toPassphrase();
  await lock(made.parts, ANNA);
  await expect(setStoreAside(made.parts, ANNA, { confirmation: 'contoso' })).rejects.toThrow('CONFIRMATION_WRONG');
  await setStoreAside(made.parts, ANNA, { confirmation: 'Contoso' });
  expect((await overview(made.parts, ANNA)).situations.map(({ id }) => id)).toContain('store-missing');
});
