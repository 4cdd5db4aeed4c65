import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SsoError } from '../../shared/errors.ts';
import { madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { openLookupAudit } from './index.ts';

let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem();
});
afterEach(async () => {
  vi.useRealTimers();
  await made.close();
});

const entry = (account: string) => ({ actor: 'HOST\\anna', applicationId: 'sap', account, result: 'done' });
const kept = async (): Promise<string[]> =>
  (await (await made.parts.database()).read((db) => db.selectFrom('audit_lookup').select('account').orderBy('id').execute())).map(
    ({ account }) => account,
  );

it('writes look-ups together, when a second has passed', async () => {
  const failed = vi.fn();
  const lookups = openLookupAudit(made.parts, failed);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (const account of ['a', 'b', 'c']) await lookups.record(entry(account));
  expect(await kept()).toEqual([]);
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  await lookups.flush();
  expect(await kept()).toEqual(['a', 'b', 'c']);
  expect(failed).not.toHaveBeenCalled();
});

it('writes what waits when it is closed, and keeps the newest that the system wants', async () => {
  await (await made.parts.database()).write((db) => db.updateTable('system').set({ audit_lookups: 3 }).execute());
  const lookups = openLookupAudit(made.parts, () => undefined);
  for (const account of ['a', 'b', 'c', 'd', 'e']) await lookups.record(entry(account));
  await lookups.close();
  expect(await kept()).toEqual(['c', 'd', 'e']);
});

it('refuses the next look-up where too many wait, and loses none of those', async () => {
  let away = true;
  const database = () => (away ? Promise.reject(new SsoError('DATABASE_AWAY')) : made.parts.database());
  const lookups = openLookupAudit({ ...made.parts, database }, () => undefined);
  for (let i = 0; i < 10_000; i += 1) await lookups.record(entry(String(i)));
  await expect(lookups.record(entry('one too many'))).rejects.toThrow('DATABASE_AWAY');
  await expect(lookups.flush()).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  away = false;
  await (await made.parts.database()).write((db) => db.updateTable('system').set({ audit_lookups: 20_000 }).execute());
  await lookups.close();
  expect(await kept()).toHaveLength(10_000);
});

it('lets the next look-up wait for those before it, where the database is only slow to take them', async () => {
  let answer: (() => void) | undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  const database = async () => {
    await slow;
    return made.parts.database();
  };
  const lookups = openLookupAudit({ ...made.parts, database }, () => undefined);
  await (await made.parts.database()).write((db) => db.updateTable('system').set({ audit_lookups: 20_000 }).execute());
  for (let i = 0; i < 10_000; i += 1) await lookups.record(entry(String(i)));
  const next = lookups.record(entry('one more'));
  answer?.();
  await next;
  await lookups.close();
  expect(await kept()).toHaveLength(10_001);
});

it('does not let many wait for the second to pass', async () => {
  await (await made.parts.database()).write((db) => db.updateTable('system').set({ audit_lookups: 20_000 }).execute());
  const failed = vi.fn();
  const lookups = openLookupAudit(made.parts, failed);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  for (let i = 0; i < 5000; i += 1) await lookups.record(entry(String(i)));
  vi.useRealTimers();
  await vi.waitFor(async () => expect(await kept()).toHaveLength(5000));
  expect(failed).not.toHaveBeenCalled();
});

it('keeps none where the system wants none', async () => {
  await (await made.parts.database()).write((db) => db.updateTable('system').set({ audit_lookups: 0 }).execute());
  const lookups = openLookupAudit(made.parts, () => undefined);
  await lookups.record(entry('a'));
  await lookups.close();
  expect(await kept()).toEqual([]);
});

it('takes nothing more once it is closed', async () => {
  const lookups = openLookupAudit(made.parts, () => undefined);
  await lookups.close();
  await expect(lookups.record(entry('late'))).rejects.toThrow('DATABASE_AWAY');
});
