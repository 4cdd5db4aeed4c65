/** How SQLite spells the schema: the fences that hold whatever process writes, and whether a file has all that belongs to one. */
import { sql, type Kysely } from 'kysely';
import { TABLES, type Schema } from '../schema.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { STALE_SECRET } from './sqlite-errors.ts';

/** An envelope under any secret but `encrypt_with` is refused; a row of `secret` stays for ever. */
const FENCES = {
  mapping_envelope_insert: `CREATE TRIGGER mapping_envelope_insert BEFORE INSERT ON mapping
   WHEN new.envelope IS NOT NULL AND new.secret_version IS NOT (SELECT encrypt_with FROM system)
   BEGIN SELECT RAISE(ABORT, '${STALE_SECRET}'); END`,
  mapping_envelope_update: `CREATE TRIGGER mapping_envelope_update BEFORE UPDATE OF envelope, secret_version ON mapping
   WHEN new.envelope IS NOT NULL AND new.secret_version IS NOT (SELECT encrypt_with FROM system)
   BEGIN SELECT RAISE(ABORT, '${STALE_SECRET}'); END`,
  secret_delete: `CREATE TRIGGER secret_delete BEFORE DELETE ON secret
   BEGIN SELECT RAISE(ABORT, 'rows of secret are never deleted'); END`,
  secret_identity: `CREATE TRIGGER secret_identity BEFORE UPDATE OF version, id, check_value ON secret
   BEGIN SELECT RAISE(ABORT, 'a secret keeps its version, id and check value'); END`,
};

export async function createFences(db: Kysely<Schema>): Promise<void> {
  for (const fence of Object.values(FENCES)) await sql.raw(fence).execute(db);
}

/** Told to inspectors that know no migrator. Part of the migration's transaction. */
export async function setSchemaVersion(db: Kysely<Schema>, version: number): Promise<void> {
  await sql.raw(`PRAGMA user_version = ${version}`).execute(db);
}

const WHOLE = [...TABLES.map((name) => ({ type: 'table', name })), ...Object.keys(FENCES).map((name) => ({ type: 'trigger', name }))];

/**
 * The first table or fence of the present schema that a file lacks, in words; null where it has them all. A dump that was read back,
 * or a table that somebody dropped, is a sound file to SQLite.
 */
export async function missingPart(connection: SqliteConnection): Promise<string | null> {
  const present = new Set(
    (await connection.all<{ part: string }>(`select type || ' ' || name as part from sqlite_master`)).map(({ part }) => part),
  );
  const missing = WHOLE.find(({ type, name }) => !present.has(`${type} ${name}`));
  return missing ? `${missing.type} ${missing.name} is missing` : null;
}
