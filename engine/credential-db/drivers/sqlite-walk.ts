/**
 * The packed walk in SQLite: JSON and one blob, out and in.
 *
 * The aggregates of a batch are fed row by row in one pass, so that meta and envelopes agree whatever its order; nobody else
 * depends on the order within a batch, and stating it inside each aggregate too halved the speed of reading. `group_concat` over
 * blobs hands the bytes through as they are, zero bytes and invalid UTF-8 included. Both is how SQLite behaves but not a promise:
 * every open tries it (`packsBlobs`) and takes hexadecimal digits, in a stated order, where it ever fails.
 */
import { sql, type RawBuilder } from 'kysely';
import { SsoError } from '../../../shared/errors.ts';
import type { Db } from '../schema.ts';
import type { PackedWrite, WalkBatch, WalkRange } from '../walk.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

interface Packed {
  readonly meta: string;
  readonly envelopes: Buffer | string | null;
  readonly count: number;
  readonly last_id: number;
  readonly bytes: number;
}

/** What a batch is read as. */
interface Packing {
  readonly envelopes: RawBuilder<Buffer | string>;
  /** Inside the aggregates. */
  readonly order: RawBuilder<unknown>;
}

export const AS_BYTES: Packing = { envelopes: sql<Buffer>`cast(group_concat(envelope, '') as blob)`, order: sql`` };
export const AS_HEX: Packing = { envelopes: sql<string>`group_concat(hex(envelope), '' order by id)`, order: sql`order by id` };

/** Zero bytes, invalid UTF-8, an empty part, and parts that lie against their order. */
const PROBE = `select json_group_array(i) as ids, cast(group_concat(b, '') as blob) as packed from (select i, b from
  (select 2 as i, x'00ff00' as b union all select 1, x'c3' union all select 3, x'' union all select 4, x'80fe00') order by i limit 4)`;

export async function packsBlobs(connection: SqliteConnection): Promise<boolean> {
  const [row] = await connection.all<{ ids: unknown; packed: unknown }>(PROBE);
  return row?.ids === '[1,2,3,4]' && Buffer.isBuffer(row.packed) && row.packed.equals(Buffer.from('c300ff0080fe00', 'hex'));
}

function unpack(packed: Packed): WalkBatch {
  const { envelopes: raw, meta, count, last_id: lastId, bytes } = packed;
  const envelopes = typeof raw === 'string' ? Buffer.from(raw, 'hex') : (raw ?? Buffer.alloc(0));
  // a wrong sum would shift every envelope behind it into its neighbour's place
  if (envelopes.length !== bytes) throw new SsoError('DATABASE_DAMAGED', { fault: 'a packed read has the wrong length' });
  return { meta, envelopes, count, lastId };
}

export const readWalkBatch =
  ({ envelopes, order }: Packing) =>
  async (db: Db, { afterId, limit, notVersion }: WalkRange): Promise<WalkBatch | null> => {
    // `not null` for either: a row without credentials has neither version nor envelope
    const wanted = notVersion === null ? sql`secret_version is not null` : sql`secret_version <> ${notVersion}`;
    const { rows } = await sql<Packed>`
      select json_group_array(json_array(id, application_id, account, revision, secret_version, length(envelope)) ${order}) as meta,
        ${envelopes} as envelopes, count(*) as count, max(id) as last_id, sum(length(envelope)) as bytes
      from (select id, application_id, account, revision, secret_version, envelope from mapping
        where id > ${afterId} and ${wanted} order by id limit ${limit})`.execute(db);
    const [packed] = rows;
    return packed && packed.count > 0 ? unpack(packed) : null;
  };

export async function writeWalkBatch(db: Db, { target, rows, envelopes }: PackedWrite): Promise<number> {
  const { numAffectedRows } = await sql`
    update mapping set envelope = substr(${envelopes}, batch.value ->> 3 + 1, batch.value ->> 4), secret_version = ${target}
    from json_each(${rows}) as batch
    where mapping.id = batch.value ->> 0 and mapping.secret_version = batch.value ->> 1 and mapping.revision = batch.value ->> 2`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
