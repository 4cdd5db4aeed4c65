/**
 * One SQLite connection as promises: the only file that knows the `sqlite3` package. Statements are prepared once and kept.
 * Never to be loaded in a worker thread: sqlite3 6 aborts the whole process when a worker ends with statements pending.
 */
import sqlite3 from 'sqlite3';
import { databaseError } from './sqlite-errors.ts';

export type SqlValue = string | number | bigint | boolean | Buffer | null;
export type Row = Record<string, unknown>;

export interface RunResult {
  readonly changes: number;
  readonly lastId: number;
}

export type OpenMode = 'existing' | 'create' | 'read-only';

const FLAGS: Record<OpenMode, number> = {
  existing: sqlite3.OPEN_READWRITE,
  create: sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE,
  'read-only': sqlite3.OPEN_READONLY,
};

/** Statements kept prepared. Longer texts (rows by the hundred in one statement) would only push the others out. */
const PREPARED = { max: 128, maxLength: 4096 } as const;

/** The part of sqlite3 that its own type declarations leave out. */
interface Backup {
  readonly completed: boolean;
  retryErrors: number[];
  step(pages: number, done: (error: Error | null) => void): void;
  finish(done: (error: Error | null) => void): void;
}
interface WithBackup {
  backup(file: string, destination: string, source: string, fileIsDestination: boolean, opened: (error: Error | null) => void): Backup;
}

type Settle<T> = (error: Error | null, value?: T) => void;
type Done = (error: Error | null) => void;

/** For calls that report nothing but success. */
function done(start: (settle: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => start((error) => (error ? reject(databaseError(error)) : resolve())));
}

function call<T>(start: (settle: Settle<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(databaseError(error)) : resolve(value as T)));
  });
}

export class SqliteConnection {
  readonly #database: sqlite3.Database;
  readonly #prepared = new Map<string, Promise<sqlite3.Statement>>();

  private constructor(database: sqlite3.Database) {
    this.#database = database;
  }

  static async open(path: string, mode: OpenMode): Promise<SqliteConnection> {
    let opened: sqlite3.Database | undefined;
    await done((settle) => (opened = new sqlite3.Database(path, FLAGS[mode], settle)));
    if (!opened) throw new Error('sqlite3 opened nothing');
    return new SqliteConnection(opened);
  }

  /** Runs to the last row, so that nothing stays open behind it. */
  all<R = Row>(sql: string, parameters: readonly SqlValue[] = []): Promise<R[]> {
    return this.#with(sql, (statement) => call<R[]>((settle) => statement.all<R>(parameters, settle)));
  }

  run(sql: string, parameters: readonly SqlValue[] = []): Promise<RunResult> {
    return this.#with(sql, (statement) =>
      call<RunResult>((settle) =>
        statement.run(parameters, function (this: sqlite3.RunResult, error) {
          settle(error, error ? undefined : { changes: this.changes, lastId: this.lastID });
        }),
      ),
    );
  }

  /** One or several statements without parameters. */
  exec(sql: string): Promise<void> {
    return done((settle) => this.#database.exec(sql, settle));
  }

  /**
   * Replaces the content of this database by that of `file`, in one transaction that every connection of every process sees.
   * `beforehand` runs when that transaction has begun: nobody else writes from there on, and everybody still reads what was.
   */
  async replaceBy(file: string, beforehand: () => Promise<void>): Promise<void> {
    let backup: Backup | undefined;
    await done((settle) => {
      const database = this.#database as unknown as WithBackup;
      backup = database.backup(file, 'main', 'main', false, settle);
    });
    if (!backup) throw new Error('sqlite3 started no copy');
    const copy = backup;
    copy.retryErrors = [];
    try {
      await done((settle) => copy.step(0, settle)); // copies nothing, takes the write lock and keeps it to the end
      await beforehand();
      await done((settle) => copy.step(-1, settle));
    } finally {
      await done((settle) => copy.finish(settle));
    }
  }

  async close(): Promise<void> {
    const statements = await Promise.all(this.#prepared.values());
    this.#prepared.clear();
    for (const statement of statements) await finalize(statement);
    await done((settle) => this.#database.close(settle));
  }

  async #with<T>(sql: string, use: (statement: sqlite3.Statement) => Promise<T>): Promise<T> {
    if (sql.length > PREPARED.maxLength) return this.#once(sql, use);
    return use(await (this.#prepared.get(sql) ?? this.#keep(sql)));
  }

  async #once<T>(sql: string, use: (statement: sqlite3.Statement) => Promise<T>): Promise<T> {
    const statement = await this.#prepare(sql);
    try {
      return await use(statement);
    } finally {
      await finalize(statement);
    }
  }

  #keep(sql: string): Promise<sqlite3.Statement> {
    const prepared = this.#prepare(sql);
    this.#prepared.set(sql, prepared);
    prepared.catch(() => this.#prepared.delete(sql));
    this.#dropOldest();
    return prepared;
  }

  #dropOldest(): void {
    const [oldest] = this.#prepared;
    if (this.#prepared.size <= PREPARED.max || !oldest) return;
    this.#prepared.delete(oldest[0]);
    // sqlite3 queues this behind whatever the statement is still doing
    void oldest[1].then(finalize);
  }

  #prepare(sql: string): Promise<sqlite3.Statement> {
    return new Promise((resolve, reject) => {
      const statement: sqlite3.Statement = this.#database.prepare(sql, (error: Error | null) =>
        error ? reject(databaseError(error)) : resolve(statement),
      );
    });
  }
}

/** Never fails: what the statement ran into was reported to whoever ran it. */
const finalize = (statement: sqlite3.Statement): Promise<void> => new Promise((resolve) => statement.finalize(() => resolve()));
