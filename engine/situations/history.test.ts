/** The life of the master secrets, as it was lived: every kind of event, in its order. */
import { copyFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HISTORY_KINDS, type HistoryEvent } from '../../shared/contract/console/history.ts';
import { last } from '../../tests/engine-at.ts';
import { appendAudit, chainOf } from '../audit/index.ts';
import { openPrepared, PASSWORD, type Prepared } from '../audit/prepared.helper.ts';

let made: Prepared;
/** What happens when an operation gets to that step. */
let onStep: Readonly<Record<string, () => Promise<void>>> = {};
beforeAll(async () => {
  made = await openPrepared({ onStep: (step) => onStep[step]?.() });
  await made.client.system.create({ systemName: 'Contoso', administrators: [] });
}, 60_000);
afterAll(() => made.remove());

const events = async (): Promise<readonly HistoryEvent[]> => (await made.client.system.history()).events;
const told = (list: readonly HistoryEvent[]): string[] => list.map(({ kind, version }) => `${kind} ${version ?? '-'}`);
const generate = (name: string) => last(made.client.secret.generate({ path: made.file(name), password: PASSWORD, reminder: '' }));

/** What came to the history by that. */
async function added(work: () => Promise<unknown>): Promise<readonly HistoryEvent[]> {
  const before = await events();
  await work();
  const after = await events();
  expect(after.slice(0, before.length)).toEqual(before);
  return after.slice(before.length);
}

it('begins empty', async () => {
  expect(await made.client.system.history()).toEqual({ events: [], omitted: 0 });
});

it('tells of a generation: when, by whom, which secret, and where its backup lies', async () => {
  const list = await added(() => generate('1.bak'));
  expect(told(list)).toEqual(['generated 1', 'backed-up 1', 'current 1', 're-encrypted 1']);
  expect(list[1]).toMatchObject({ actor: made.caller.account, detail: { path: made.file('1.bak') } });
  expect(told(await added(() => generate('2.bak')))).toEqual(['generated 2', 'backed-up 2', 'current 2', 're-encrypted 2']);
});

it('tells of backups and proofs, and not of those that were refused', async () => {
  const [path, password] = [made.file('3.bak'), PASSWORD];
  expect(told(await added(() => made.client.backup.write({ path, password })))).toEqual(['backed-up 2']);
  expect(told(await added(() => last(made.client.backup.verify({ path, password }))))).toEqual(['verified 2']);
  const refused = () => made.client.backup.verify({ path, password: 'another password' }).catch(() => undefined);
  expect(await added(refused)).toEqual([]);
  expect(await added(() => made.client.backup.write({ path, password }).catch(() => undefined))).toEqual([]);
});

it('tells that a secret was retired', async () => {
  expect(told(await added(() => made.client.secret.retire({ version: 1, confirmation: '1' })))).toEqual(['retired 1']);
});

it('tells that a generation was cancelled, by somebody or because it failed', async () => {
  const [client, taken] = [made.client, made.file('taken.bak')];
  onStep = { 'generate.backed-up': () => Promise.reject(new Error('the process ends here')) };
  await generate('given-up.bak').catch(() => undefined);
  const list = await added(() => client.operation.cancel());
  expect(told(list)).toEqual(['cancelled 3']);
  expect(list[0]?.actor).toBe(made.caller.account);
  onStep = { 'generate.stored': () => writeFile(taken, 'somebody was faster') };
  expect(told(await added(() => generate('taken.bak').catch(() => undefined)))).toEqual(['cancelled 4']);
  onStep = {};
});

it('tells that a backup was restored', async () => {
  const list = await added(() => last(made.client.backup.restore({ path: made.file('3.bak'), password: PASSWORD })));
  expect(told(list)).toEqual(['restored -', 're-encrypted -']);
  expect(list[0]?.actor).toBe(made.caller.account);
});

it('tells that an older database was reconciled', async () => {
  const { parts, client } = made;
  await client.database.backUp({ path: made.file('old.db') });
  await generate('4.bak');
  await parts.closeDatabase();
  for (const suffix of ['-wal', '-shm']) await rm(parts.folder.database + suffix, { force: true });
  await copyFile(made.file('old.db'), parts.folder.database);
  const before = told(await events());
  await last(client.database.reconcile({ confirmation: 'Contoso' }));
  const after = told(await events());
  // it learns of the ring's secrets, those that were never announced too, each at its own time
  const learnt = ['generated 3', 'generated 4', 'generated 5'];
  expect(after.filter((event) => !before.includes(event))).toEqual([...learnt, 'reconciled 5', 're-encrypted 5']);
});

it('tells that a secret was retired, though whoever did it ended before that could be said', async () => {
  onStep = { 'retire.row': () => Promise.reject(new Error('the process ends here')) };
  const retire = () => made.client.secret.retire({ version: 2, confirmation: '2' }).catch(() => undefined);
  expect(told(await added(retire))).toEqual(['retired 2']);
  onStep = {};
});

it('has told of everything that it can tell of', async () => {
  expect(new Set((await events()).map(({ kind }) => kind))).toEqual(new Set(HISTORY_KINDS));
});

it('leaves the oldest out, and says how many', async () => {
  const before = await events();
  const [chain, database] = [chainOf(await made.parts.ring.contents()), await made.parts.database()];
  const by = { actor: 'HOST\\anna', origin: 'console', action: 'backup.write', result: 'done', operationId: null, objects: [] } as const;
  await database.write(async (db) => {
    for (let version = 1; version <= 500; version += 1) await appendAudit(db, chain, { ...by, at: made.clock.now(), detail: { version } });
  });
  const { events: left, omitted } = await made.client.system.history();
  expect(omitted).toBe(before.length);
  expect(left.map(({ version }) => version)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
});
