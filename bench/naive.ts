/**
 * What one writes first: read a page of rows as objects, open and seal each on the main thread, one UPDATE a row, a page a
 * transaction. Same table, same envelope, same durability as the engine, and nothing left out that a careful first version
 * would have (prepared statement, primary-key order, a transaction a page).
 */
import type { KeyObject } from 'node:crypto';
import { openRecord, sealRecord } from '../engine/crypto/index.ts';
import type { Row, Sqlite, Statement } from './sqlite.ts';

export interface RecordKey {
  readonly secretId: string;
  readonly version: number;
  readonly key: KeyObject;
}

export interface NaiveWalk {
  readonly systemId: string;
  readonly from: RecordKey;
  readonly to: RecordKey;
}

const PAGE = 1000;
const SELECT = `SELECT id, application_id, account, revision, envelope FROM mapping
  WHERE id > ? AND secret_version = ? ORDER BY id LIMIT ${PAGE}`;
const UPDATE = 'UPDATE mapping SET envelope = ?, secret_version = ? WHERE id = ? AND secret_version = ? AND revision = ?';

function resealed(row: Row, { systemId, from, to }: NaiveWalk): Buffer {
  const bound = {
    systemId,
    applicationId: String(row['application_id']),
    mappingId: Number(row['id']),
    account: String(row['account']),
    revision: Number(row['revision']),
  };
  const plaintext = openRecord(from.key, { ...bound, secretId: from.secretId }, row['envelope'] as Buffer);
  return sealRecord(to.key, to.version, { ...bound, secretId: to.secretId }, plaintext);
}

async function movePage(database: Sqlite, update: Statement, rows: readonly Row[], walk: NaiveWalk): Promise<void> {
  await database.exec('BEGIN IMMEDIATE');
  for (const row of rows) {
    await update.run(resealed(row, walk), walk.to.version, row['id'] ?? null, walk.from.version, row['revision'] ?? null);
  }
  await database.exec('COMMIT');
}

/** Number of mappings moved. */
export async function naiveWalk(database: Sqlite, walk: NaiveWalk): Promise<number> {
  const update = database.prepare(UPDATE);
  let [moved, afterId] = [0, 0];
  for (;;) {
    const rows = await database.all(SELECT, afterId, walk.from.version);
    if (rows.length === 0) break;
    await movePage(database, update, rows, walk);
    moved += rows.length;
    afterId = Number(rows.at(-1)?.['id']);
  }
  await update.finalize();
  return moved;
}
