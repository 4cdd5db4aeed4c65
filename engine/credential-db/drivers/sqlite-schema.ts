/** How SQLite spells the schema: column types, identity columns, and the fences that hold whatever process writes. */
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { STALE_SECRET } from './sqlite-errors.ts';

/** An envelope under any secret but `encrypt_with` is refused; a row of `secret` stays for ever. */
const FENCES = [
  `CREATE TRIGGER mapping_envelope_insert BEFORE INSERT ON mapping
   WHEN new.envelope IS NOT NULL AND new.secret_version IS NOT (SELECT encrypt_with FROM system)
   BEGIN SELECT RAISE(ABORT, '${STALE_SECRET}'); END`,
  `CREATE TRIGGER mapping_envelope_update BEFORE UPDATE OF envelope, secret_version ON mapping
   WHEN new.envelope IS NOT NULL AND new.secret_version IS NOT (SELECT encrypt_with FROM system)
   BEGIN SELECT RAISE(ABORT, '${STALE_SECRET}'); END`,
  `CREATE TRIGGER secret_delete BEFORE DELETE ON secret
   BEGIN SELECT RAISE(ABORT, 'rows of secret are never deleted'); END`,
  `CREATE TRIGGER secret_identity BEFORE UPDATE OF version, id, check_value ON secret
   BEGIN SELECT RAISE(ABORT, 'a secret keeps its version, id and check value'); END`,
];

export async function createFences(db: Kysely<Schema>): Promise<void> {
  for (const fence of FENCES) await sql.raw(fence).execute(db);
}

/** Told to inspectors that know no migrator. Part of the migration's transaction. */
export async function setSchemaVersion(db: Kysely<Schema>, version: number): Promise<void> {
  await sql.raw(`PRAGMA user_version = ${version}`).execute(db);
}
