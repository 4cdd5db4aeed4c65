import { expect, it } from 'vitest';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import { recordPager, type RecordCount } from './record-pager.ts';

const record = (seq: number): AuditRecord => ({
  serverId: 'one',
  seq,
  at: '2026-01-01T00:00:00.000Z',
  actor: 'HOST\\anna',
  origin: 'console',
  action: 'system.enable',
  objects: [],
  result: 'done',
  operationId: null,
  detail: {},
  legible: true,
});

/** A chain that grows, read by a cursor as the engine reads it. */
function chain(length: number) {
  const state = { length, stamp: 0, reads: 0, counts: [] as RecordCount[] };
  const pager = recordPager({
    read: ({ before, limit }) => {
      state.reads += 1;
      const top = before === undefined ? state.length : Number(before) - 1;
      const records = Array.from({ length: Math.min(limit, top) }, (_, at) => record(top - at));
      const last = records.at(-1)?.seq ?? 1;
      return Promise.resolve({ records, next: last > 1 ? String(last) : null, total: null });
    },
    stamp: () => state.stamp,
    onCount: (count) => state.counts.push(count),
  });
  const rows = async (offset: number, limit: number): Promise<number[]> => (await pager.load({ offset, limit })).rows.map(({ seq }) => seq);
  return { state, pager, rows };
}

it('hands out each record once, wherever it is asked for, and ends with the chain', async () => {
  const { pager, rows, state } = chain(450);
  expect((await pager.load({ offset: 0, limit: 100 })).total).toBe(201);
  expect(state.counts.at(-1)).toEqual({ records: 200, all: false });
  expect(await rows(300, 2)).toEqual([150, 149]);
  expect(await rows(100, 1)).toEqual([350]);
  expect(await pager.load({ offset: 400, limit: 100 })).toMatchObject({ total: 450, rows: { length: 50 } });
  expect(state.counts.at(-1)).toEqual({ records: 450, all: true });
  expect(state.reads).toBe(3);
});

it('puts what came meanwhile in front, and reads nothing twice', async () => {
  const { rows, state } = chain(300);
  await rows(0, 300);
  state.length = 303;
  expect(await rows(0, 2)).toEqual([300, 299]);
  state.stamp = 1;
  expect(await rows(0, 4)).toEqual([303, 302, 301, 300]);
  expect(await rows(302, 1)).toEqual([1]);
});

it('begins anew where more came than one page tells', async () => {
  const { rows, state } = chain(10);
  await rows(0, 10);
  state.length = 1000;
  state.stamp = 1;
  expect(await rows(198, 4)).toEqual([802, 801, 800, 799]);
});

it('answers several questions at once in one order', async () => {
  const { rows } = chain(500);
  expect(await Promise.all([rows(300, 1), rows(0, 1), rows(499, 5)])).toEqual([[200], [500], [1]]);
});

it('goes on after a page that could not be read', async () => {
  let fails = true;
  const pager = recordPager({
    read: () => (fails ? Promise.reject(new Error('away')) : Promise.resolve({ records: [record(1)], next: null, total: 1 })),
    stamp: () => 0,
    onCount: () => undefined,
  });
  await expect(pager.load({ offset: 0, limit: 100 })).rejects.toThrow('away');
  fails = false;
  expect((await pager.load({ offset: 0, limit: 100 })).total).toBe(1);
});

it('goes from a record to its neighbours, over the end of what was read', async () => {
  const { pager, rows } = chain(250);
  await rows(0, 100);
  expect(await pager.beside(record(250), -1)).toBeNull();
  expect((await pager.beside(record(250), 1))?.seq).toBe(249);
  expect((await pager.beside(record(51), 1))?.seq).toBe(50);
  expect((await pager.beside(record(50), -1))?.seq).toBe(51);
  expect(await pager.beside(record(999), 1)).toBeNull();
  await rows(0, 250);
  expect(await pager.beside(record(1), 1)).toBeNull();
});
