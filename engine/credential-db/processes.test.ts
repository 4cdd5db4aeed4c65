/** Several processes on one file, and processes that die. */
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleDatabase } from './databases.helper.ts';
import { verifyDatabaseFile } from './inspect.ts';
import { otherProcess, type OtherProcess } from './other-process.helper.ts';
import * as system from './repositories/system.ts';
import type { CredentialDatabase } from './types.ts';

const epoch = async (database: CredentialDatabase): Promise<number> => (await database.read(system.readSystem)).epoch;
const bump = (database: CredentialDatabase): Promise<number> => database.write((db) => system.bumpEpoch(db));

const running: OtherProcess[] = [];
async function start(path: string): Promise<OtherProcess> {
  const other = await otherProcess(path);
  running.push(other);
  return other;
}
afterEach(async () => {
  for (const other of running.splice(0)) await other.kill();
});

describe('several processes', () => {
  it('lose no update to each other', async () => {
    const database = await exampleDatabase();
    const others = [await start(database.path), await start(database.path)];
    const mine = async (): Promise<void> => {
      for (let time = 0; time < 20; time += 1) await bump(database);
    };
    await Promise.all([mine(), ...others.map((other) => other.ask({ do: 'bump', times: 20 }))]);
    expect(await epoch(database)).toBe(61);
  });

  it('see a database that was put back, and write on in it', async () => {
    const database = await exampleDatabase();
    const other = await start(database.path);
    const copy = join(dirname(database.path), 'copy.db');
    await database.copyTo(copy);
    await other.ask({ do: 'bump', times: 3 });
    expect(await epoch(database)).toBe(4);
    await database.replaceWith(copy);
    expect(await other.ask({ do: 'epoch' })).toBe(1);
    await other.ask({ do: 'bump', times: 1 });
    expect(await epoch(database)).toBe(2);
    await verifyDatabaseFile(database.path);
  });
});

describe('a process that is killed', () => {
  it('inside a transaction leaves nothing of it, and no lock', async () => {
    const database = await exampleDatabase();
    const other = await start(database.path);
    expect(await other.ask({ do: 'hang' })).toBe(2);
    expect(await epoch(database)).toBe(1);
    await other.kill();
    expect(await bump(database)).toBe(2);
  });

  it('between transactions leaves every one that it reported', async () => {
    const database = await exampleDatabase();
    for (let round = 0; round < 3; round += 1) {
      const other = await start(database.path);
      let reported = await other.ask({ do: 'bump-for-ever' });
      for (let more = 0; more < 10 + round; more += 1) reported = await other.next();
      await other.kill();
      expect(await epoch(database)).toBeGreaterThanOrEqual(Number(reported));
    }
    await verifyDatabaseFile(database.path);
  });
});
