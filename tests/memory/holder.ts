/**
 * The process that is looked into: it unlocks a system, does with the master secret what a console does, waits; locks, waits. What is
 * garbage by then is collected first: what is counted is what lives, and what nobody wiped.
 */
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { last, openEngineAt } from '../engine-at.ts';

const [home = '', passphrase = '', backup = ''] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function collect(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await nextTurn();
  }
}

async function standStill(saying: string): Promise<void> {
  await collect();
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
await standStill('unlocked');
await engine.client.protector.lock();
await standStill('locked');
await engine.close();
process.exit(0);
