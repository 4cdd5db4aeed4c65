/** sqlite3 with promises: what the peers and the seeding need of it, and no more. The engine has its own driver. */
import sqlite3 from 'sqlite3';

export type SqlValue = string | number | Buffer | null;
export type Row = Readonly<Record<string, SqlValue>>;

export interface Statement {
  run(...values: SqlValue[]): Promise<void>;
  finalize(): Promise<void>;
}

export interface Sqlite {
  exec(sql: string): Promise<void>;
  all(sql: string, ...values: SqlValue[]): Promise<Row[]>;
  prepare(sql: string): Statement;
  close(): Promise<void>;
}

type Done<T> = (error: Error | null, result?: T) => void;

const promised = <T>(start: (done: Done<T>) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result as T)));
  });

/** The pragmas are those of the engine: what is compared must be equally durable. */
export async function openSqlite(path: string): Promise<Sqlite> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opening: sqlite3.Database = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(opening)));
  });
  const exec = (sql: string): Promise<void> => promised<undefined>((done) => database.exec(sql, done));
  await exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON');
  return {
    exec,
    all: (sql, ...values) => promised<Row[]>((done) => database.all(sql, values, done as (error: Error | null, rows: unknown[]) => void)),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        run: (...values) => promised<undefined>((done) => statement.run(values, done)),
        finalize: () => promised<undefined>((done) => statement.finalize(done)),
      };
    },
    close: () => promised<undefined>((done) => database.close(done)),
  };
}
