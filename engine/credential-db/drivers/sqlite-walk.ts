/**
 * The packed walk in SQLite: JSON and one blob, out and in.
 *
 * The aggregates of a batch are fed row by row in one pass, so that meta and envelopes agree whatever its order; nobody else
 * depends on the order within a batch, and stating it inside each aggregate too halved the speed of reading. `group_concat` over
 * blobs hands the bytes through as they are, zero bytes and invalid UTF-8 included. Both is how SQLite behaves but not a promise:
 * every open tries it (`packsBlobs`) and takes hexadecimal digits, in a stated order, where it ever fails.
 *
 * A damaged page may hold a value of another type than its column's, in a strict table too. JSON cannot hold a blob, and SQLite takes no
 * such row back with a new envelope: one row would end the batch of all the others. It is told as a row of nothing, which opens nowhere.
 */
import { sql, type RawBuilder } from 'kysely';
import { SsoError } from '../../../shared/errors.ts';
import type { Db, MappingTable } from '../schema.ts';
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

export const AS_BYTES: Packing = { envelopes: sql<Buffer>`cast(group_concat(envelope, '') filter (where sound) as blob)`, order: sql`` };
export const AS_HEX: Packing = {
  envelopes: sql<string>`group_concat(hex(envelope), '' order by id) filter (where sound)`,
  order: sql`order by id`,
};

/** Zero bytes, invalid UTF-8, an empty part, and parts that lie against their order. */
const PROBE = `select json_group_array(i) as ids, cast(group_concat(b, '') as blob) as packed from (select i, b from
  (select 2 as i, x'00ff00' as b union all select 1, x'c3' union all select 3, x'' union all select 4, x'80fe00') order by i limit 4)`;

export async function packsBlobs(connection: SqliteConnection): Promise<boolean> {
  const [row] = await connection.all<{ ids: unknown; packed: unknown }>(PROBE);
  return row?.ids === '[1,2,3,4]' && Buffer.isBuffer(row.packed) && row.packed.equals(Buffer.from('c300ff0080fe00', 'hex'));
}

function unpack(packed: Packed): WalkBatch {
  const { envelopes: raw, meta, count, last_id: lastId, bytes } = packed;
  // the walk would go on from a number that is not the row's, and so never end
  if (!Number.isSafeInteger(lastId)) throw new SsoError('DATABASE_DAMAGED', { fault: 'a mapping has an impossible id' });
  const envelopes = typeof raw === 'string' ? Buffer.from(raw, 'hex') : (raw ?? Buffer.alloc(0));
  // a wrong sum would shift every envelope behind it into its neighbour's place
  if (envelopes.length !== bytes) throw new SsoError('DATABASE_DAMAGED', { fault: 'a packed read has the wrong length' });
  return { meta, envelopes, count, lastId };
}

const TYPES = {
  application_id: 'text',
  account: 'text',
  account_key: 'text',
  external_user: 'text',
  external_key: 'text',
  enabled: 'integer',
  revision: 'integer',
  secret_version: 'integer',
  envelope: 'blob',
  change_counter: 'integer',
} as const satisfies Partial<Record<keyof MappingTable, string>>;

/** Whether each column of a row that has credentials is of its type. */
const IS_SOUND = sql.join(
  Object.entries(TYPES).map(([column, type]) => sql`typeof(${sql.ref(column)}) = ${sql.lit(type)}`),
  sql` and `,
);

const WALKED = sql`id, application_id, account, revision, secret_version, envelope, ${IS_SOUND} as sound`;
const META = sql`id, iif(sound, application_id, ''), iif(sound, account, ''), iif(sound, revision, 0), iif(sound, secret_version, 0),
  iif(sound, length(envelope), 0)`;

export async function unsoundMappings(db: Db, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from mapping where id in (${sql.join(ids)}) and secret_version is not null and not (${IS_SOUND})`.execute(db);
  return rows.map(({ id }) => id);
}

export const readWalkBatch =
  ({ envelopes, order }: Packing) =>
  async (db: Db, { afterId, limit, notVersion }: WalkRange): Promise<WalkBatch | null> => {
    // `not null` for either: a row without credentials has neither version nor envelope
    const wanted = notVersion === null ? sql`secret_version is not null` : sql`secret_version <> ${notVersion}`;
    const { rows } = await sql<Packed>`
      select json_group_array(json_array(${META}) ${order}) as meta,
        ${envelopes} as envelopes, count(*) as count, max(id) as last_id, coalesce(sum(length(envelope)) filter (where sound), 0) as bytes
      from (select ${WALKED} from mapping where id > ${afterId} and ${wanted} order by id limit ${limit})`.execute(db);
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
