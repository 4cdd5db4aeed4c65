/**
 * Sets aside, bytes and all, every row that no secret opens, so that it never blocks the others (DESIGN §6). They are tried again
 * after every restore. Typed confirmation: their number. Where the secret store itself is lost, that is every row (new-store.ts).
 */
import { SsoError } from '../../shared/errors.ts';
import { isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { audited, beginChainAnew, type Trail } from '../audit/index.ts';
import { operations, quarantine as aside } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { ringSecrets, type FailedRow } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { activeError, claimWork } from './claim-work.ts';
import { failedRows } from './list-unreadable.ts';
import { makeNewStore } from './new-store.ts';
import { durable } from './operation-work.ts';
import { presentStore } from './present-store.ts';
import { writeTransaction } from './write-transaction.ts';

export interface Quarantined {
  readonly quarantined: number;
  /** Whether the secret store was gone or damaged, and a new one was made. */
  readonly newStore: boolean;
}

interface Act {
  readonly parts: EngineParts;
  readonly caller: Caller;
  readonly trail: Trail;
}

/** Rows in one transaction: writers wait a moment, not for all of them. */
const BATCH = 10_000;

/** An operation that stands still behind its switch waits for exactly this. */
async function requireRoom(db: Db): Promise<void> {
  const active = await operations.activeOperation(db);
  if (active && isBeforeSwitch(active.state)) throw activeError(active);
}

/** `left`: of all that were found, those that come after this batch. */
async function setBatchAside({ parts, caller, trail }: Act, failed: readonly FailedRow[], left: number): Promise<number> {
  const by = { at: parts.clock.now().toISOString(), by: caller.account };
  const rows = failed.map(({ id: mappingId, ...found }) => ({ mappingId, ...found }));
  const work = async (db: Db): Promise<number> => {
    await requireRoom(db);
    const moved = await aside.setAside(db, rows, by);
    await trail.step(db, { state: 'set-aside', quarantined: moved, left });
    return moved;
  };
  return writeTransaction(parts, work, { onMaster: true });
}

/** One that ends half-way has set some aside: the others are still found, and counted anew. */
async function setAllAside(act: Act, failed: readonly FailedRow[]): Promise<number> {
  let moved = 0;
  for (let at = 0; at < failed.length; at += BATCH) {
    const batch = failed.slice(at, at + BATCH);
    moved += await setBatchAside(act, batch, failed.length - at - batch.length);
    await durable(act.parts, 'quarantine.rows');
  }
  return moved;
}

/** A store without a master secret was made here, now or by a try that ended: the key of its audit is new. */
async function beginAuditAnew(parts: EngineParts, caller: Caller): Promise<void> {
  const { ring } = await parts.ring.contents();
  if (ringSecrets(ring).length === 0) await beginChainAnew(parts, caller);
}

async function quarantineAll(act: Act, confirmation: string): Promise<Quarantined> {
  const { parts, caller } = act;
  const present = await presentStore(parts);
  const failed = await failedRows(parts, present);
  const expected = String(failed.length);
  if (confirmation.trim() !== expected) throw new SsoError('CONFIRMATION_WRONG', { expected });
  await (await parts.database()).read(requireRoom); // before a store is made, which cannot be taken back
  if (present !== 'there') {
    await makeNewStore(parts, present);
    await durable(parts, 'quarantine.store');
  }
  await beginAuditAnew(parts, caller);
  return { quarantined: await setAllAside(act, failed), newStore: present !== 'there' };
}

/** The store first, then the rows: a try that ended in between is gone on with by another one, with the number that is left. */
export async function quarantine(parts: EngineParts, caller: Caller, input: { confirmation: string }): Promise<Quarantined> {
  return audited(parts, caller, 'database.quarantine', [], async (trail) => {
    const claim = await claimWork(parts);
    try {
      const done = await quarantineAll({ parts, caller, trail }, input.confirmation);
      trail.note({ ...done });
      return done;
    } finally {
      await claim.release();
    }
  });
}
