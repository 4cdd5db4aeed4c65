/**
 * What a driver does in its own way: the statements that no query builder writes for both databases. A driver hands them out
 * on its Kysely adapter, so that whoever has a handle has the statements of its database.
 */
import type { DialectAdapter, Kysely } from 'kysely';
import type { Db } from '../schema.ts';
import type { PackedWrite, WalkBatch, WalkRange } from '../walk.ts';

export interface DriverStatements {
  allocateMappingIds(db: Db, n: number): Promise<number>;
  readWalkBatch(db: Db, range: WalkRange): Promise<WalkBatch | null>;
  writeWalkBatch(db: Db, batch: PackedWrite): Promise<number>;
  /** Of these mappings, those with credentials that the walk tells as rows of nothing. */
  unsoundMappings(db: Db, ids: readonly number[]): Promise<readonly number[]>;
}

export interface StatementsAdapter extends DialectAdapter {
  readonly statements: DriverStatements;
}

const hasStatements = (adapter: DialectAdapter): adapter is StatementsAdapter => 'statements' in adapter;

export function statementsOf<T>(db: Kysely<T>): DriverStatements {
  const { adapter } = db.getExecutor();
  if (!hasStatements(adapter)) throw new Error('this handle is of no driver of the credential database');
  return adapter.statements;
}
