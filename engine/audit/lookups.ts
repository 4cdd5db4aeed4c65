/**
 * Look-ups, in a table of their own: written together, at most a second after they happened, so that a look-up costs no commit
 * of its own. Fails closed: where they cannot be written and too many wait, the next look-up is refused. A process that is killed
 * takes those of its last second with it.
 */
import type { Db } from '../credential-db/schema.ts';
import { SsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';
import type { LookupAudit, LookupRecord } from './types.ts';

const DELAY_MS = 1000;
const MOST_WAITING = 10_000;
/** So many are not kept waiting for the second to pass. */
const ENOUGH = MOST_WAITING / 2;
/** Rows of one INSERT: SQLite allows 32,766 parameters a statement. */
const CHUNK = 1000;

/** Keeps the newest `most` rows. */
async function prune(db: Db, most: number): Promise<void> {
  const oldest = await db.selectFrom('audit_lookup').select('id').orderBy('id', 'desc').offset(most).limit(1).executeTakeFirst();
  if (oldest) await db.deleteFrom('audit_lookup').where('id', '<=', oldest.id).execute();
}

type Waiting = LookupRecord & { readonly at: string };

type LookupParts = Pick<EngineParts, 'clock' | 'settings' | 'database'>;

async function write(parts: LookupParts, rows: readonly Waiting[]): Promise<void> {
  const [{ serverId }, database] = [await parts.settings(), await parts.database()];
  await database.write(async (db) => {
    const { audit_lookups: most } = await db.selectFrom('system').select('audit_lookups').executeTakeFirstOrThrow();
    // what the next one would push out again is not written at all
    const kept = rows.slice(Math.max(0, rows.length - most));
    for (let at = 0; at < kept.length; at += CHUNK) {
      const values = kept.slice(at, at + CHUNK).map(({ at: when, actor, applicationId, account, result }) => {
        return { at: when, server_id: serverId, actor, application_id: applicationId, account, result };
      });
      await db.insertInto('audit_lookup').values(values).execute();
    }
    await prune(db, most);
  });
}

/** One a process; `onFailure` hears of a batch that could not be written yet (it is tried again with the next). */
export function openLookupAudit(parts: LookupParts, onFailure: (error: unknown) => void): LookupAudit {
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let closed = false;

  const writeAll = async (): Promise<void> => {
    const batch = waiting.slice();
    if (batch.length === 0) return;
    await write(parts, batch);
    waiting.splice(0, batch.length);
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
  return {
    record(entry) {
      if (closed || waiting.length >= MOST_WAITING) throw new SsoError('DATABASE_AWAY', { reason: closed ? 'closed' : 'audit' });
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
