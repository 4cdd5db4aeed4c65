/** Test helper: what a bad disk, or somebody with a tool of his own, leaves behind that types and fences let nobody write. */
import { sql } from 'kysely';
import { SqliteConnection } from './drivers/sqlite-connection.ts';
import type { Db } from './schema.ts';

/** `work` without the fences, which are there again behind it. */
export async function unfenced<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const { rows: fences } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_master where type = 'trigger'`.execute(db);
  for (const { name } of fences) await sql.raw(`drop trigger ${name}`).execute(db);
  const result = await work();
  for (const fence of fences) await sql.raw(fence.sql).execute(db);
  return result;
}

/** All that SQLite needs to know of the table to find its rows: no types, no checks. */
const ANYTHING = `create table mapping (id integer primary key autoincrement, application_id, account, account_key, external_user,
  external_key, enabled, revision, secret_version, envelope, change_counter, unique (application_id, account_key))`;

/** Runs these statements on a file that nobody has open, with nothing asked of the values in `mapping`. */
export async function damageFile(path: string, ...statements: readonly string[]): Promise<void> {
  const connection = await SqliteConnection.open(path, 'existing');
  const rewrite = (set: string, where: string): Promise<void> =>
    connection.exec(`PRAGMA writable_schema = ON; UPDATE sqlite_master SET ${set} WHERE ${where}; PRAGMA writable_schema = RESET`);
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  try {
    const [table] = await connection.all<{ sql: string }>(`select sql from sqlite_master where name = 'mapping'`);
    const fences = await connection.all<{ name: string; sql: string }>(`select name, sql from sqlite_master where type = 'trigger'`);
    for (const { name } of fences) await connection.exec(`drop trigger ${name}`);
    await rewrite(`sql = ${quoted(ANYTHING)}`, `name = 'mapping'`);
    for (const statement of statements) await connection.exec(statement);
    await rewrite(`sql = ${quoted(table?.sql ?? '')}`, `name = 'mapping'`);
    for (const fence of fences) await connection.exec(fence.sql);
  } finally {
    await connection.close();
  }
}
