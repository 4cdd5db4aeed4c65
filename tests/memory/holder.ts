/**
 * The process that is looked into: it unlocks a system, does with the master secret what a console does, waits; locks, waits. Before the
 * first look what is garbage is collected: what is counted is what lives, and what nobody wiped. To lock is to see to that itself.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { collectNow } from '../../engine/platform/collect.ts';
import { last, openEngineAt } from '../engine-at.ts';

const [home = '', passphrase = '', backup = ''] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** What was collected is freed in a turn of its own. */
async function standStill(saying: string): Promise<void> {
  await nextTurn();
  writeSync(1, `${saying}\n`);
  await lines.next();
}

const engine = await openEngineAt(home);
await engine.client.protector.unlock({ passphrase });
await engine.client.system.overview();
await last(engine.client.database.verify());
await last(engine.client.secret.generate({ path: backup, password: passphrase, reminder: '' }));
await engine.client.system.overview();
await (await engine.parts.database()).read((db) => engine.parts.ring.current(db));
await nextTurn();
await collectNow();
await standStill('unlocked');
await engine.client.protector.lock();
await standStill('locked');
await engine.close();
process.exit(0);
