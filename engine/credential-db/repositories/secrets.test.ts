import { expect, it } from 'vitest';
import { SECRET_USES } from '../../../shared/domain/limits.ts';
import { AT, describeDatabases, guid, INCARNATION, SERVER_ID, SYSTEM_ID, useSecret } from '../databases.helper.ts';
import type { Db } from '../schema.ts';
import * as secrets from './secrets.ts';
import * as system from './system.ts';

const secret = (version: number): Parameters<typeof secrets.insertSecret>[1] => ({
  version,
  id: guid(1000 + version),
  check_value: 'c',
  state: 'pending',
  created_at: AT,
});
const usesOf = async (db: Db): Promise<number> => (await secrets.findSecret(db, 1))?.uses ?? -1;

describeDatabases('secrets', ({ create }) => {
  it('lists them by version and knows the highest', async () => {
    const database = await create(() => Promise.resolve());
    expect(await database.read(secrets.highestVersion)).toBe(0);
    await database.write(async (db) => {
      for (const version of [3, 1, 2]) await secrets.insertSecret(db, secret(version));
    });
    expect((await database.read(secrets.listSecrets)).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(await database.read(secrets.highestVersion)).toBe(3);
  });

  it('never takes a version or an id twice', async () => {
    const database = await create();
    for (const twice of [secret(1), { ...secret(5), id: secret(1).id }])
      await expect(database.write((db) => secrets.insertSecret(db, twice))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('has one current secret; what was current is previous', async () => {
    const database = await create();
    await database.write((db) => useSecret(db, 2));
    await database.write((db) => useSecret(db, 3));
    expect((await database.read(secrets.listSecrets)).map(({ state }) => state)).toEqual(['previous', 'previous', 'current']);
  });

  it('tells an unknown version', async () => {
    const database = await create();
    await expect(database.write((db) => secrets.setSecretState(db, 9, 'retired'))).rejects.toMatchObject({ code: 'SECRET_UNKNOWN' });
    await expect(database.write((db) => secrets.addUses(db, 9, 1))).rejects.toMatchObject({ code: 'SECRET_UNKNOWN' });
  });

  it('counts uses up to the limit and not one more', async () => {
    const database = await create();
    await database.write((db) => secrets.addUses(db, 1, SECRET_USES.refuse - 3));
    await expect(database.write((db) => secrets.addUses(db, 1, 4))).rejects.toMatchObject({ code: 'SECRET_WORN', params: { version: 1 } });
    expect(await database.read(usesOf)).toBe(SECRET_USES.refuse - 3);
    await database.write((db) => secrets.addUses(db, 1, 3));
    expect(await database.read(usesOf)).toBe(SECRET_USES.refuse);
    await expect(database.write((db) => secrets.addUses(db, 1, 1))).rejects.toMatchObject({ code: 'SECRET_WORN' });
  });

  it('counts nothing where the write is rolled back', async () => {
    const database = await create();
    const failing = database.write(async (db) => {
      await secrets.addUses(db, 1, 5);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await database.read(usesOf)).toBe(0);
  });
});

describeDatabases('system', ({ create }) => {
  it('begins enabled, at epoch 1, without a secret', async () => {
    const database = await create(() => Promise.resolve());
    const expected = {
      system_id: SYSTEM_ID,
      incarnation: INCARNATION,
      master_server: SERVER_ID,
      epoch: 1,
      encrypt_with: null,
      sso_enabled: 1,
    };
    expect(await database.read(system.readSystem)).toMatchObject(expected);
  });

  it('is one row', async () => {
    const database = await create();
    const second = database.write((db) =>
      system.insertSystem(db, { systemId: guid(9), name: 'B', incarnation: guid(9), masterServer: guid(9), createdAt: AT, createdBy: 'x' }),
    );
    await expect(second).rejects.toThrow('UNIQUE');
  });

  it('grows its epoch above all that anyone has seen', async () => {
    const database = await create();
    expect(await database.write((db) => system.bumpEpoch(db))).toBe(2);
    expect(await database.write((db) => system.bumpEpoch(db, 7))).toBe(8);
    expect(await database.write((db) => system.bumpEpoch(db, 3))).toBe(9);
  });

  it('keeps what is set', async () => {
    const database = await create();
    const mac = Buffer.from([1, 0, 255]);
    await database.write(async (db) => {
      await system.setSsoEnabled(db, false, { at: AT, by: 'HOST\\anna' });
      await system.setIncarnation(db, guid(50));
      await system.setMasterServer(db, guid(51));
      await system.setRightsMac(db, mac);
    });
    const expected = { sso_enabled: 0, sso_changed_by: 'HOST\\anna', incarnation: guid(50), master_server: guid(51), rights_mac: mac };
    expect(await database.read(system.readSystem)).toMatchObject(expected);
  });
});
