import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleDatabase, exampleMapping, temporaryFolder } from '../databases.helper.ts';
import * as mappings from '../repositories/mappings.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { AS_BYTES, AS_HEX, packsBlobs, readWalkBatch } from './sqlite-walk.ts';

describe('packing', () => {
  it('is tried on every open, and works with this SQLite', async () => {
    const connection = await SqliteConnection.open(join(await temporaryFolder(), 'any.db'), 'create');
    expect(await packsBlobs(connection)).toBe(true);
    await connection.close();
  });

  it('gives the same by hexadecimal digits, which need no trust', async () => {
    const database = await exampleDatabase();
    const rows = [3, 1, 2].map((id) => {
      const envelope = Buffer.from([0, 255, id, 0xc3, 0].slice(0, id + 2));
      return exampleMapping(`HOST\\user${id}`, { id, secret_version: 1, envelope });
    });
    await database.write((db) => mappings.insertMappings(db, rows));
    const range = { afterId: 0, limit: 10, notVersion: null };
    const [bytes, hex] = await database.read(async (db) => [
      await readWalkBatch(AS_BYTES)(db, range),
      await readWalkBatch(AS_HEX)(db, range),
    ]);
    expect(bytes).toEqual(hex);
    expect(bytes?.envelopes.toString('hex')).toBe('00ff01' + '00ff02c3' + '00ff03c300');
  });
});
