/** The migrations in their order; the number of a schema is how many of them it has seen. */
import { Migrator, type Kysely, type Migration } from 'kysely';
import type { Schema } from '../schema.ts';
import * as tables from './0001-tables.ts';
import * as auditLookups from './0002-audit-lookups.ts';
import * as secretPolicy from './0003-secret-policy.ts';
import * as keptAudit from './0004-kept-audit.ts';
import * as unreadable from './0005-unreadable.ts';
import * as auditLevels from './0006-audit-levels.ts';

const MIGRATIONS: Readonly<Record<string, { up(db: Kysely<Schema>): Promise<void> }>> = {
  '0001-tables': tables,
  '0002-audit-lookups': auditLookups,
  '0003-secret-policy': secretPolicy,
  '0004-kept-audit': keptAudit,
  '0005-unreadable': unreadable,
  '0006-audit-levels': auditLevels,
};

const NAMES = Object.keys(MIGRATIONS);

export const SCHEMA_VERSION = NAMES.length;

const provider = { getMigrations: (): Promise<Record<string, Migration>> => Promise.resolve({ ...MIGRATIONS }) };

/** Brings a database to schema `version`, in one transaction. */
export async function migrateTo(db: Kysely<Schema>, version: number = SCHEMA_VERSION): Promise<void> {
  const name = NAMES[version - 1];
  if (name === undefined) throw new RangeError(`there is no schema ${version}`);
  const { error } = await new Migrator({ db, provider }).migrateTo(name);
  if (error !== undefined) throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
}
