/**
 * Look-ups, in a table of their own: written together, at most a second after they happened, so that a look-up costs no commit
 * of its own. Fails closed: where they cannot be written and too many wait, the next look-up is refused.
 */
import type { Db } from '../credential-db/schema.ts';
import { SsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';

const DELAY_MS = 1000;
const MOST_WAITING = 10_000;
/** Rows of one INSERT: SQLite allows 32,766 parameters a statement. */
const CHUNK = 1000;

export interface LookupRecord {
  readonly actor: string;
  readonly applicationId: string;
  readonly account: string;
  /** `done`, or the code of the refusal. */
  readonly result: string;
}

export interface LookupAudit {
  /** Call before the credentials are handed out; throws DATABASE_AWAY where nothing more can be kept. */
  record(entry: LookupRecord): void;
  /** Durable when it resolves; throws what the database throws, and keeps what waits. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps the newest `system.audit_lookups` rows. */
async function prune(db: Db): Promise<void> {
  const { audit_lookups: most } = await db.selectFrom('system').select('audit_lookups').executeTakeFirstOrThrow();
  const oldest = await db.selectFrom('audit_lookup').select('id').orderBy('id', 'desc').offset(most).limit(1).executeTakeFirst();
  if (oldest) await db.deleteFrom('audit_lookup').where('id', '<=', oldest.id).execute();
}

type Waiting = LookupRecord & { readonly at: string };

async function write(parts: EngineParts, rows: readonly Waiting[]): Promise<void> {
  const [{ serverId }, database] = [await parts.settings(), await parts.database()];
  await database.write(async (db) => {
    for (let at = 0; at < rows.length; at += CHUNK) {
      const values = rows.slice(at, at + CHUNK).map(({ at: when, actor, applicationId, account, result }) => {
        return { at: when, server_id: serverId, actor, application_id: applicationId, account, result };
      });
      await db.insertInto('audit_lookup').values(values).execute();
    }
    await prune(db);
  });
}

/** One a process; `onFailure` hears of a batch that could not be written yet (it is tried again with the next). */
export function openLookupAudit(parts: EngineParts, onFailure: (error: unknown) => void): LookupAudit {
  const waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

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
      if (waiting.length >= MOST_WAITING) throw new SsoError('DATABASE_AWAY', { reason: 'audit' });
      waiting.push({ ...entry, at: parts.clock.now().toISOString() });
      soon();
    },
    flush,
    async close() {
      if (timer) clearTimeout(timer);
      await flush();
    },
  };
}
