/**
 * Look-ups, in a table of their own: written together, at most a second after they happened, so that a look-up costs no commit
 * of its own. Where too many wait the next look-up waits for them to be written, and fails closed: where they cannot be, it is
 * refused. A process that is killed takes those of its last second with it. While the database is only to be read they wait in a
 * file beside it.
 */
import { isSsoError, SsoError } from '../../shared/errors.ts';
import { system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { isForeign, isRolledBack } from '../master-secret/fit.ts';
import type { EngineParts } from '../parts.ts';
import type { StoreContents } from '../secret-store/types.ts';
import { adoptLookups } from './adopt-lookups.ts';
import { chainOf } from './chain.ts';
import { areHeld, holdLookups } from './held-lookups.ts';
import { insertLookups } from './lookup-table.ts';
import { tellLookups } from './system-log.ts';
import type { LookupAudit, WaitingLookup } from './types.ts';

const DELAY_MS = 1000;
const MOST_WAITING = 10_000;
/** So many are not kept waiting for the second to pass. */
const ENOUGH = MOST_WAITING / 2;

type LookupParts = Pick<EngineParts, 'clock' | 'database' | 'ring' | 'fileSystem' | 'folder' | 'systemLog'>;

/** Null where the store, which knows what database it belongs to, cannot be had. */
async function contentsIfAny({ ring }: LookupParts): Promise<StoreContents | null> {
  try {
    return await ring.contents();
  } catch (error) {
    if (isSsoError(error)) return null;
    throw error;
  }
}

/** Another system's database or an older copy is read only (DESIGN §6). */
async function fits(db: Db, contents: StoreContents): Promise<boolean> {
  const row = await system.readSystem(db);
  return !isForeign(row, contents) && !isRolledBack(row, contents);
}

/** What waited beside the database goes into it as soon as it fits; where it cannot, it waits on. */
async function adoptHeld(parts: LookupParts): Promise<void> {
  try {
    if (!(await areHeld(parts))) return;
    const [contents, database] = [await parts.ring.contents(), await parts.database()];
    if (await database.read((db) => fits(db, contents))) await adoptLookups(parts, database, chainOf(contents));
  } catch (error) {
    if (!isSsoError(error)) throw error;
  }
}

/** Whether they went into the database; where they may not be in it they are beside it. */
async function write(parts: LookupParts, rows: readonly WaitingLookup[]): Promise<boolean> {
  const written = await writeInto(parts, rows);
  if (!written) await holdLookups(parts, rows);
  return written;
}

async function writeInto(parts: LookupParts, rows: readonly WaitingLookup[]): Promise<boolean> {
  const contents = await contentsIfAny(parts);
  if (!contents) return false;
  const database = await parts.database();
  return database.write(async (db) => {
    if (!(await fits(db, contents))) return false;
    await insertLookups(db, { chain: chainOf(contents), at: parts.clock.now() }, rows);
    return true;
  });
}

/** One a process; `onFailure` hears of a batch that could not be written yet (it is tried again with the next). */
export function openLookupAudit(parts: LookupParts, onFailure: (error: unknown) => void): LookupAudit {
  const waiting: WaitingLookup[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  const writeAll = async (): Promise<void> => {
    await adoptHeld(parts);
    const batch = waiting.slice();
    if (batch.length === 0) return;
    const written = await write(parts, batch);
    waiting.splice(0, batch.length);
    // they are kept, and keep no look-up waiting any more
    if (written) await tellLookups(parts, batch);
  };
  const flush = (): Promise<void> => {
    writing = writing.then(writeAll, writeAll);
    return writing;
  };
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      flush().catch(onFailure);
    }, DELAY_MS).unref();
  };
  const room = async (): Promise<void> => {
    while (waiting.length >= MOST_WAITING && !closed)
      await flush().catch((cause: unknown) => {
        throw new SsoError('DATABASE_AWAY', { reason: 'audit' }, { cause });
      });
    if (closed) throw new SsoError('DATABASE_AWAY', { reason: 'closed' });
  };
  return {
    async record(entry) {
      await room();
      waiting.push({ ...entry, at: parts.clock.now().toISOString() });
      if (waiting.length === ENOUGH) flush().catch(onFailure);
      else soon();
    },
    flush,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await flush();
    },
  };
}
