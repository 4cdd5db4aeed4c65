import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeDatabases, exampleMapping, useSecret } from './databases.helper.ts';
import * as mappings from './repositories/mappings.ts';
import * as secrets from './repositories/secrets.ts';
import * as system from './repositories/system.ts';

const sealed = (secret_version: number): { secret_version: number; envelope: Buffer } => ({ secret_version, envelope: Buffer.from('e') });

describeDatabases('fences', ({ create }) => {
  it('refuses a new row whose envelope is under another secret than the system encrypts with', async () => {
    const database = await create();
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\anna', sealed(1))]));
    await database.write((db) => useSecret(db, 2));
    const late = database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\bert', sealed(1))]));
    await expect(late).rejects.toMatchObject({ code: 'SECRET_STALE' });
    expect(await database.read(mappings.countMappings)).toBe(1);
  });

  it('refuses an envelope written under another secret, and takes the one under the current', async () => {
    const database = await create();
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\anna', { id: 7, ...sealed(1) })]));
    await database.write((db) => useSecret(db, 2));
    const write = { id: 7, expectedRevision: 1, envelope: Buffer.from('new') };
    await expect(database.write((db) => mappings.writeEnvelope(db, { ...write, secretVersion: 1 }))).rejects.toMatchObject({
      code: 'SECRET_STALE',
    });
    await expect(database.write((db) => mappings.writeEnvelope(db, { ...write, secretVersion: 3 }))).rejects.toMatchObject({
      code: 'SECRET_STALE',
    });
    await database.write((db) => mappings.writeEnvelope(db, { ...write, secretVersion: 2 }));
    expect(await database.read(mappings.countByVersion)).toEqual(new Map([[2, 1]]));
  });

  it('refuses it also where only one of the two columns is written, by whatever statement', async () => {
    const database = await create();
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\anna', { id: 7, ...sealed(1) })]));
    await database.write((db) => useSecret(db, 2));
    for (const change of [sql`envelope = ${Buffer.from('x')}`, sql`secret_version = 1`, sql`envelope = envelope`])
      await expect(database.write((db) => sql`update mapping set ${change}`.execute(db))).rejects.toMatchObject({ code: 'SECRET_STALE' });
  });

  it('accepts no envelope before there is a secret', async () => {
    const database = await create();
    await database.write((db) => sql`update system set encrypt_with = null`.execute(db));
    const early = database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\anna', sealed(1))]));
    await expect(early).rejects.toMatchObject({ code: 'SECRET_STALE' });
  });

  it('accepts rows without credentials, and the removal of credentials, under whatever secret', async () => {
    const database = await create();
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\anna', sealed(1))]));
    await database.write((db) => useSecret(db, 2));
    await database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\bert')]));
    await database.write((db) => db.updateTable('mapping').set({ envelope: null, secret_version: null }).execute());
    expect(await database.read(mappings.countByVersion)).toEqual(new Map([[null, 2]]));
  });

  it('keeps envelope and version together', async () => {
    const database = await create();
    const half = database.write((db) => mappings.insertMappings(db, [exampleMapping('HOST\\anna', { secret_version: 1 })]));
    await expect(half).rejects.toThrow('CHECK constraint failed');
  });

  it('never deletes a secret and never changes what it is', async () => {
    const database = await create();
    await expect(database.write((db) => db.deleteFrom('secret').execute())).rejects.toThrow('never deleted');
    for (const change of [{ version: 9 }, { id: 'other' }, { check_value: 'other' }])
      await expect(database.write((db) => db.updateTable('secret').set(change).execute())).rejects.toThrow('keeps its version');
    await database.write((db) => secrets.setSecretState(db, 1, 'retired'));
    expect(await database.read((db) => secrets.listSecrets(db))).toMatchObject([{ version: 1, state: 'retired' }]);
  });

  it('encrypts with no secret that it does not know', async () => {
    const database = await create();
    await expect(database.write((db) => system.setEncryptWith(db, 9))).rejects.toThrow('FOREIGN KEY');
  });
});
