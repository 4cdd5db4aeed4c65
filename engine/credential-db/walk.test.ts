import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeDatabases, exampleMapping, useSecret } from './databases.helper.ts';
import * as mappings from './repositories/mappings.ts';
import type { CredentialDatabase } from './types.ts';
import { readWalkBatch, writeWalkBatch, type PackedWrite, type WalkBatch } from './walk.ts';

type Meta = [id: number, applicationId: string, account: string, revision: number, secretVersion: number, length: number][];

/** Zero bytes, invalid UTF-8, and a length of its own for every row. */
const envelopeOf = (id: number): Buffer => Buffer.concat([Buffer.from([id & 255, 0, 0xff, 0xc3, 0]), randomBytes(id % 7)]);

async function fill(database: CredentialDatabase, ids: readonly number[]): Promise<Map<number, Buffer>> {
  const envelopes = new Map(ids.map((id) => [id, envelopeOf(id)]));
  const rows = ids.map((id) => exampleMapping(`HÖST\\"ünï"\u{1f511}${id}`, { id, secret_version: 1, envelope: envelopes.get(id) ?? null }));
  await database.write((db) => mappings.insertMappings(db, rows));
  return envelopes;
}

/** What the walk gave, row by row. */
function unpacked({ meta, envelopes }: WalkBatch): Map<number, Buffer> {
  let offset = 0;
  return new Map((JSON.parse(meta) as Meta).map((row) => [row[0], envelopes.subarray(offset, (offset += row[5]))]));
}

/** Every envelope turned into `<version>:<id>` and more, by the batch's own facts. */
function resealed(batch: WalkBatch, target: number): PackedWrite {
  const parts: Buffer[] = [];
  let offset = 0;
  const rows = (JSON.parse(batch.meta) as Meta).map(([id, , , revision, version]) => {
    const envelope = Buffer.concat([Buffer.from(`${target}:${id}`), envelopeOf(id)]);
    parts.push(envelope);
    offset += envelope.length;
    return [id, version, revision, offset - envelope.length, envelope.length];
  });
  return { target, rows: JSON.stringify(rows), envelopes: Buffer.concat(parts) };
}

async function walkAll(database: CredentialDatabase, limit: number, notVersion: number | null): Promise<WalkBatch[]> {
  const batches: WalkBatch[] = [];
  for (let afterId = 0; ;) {
    const batch = await database.read((db) => readWalkBatch(db, { afterId, limit, notVersion }));
    if (!batch) return batches;
    batches.push(batch);
    afterId = batch.lastId;
  }
}

const envelopesIn = async (database: CredentialDatabase): Promise<Map<number, string | undefined>> => {
  const rows = await database.read((db) => db.selectFrom('mapping').select(['id', 'envelope']).orderBy('id').execute());
  return new Map(rows.map(({ id, envelope }) => [id, envelope?.toString('latin1')]));
};

describeDatabases('walk', ({ create }) => {
  it('gives every envelope byte by byte, in the order of ids, over gaps', async () => {
    const database = await create();
    const envelopes = await fill(database, [30, 1, 2, 900_000, 7, 8, 5_000_000_000]);
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('without', { id: 9 })]));
    for (const limit of [1, 2, 3, 100]) {
      const batches = await walkAll(database, limit, null);
      expect(batches.map(({ count }) => count).reduce((sum, n) => sum + n, 0)).toBe(7);
      expect(batches.flatMap((batch) => [...unpacked(batch)])).toEqual([...envelopes].sort(([a], [b]) => a - b));
    }
  });

  it('tells what an envelope is bound to', async () => {
    const database = await create();
    await fill(database, [3]);
    const [batch] = await walkAll(database, 10, null);
    const { application_id: applicationId, account } = exampleMapping('HÖST\\"ünï"\u{1f511}3');
    expect(JSON.parse(batch?.meta ?? '')).toEqual([[3, applicationId, account, 1, 1, envelopeOf(3).length]]);
    expect(batch?.lastId).toBe(3);
  });

  it('is over where nothing is left', async () => {
    const database = await create();
    expect(await walkAll(database, 10, null)).toEqual([]);
    await fill(database, [1]);
    expect(await walkAll(database, 10, 1)).toEqual([]);
  });

  it('moves every row to the new secret, keeps revisions, and finds nothing more to do', async () => {
    const database = await create();
    await fill(database, [1, 2, 3, 50, 51]);
    await database.write((db) => useSecret(db, 2));
    for (const batch of await walkAll(database, 2, 2))
      expect(await database.write((db) => writeWalkBatch(db, resealed(batch, 2)))).toBe(batch.count);
    expect(await walkAll(database, 2, 2)).toEqual([]);
    for (const [id, envelope] of await envelopesIn(database)) expect(envelope?.startsWith(`2:${id}`)).toBe(true);
    expect(await database.read((db) => db.selectFrom('mapping').select('revision').distinct().execute())).toEqual([{ revision: 1 }]);
  });

  it('leaves alone what was changed, removed or emptied since it was read', async () => {
    const database = await create();
    await fill(database, [1, 2, 3, 4]);
    await database.write((db) => useSecret(db, 2));
    const [batch] = await walkAll(database, 10, 2);
    if (!batch) throw new Error('nothing to walk');
    await database.write(async (db) => {
      await mappings.writeEnvelope(db, { id: 1, expectedRevision: 1, secretVersion: 2, envelope: Buffer.from('newer') });
      await db.deleteFrom('mapping').where('id', '=', 2).execute();
      await db.updateTable('mapping').set({ envelope: null, secret_version: null }).where('id', '=', 3).execute();
    });
    expect(await database.write((db) => writeWalkBatch(db, resealed(batch, 2)))).toBe(1);
    const after = await envelopesIn(database);
    expect([...after.keys()]).toEqual([1, 3, 4]);
    expect(after.get(1)).toBe('newer');
    expect(after.get(3)).toBeUndefined();
  });

  it('leaves alone a row of the same version and another revision', async () => {
    const database = await create();
    await fill(database, [1]);
    await database.write((db) => useSecret(db, 2));
    const [batch] = await walkAll(database, 10, 2);
    await database.write((db) => sql`update mapping set revision = 2`.execute(db));
    expect(await database.write((db) => writeWalkBatch(db, resealed(batch!, 2)))).toBe(0);
  });

  it('refuses to walk towards a secret that the system does not encrypt with', async () => {
    const database = await create();
    await fill(database, [1, 2]);
    await database.write((db) => useSecret(db, 2));
    const [batch] = await walkAll(database, 10, 2);
    const before = await envelopesIn(database);
    await database.write((db) => useSecret(db, 3));
    await expect(database.write((db) => writeWalkBatch(db, resealed(batch!, 2)))).rejects.toMatchObject({ code: 'SECRET_STALE' });
    expect(await envelopesIn(database)).toEqual(before);
  });
});
