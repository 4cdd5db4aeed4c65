import { expect, it } from 'vitest';
import { AT, describeDatabases, guid, SERVER_ID } from '../databases.helper.ts';
import type { Db } from '../schema.ts';
import * as operations from './operations.ts';
import * as system from './system.ts';

const newOperation = (n: number, change: Partial<operations.NewOperation> = {}): operations.NewOperation => ({
  id: guid(n),
  kind: 'generate',
  state: 'preflight',
  epoch: 1,
  master_server: SERVER_ID,
  secret_id: null,
  secret_version: null,
  backup_path: null,
  started_at: AT,
  started_by: 'HOST\\anna',
  ...change,
});

const lease: operations.OperationLease = { id: guid(10), fence: 1, epoch: 1, master: SERVER_ID };
const start = (db: Db): Promise<unknown> => operations.insertOperation(db, newOperation(10));
const moveTo = (state: 'stored' | 'current' | 'done') => (db: Db) => operations.advance(db, guid(10), { state, at: AT });

describeDatabases('operations', ({ create, again }) => {
  it('has one active operation of any kind, and a free place when it ends', async () => {
    const database = await create();
    await database.write(start);
    for (const kind of ['generate', 'restore', 'reconcile'] as const)
      await expect(database.write((db) => operations.insertOperation(db, newOperation(11, { kind })))).rejects.toMatchObject({
        code: 'OPERATION_ACTIVE',
      });
    await database.write(moveTo('done'));
    expect(await database.read(operations.activeOperation)).toBeUndefined();
    await database.write((db) => operations.insertOperation(db, newOperation(11, { started_at: '2026-03-04T00:00:00.000Z' })));
    expect(await database.read(operations.latestOperation)).toMatchObject({ id: guid(11), active: 1 });
  });

  it('lets one of two processes that start at once win', async () => {
    const database = await create();
    const other = await again(database);
    const attempts = await Promise.allSettled([
      database.write((db) => operations.insertOperation(db, newOperation(10))),
      other.write((db) => operations.insertOperation(db, newOperation(11))),
    ]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('shows the one that was started last where none is active', async () => {
    const database = await create();
    expect(await database.read(operations.latestOperation)).toBeUndefined();
    await database.write(start);
    await database.write(moveTo('done'));
    expect(await database.read(operations.latestOperation)).toMatchObject({ id: guid(10), state: 'done', active: null, ended_at: AT });
  });

  it('holds as long as fence, epoch, master secret server and activity are as they were', async () => {
    const database = await create();
    await database.write(start);
    expect(await database.write((db) => operations.lockOperation(db, lease))).toMatchObject({ id: guid(10), fence: 1 });
    for (const other of [{ fence: 2 }, { epoch: 2 }, { master: guid(99) }])
      await expect(database.write((db) => operations.lockOperation(db, { ...lease, ...other }))).rejects.toMatchObject({
        code: 'OPERATION_TAKEN_OVER',
      });
    await expect(database.write((db) => operations.lockOperation(db, { ...lease, id: guid(99) }))).rejects.toMatchObject({
      code: 'OPERATION_NONE',
    });
  });

  it.each([
    ['the epoch grew', (db: Db) => system.bumpEpoch(db)],
    ['another server is master', (db: Db) => system.setMasterServer(db, guid(99))],
    ['somebody took it over', (db: Db) => operations.takeOver(db, guid(10))],
    ['it has ended', (db: Db) => moveTo('done')(db)],
  ])('is lost to a stale process once %s', async (_what, change: (db: Db) => Promise<unknown>) => {
    const database = await create();
    await database.write(start);
    await database.write(change);
    await expect(database.write((db) => operations.lockOperation(db, lease))).rejects.toMatchObject({ code: 'OPERATION_TAKEN_OVER' });
  });

  it('goes on under the epoch of its own switch', async () => {
    const database = await create();
    await database.write(start);
    await database.write(async (db) => {
      await operations.lockOperation(db, lease);
      const epoch = await system.bumpEpoch(db);
      await operations.advance(db, guid(10), { state: 'current', epoch, at: AT });
    });
    expect(await database.write((db) => operations.lockOperation(db, { ...lease, epoch: 2 }))).toMatchObject({ state: 'current' });
  });

  it('raises the fence at every take-over and drops a request to pause', async () => {
    const database = await create();
    await database.write(start);
    await database.write(moveTo('current'));
    await database.write((db) => operations.requestPause(db, guid(10)));
    expect(await database.write((db) => operations.takeOver(db, guid(10)))).toBe(2);
    expect(await database.write((db) => operations.takeOver(db, guid(10)))).toBe(3);
    expect(await database.read(operations.activeOperation)).toMatchObject({ fence: 3, requested: null });
    await database.write(moveTo('done'));
    await expect(database.write((db) => operations.takeOver(db, guid(10)))).rejects.toMatchObject({ code: 'OPERATION_NONE' });
  });

  it('is cancelled before the switch, and its process learns of it', async () => {
    const database = await create();
    await database.write(start);
    await database.write(moveTo('stored'));
    expect(await database.write((db) => operations.cancelIfBeforeSwitch(db, guid(10), AT))).toMatchObject({ state: 'stored' });
    await expect(database.write((db) => operations.lockOperation(db, lease))).rejects.toMatchObject({ code: 'OPERATION_CANCELLED' });
    await expect(database.write((db) => operations.cancelIfBeforeSwitch(db, guid(10), AT))).rejects.toMatchObject({
      code: 'OPERATION_NONE',
    });
  });

  it('cannot be cancelled after the switch, and can be paused only there', async () => {
    const database = await create();
    await database.write(start);
    await expect(database.write((db) => operations.requestPause(db, guid(10)))).rejects.toMatchObject({ code: 'OPERATION_BEFORE_SWITCH' });
    await database.write(moveTo('current'));
    await expect(database.write((db) => operations.cancelIfBeforeSwitch(db, guid(10), AT))).rejects.toMatchObject({
      code: 'OPERATION_PAST_SWITCH',
    });
    await database.write((db) => operations.requestPause(db, guid(10)));
    expect(await database.read(operations.activeOperation)).toMatchObject({ requested: 'pause' });
    await database.write((db) => operations.clearRequest(db, guid(10)));
    expect(await database.read(operations.activeOperation)).toMatchObject({ requested: null });
  });

  it('beats its heart under its own fence only', async () => {
    const database = await create();
    await database.write(start);
    const at = '2026-03-03T09:00:00.000Z';
    expect(await database.write((db) => operations.heartbeat(db, { id: guid(10), fence: 2 }, at))).toBe(false);
    expect(await database.write((db) => operations.heartbeat(db, { id: guid(10), fence: 1 }, at))).toBe(true);
    expect(await database.read(operations.activeOperation)).toMatchObject({ heartbeat_at: at });
  });

  it('is voided in whatever state', async () => {
    const database = await create();
    expect(await database.write((db) => operations.voidActive(db, 'failed', AT))).toBeNull();
    await database.write(start);
    await database.write(moveTo('current'));
    expect(await database.write((db) => operations.voidActive(db, 'failed', AT))).toMatchObject({ id: guid(10), state: 'current' });
    expect(await database.read(operations.latestOperation)).toMatchObject({ state: 'failed', active: null });
  });
});
