/**
 * SQLCipher's `PRAGMA rekey` over the same rows: it re-encrypts pages, not credentials, with the whole database locked and
 * without progress. The nearest thing in wide use to what a walk does.
 */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { timed } from '../measure.ts';
import { openSqlite } from '../sqlite.ts';
import { run, works } from './command.ts';

export const hasSqlcipher = (): Promise<boolean> => works('sqlcipher', [':memory:'], "PRAGMA key = 'x'; SELECT 1;");

/** Keys as raw bytes, so that no key derivation is measured. */
const key = (): string => `"x'${randomBytes(32).toString('hex')}'"`;

/** A plain table and its unique index in a file that an old SQLite reads: no STRICT, no triggers, a rollback journal. */
async function exportPlain(from: string, to: string): Promise<void> {
  const database = await openSqlite(to);
  await database.exec(`PRAGMA journal_mode = DELETE; ATTACH '${from}' AS source;
    CREATE TABLE mapping (id INTEGER PRIMARY KEY, application_id, account, account_key, external_user, external_key, enabled, revision,
      secret_version, envelope, change_counter, UNIQUE (application_id, account_key));
    INSERT INTO mapping SELECT * FROM source.mapping`);
  await database.close();
}

/** Seconds that the rekey took, in a process of its own. */
export async function sqlcipherRekey(source: string, folder: string): Promise<number> {
  const [plain, encrypted, from, to] = [join(folder, 'plain.db'), join(folder, 'encrypted.db'), key(), key()];
  await exportPlain(source, plain);
  await run('sqlcipher', ['-bail', plain], `ATTACH '${encrypted}' AS encrypted KEY ${from}; SELECT sqlcipher_export('encrypted');`);
  await rm(plain);
  const rekey = `PRAGMA key = ${from}; PRAGMA synchronous = FULL; PRAGMA rekey = ${to}; SELECT count(*) FROM mapping;`;
  const { seconds } = await timed(() => run('sqlcipher', ['-bail', encrypted], rekey));
  await rm(encrypted);
  return seconds;
}
