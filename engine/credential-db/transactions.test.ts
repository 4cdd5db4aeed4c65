import { expect, it } from 'vitest';
import { describeDatabases } from './databases.helper.ts';
import * as system from './repositories/system.ts';

const epochOf = system.readSystem;

/** A promise and what settles it, so that tests order what happens by events. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describeDatabases('transactions', ({ create, again }) => {
  it('commits what resolves and rolls back what throws', async () => {
    const database = await create();
    await database.write((db) => system.bumpEpoch(db));
    const failing = database.write(async (db) => {
      await system.bumpEpoch(db);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await database.read(epochOf)).epoch).toBe(2);
    expect(await database.write((db) => system.bumpEpoch(db))).toBe(3);
  });

  it('runs writers one after the other, in the order they came', async () => {
    const database = await create();
    const order: number[] = [];
    const first = gate();
    const held = database.write(async () => {
      await first.opened;
      order.push(1);
    });
    const waiting = [2, 3, 4].map((n) => database.write(() => Promise.resolve(order.push(n))));
    first.open();
    await Promise.all([held, ...waiting]);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('loses no update of many writers over several connections', async () => {
    const database = await create();
    const others = [await again(database), await again(database)];
    const writers = [database, ...others].flatMap((one) =>
      Array.from({ length: 10 }, () => retryingBusy(() => one.write((db) => system.bumpEpoch(db)))),
    );
    await Promise.all(writers);
    expect((await database.read(epochOf)).epoch).toBe(31);
  });

  it('shows a reader one snapshot, whatever is committed meanwhile', async () => {
    const database = await create();
    const seen = await database.read(async (db) => {
      const before = (await epochOf(db)).epoch;
      await database.write((writer) => system.bumpEpoch(writer));
      return [before, (await epochOf(db)).epoch];
    });
    expect(seen).toEqual([1, 1]);
    expect((await database.read(epochOf)).epoch).toBe(2);
  });

  it('lets more readers wait than it has connections', async () => {
    const database = await create();
    const epochs = await Promise.all(Array.from({ length: 20 }, () => database.read(epochOf)));
    expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 20 }, () => 1));
  });

  it('refuses a write in a read', async () => {
    const database = await create();
    await expect(database.read((db) => system.bumpEpoch(db))).rejects.toMatchObject({ code: 'DATABASE_AWAY', params: { reason: 'EROFS' } });
    expect(await database.write((db) => system.bumpEpoch(db))).toBe(2);
  });

  it('refuses a write inside a write instead of waiting for ever', async () => {
    const database = await create();
    const nested = database.write(() => database.write((db) => system.bumpEpoch(db)));
    await expect(nested).rejects.toThrow('inside another');
    expect(await database.write((db) => system.bumpEpoch(db))).toBe(2);
  });

  it('says that it is away where another writer does not end, and goes on afterwards', async () => {
    const database = await create();
    const other = await again(database);
    const [entered, leave] = [gate(), gate()];
    const holding = database.write(async () => {
      entered.open();
      await leave.opened;
    });
    await entered.opened;
    await expect(other.write((db) => system.bumpEpoch(db))).rejects.toMatchObject({ code: 'DATABASE_AWAY', params: { reason: 'EBUSY' } });
    expect((await other.read(epochOf)).epoch).toBe(1);
    leave.open();
    await holding;
    expect(await other.write((db) => system.bumpEpoch(db))).toBe(2);
  });

  it('closes when what runs has ended, and takes nothing new', async () => {
    const database = await create();
    const [entered, leave] = [gate(), gate()];
    const running = database.write(async (db) => {
      entered.open();
      await leave.opened;
      return system.bumpEpoch(db);
    });
    await entered.opened;
    const closing = database.close();
    await expect(database.write((db) => system.bumpEpoch(db))).rejects.toMatchObject({
      code: 'DATABASE_AWAY',
      params: { reason: 'closed' },
    });
    leave.open();
    expect(await running).toBe(2);
    await closing;
    await expect(database.read(epochOf)).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  });

  it('tells by its data version that somebody committed', async () => {
    const database = await create();
    const other = await again(database);
    const before = await other.dataVersion();
    expect(await other.dataVersion()).toBe(before);
    await database.write((db) => system.bumpEpoch(db));
    const after = await other.dataVersion();
    expect(after).not.toBe(before);
    await other.write((db) => system.bumpEpoch(db));
    expect(await other.dataVersion()).not.toBe(after);
  });
});

/** The time-out of `again` is short; under load a writer may have to come back. */
async function retryingBusy<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error && error.message === 'DATABASE_AWAY')) throw error;
    }
  }
}
