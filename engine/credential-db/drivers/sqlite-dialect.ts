/** SQLite for Kysely, over a pool of our own connections. */
import {
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import { isNoTransaction } from './sqlite-errors.ts';
import type { SqlValue, SqliteConnection } from './sqlite-connection.ts';
import type { Pool } from './sqlite-pool.ts';
import type { DriverStatements, StatementsAdapter } from './statements.ts';

/** IMMEDIATE for writers: a deferred one that wants to write later fails at once, whatever the busy time-out. */
export type Begin = 'begin immediate' | 'begin deferred';

class Adapter extends SqliteAdapter implements StatementsAdapter {
  readonly statements: DriverStatements;

  constructor(statements: DriverStatements) {
    super();
    this.statements = statements;
  }

  /** SQLite rolls back table definitions like rows: a migration happens whole or not at all. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

const RETURNS_ROWS = /^\s*(select|with|pragma|explain)\b|\breturning\b/i;

function returnsRows({ query, sql }: CompiledQuery): boolean {
  if (SelectQueryNode.is(query) || 'returning' in query) return true;
  return query.kind === 'RawNode' && RETURNS_ROWS.test(sql);
}

class Connection implements DatabaseConnection {
  readonly sqlite: SqliteConnection;

  constructor(sqlite: SqliteConnection) {
    this.sqlite = sqlite;
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = compiled.parameters as readonly SqlValue[];
    if (returnsRows(compiled)) return { rows: await this.sqlite.all<R>(compiled.sql, parameters) };
    const { changes, lastId } = await this.sqlite.run(compiled.sql, parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastId) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('long reads go in keyset pages, so that no snapshot is held open');
  }
}

class PoolDriver implements Driver {
  readonly #pool: Pool<SqliteConnection>;
  readonly #begin: Begin;

  constructor(pool: Pool<SqliteConnection>, begin: Begin) {
    this.#pool = pool;
    this.#begin = begin;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<Connection> {
    return new Connection(await this.#pool.acquire());
  }

  async beginTransaction({ sqlite }: Connection): Promise<void> {
    await sqlite.run(this.#begin);
  }

  async commitTransaction({ sqlite }: Connection): Promise<void> {
    await sqlite.run('commit');
  }

  async rollbackTransaction({ sqlite }: Connection): Promise<void> {
    try {
      await sqlite.run('rollback');
    } catch (error) {
      if (!isNoTransaction(error)) throw error;
    }
  }

  releaseConnection({ sqlite }: Connection): Promise<void> {
    this.#pool.release(sqlite);
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return this.#pool.close();
  }
}

export class SqliteDialect implements Dialect {
  readonly #driver: () => Driver;
  readonly #statements: DriverStatements;

  constructor(pool: Pool<SqliteConnection>, begin: Begin, statements: DriverStatements) {
    this.#driver = () => new PoolDriver(pool, begin);
    this.#statements = statements;
  }

  createDriver(): Driver {
    return this.#driver();
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): Adapter {
    return new Adapter(this.#statements);
  }

  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new SqliteIntrospector(db as Kysely<Record<string, never>>);
  }
}
