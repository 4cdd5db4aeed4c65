import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { isSsoError, SsoError } from '../../../shared/errors.ts';
import { exampleDatabase, exampleMapping } from '../databases.helper.ts';
import * as mappings from '../repositories/mappings.ts';
import * as system from '../repositories/system.ts';
import { databaseError } from './sqlite-errors.ts';

const native = (code: string, words: string): Error => Object.assign(new Error(`${code}: ${words}`), { code, errno: 1 });

describe('errors of SQLite', () => {
  it.each([
    ['SQLITE_BUSY', 'EBUSY'],
    ['SQLITE_LOCKED', 'EBUSY'],
    ['SQLITE_READONLY', 'EROFS'],
    ['SQLITE_IOERR', 'EIO'],
    ['SQLITE_FULL', 'ENOSPC'],
    ['SQLITE_CANTOPEN', 'EACCES'],
  ])('%s means that the database is away: %s', (code, reason) => {
    expect(databaseError(native(code, 'as SQLite says it'))).toMatchObject({ code: 'DATABASE_AWAY', params: { reason } });
  });

  it.each(['SQLITE_CORRUPT', 'SQLITE_NOTADB'])('%s means damage, in its words', (code) => {
    const error = databaseError(native(code, 'database disk image is malformed'));
    expect(error).toMatchObject({ code: 'DATABASE_DAMAGED', params: { fault: 'database disk image is malformed' } });
  });

  it('leaves alone what is a mistake of ours, or of another origin', () => {
    const mistake = native('SQLITE_ERROR', 'no such table: x');
    expect(databaseError(mistake)).toBe(mistake);
    const other = new SsoError('CONFLICT');
    expect(databaseError(other)).toBe(other);
  });
});

describe('a disk that is full', () => {
  it('rolls the write back, says so, and lets the next one in', async () => {
    const database = await exampleDatabase();
    const many = Array.from({ length: 500 }, (_unused, n) => exampleMapping(`HOST\\user${n}`.padEnd(200, 'x')));
    const full = database.write(async (db) => {
      // the number of pages that it has now: the next one is refused as a full disk refuses it
      await sql`pragma max_page_count = 1`.execute(db);
      await system.bumpEpoch(db);
      await mappings.insertMappings(db, many);
    });
    const error: unknown = await full.catch((thrown: unknown) => thrown);
    expect(isSsoError(error, 'DATABASE_AWAY') && error.params).toEqual({ reason: 'ENOSPC' });
    expect((await database.read(system.readSystem)).epoch).toBe(1);
    await database.write((db) => sql`pragma max_page_count = 1000000`.execute(db));
    await database.write((db) => mappings.insertMappings(db, many));
    expect(await database.read(mappings.countMappings)).toBe(500);
  });
});
