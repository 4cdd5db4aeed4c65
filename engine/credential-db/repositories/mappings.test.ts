import { expect, it } from 'vitest';
import { nameKey } from '../../../shared/domain/names.ts';
import { APPLICATION_ID, describeDatabases, exampleApplication, exampleMapping, guid, useSecret } from '../databases.helper.ts';
import { insertPackedMappings } from '../drivers/sqlite-import.ts';
import type { Db } from '../schema.ts';
import * as applications from './applications.ts';
import { lookUp } from './look-up.ts';
import * as mappings from './mappings.ts';
import * as quarantine from './quarantine.ts';

const envelope = Buffer.from([0, 255, 0]);
const sealed = (account: string, id: number): mappings.NewMapping => exampleMapping(account, { id, secret_version: 1, envelope });
const insert =
  (...rows: mappings.NewMapping[]) =>
  (db: Db): Promise<void> =>
    mappings.insertMappings(db, rows);

describeDatabases('mappings', ({ create, again }) => {
  it('takes many rows at once and counts them', async () => {
    const database = await create();
    const rows = Array.from({ length: 2500 }, (_unused, n) => exampleMapping(`HOST\\user${n}`));
    await database.write((db) => mappings.insertMappings(db, rows));
    await database.write(insert(sealed('HOST\\sealed', 9000)));
    expect(await database.read(mappings.countMappings)).toBe(2501);
    expect(await database.read(mappings.countCredentials)).toBe(1);
    expect(await database.read(mappings.countOfApplications)).toEqual(new Map([[APPLICATION_ID, 2501]]));
    expect(await database.read(mappings.countByVersion)).toEqual(new Map<number | null, number>([[null, 2500], [1, 1]])); // prettier-ignore
  });

  it('takes an import packed: columns as JSON, envelopes as one blob', async () => {
    const database = await create();
    const row = (id: number, offset: number): unknown[] => [
      id,
      APPLICATION_ID,
      `HOST\\名${id}`,
      `host\\名${id}`,
      'ANNA',
      'anna',
      offset,
      3,
    ];
    const packed = {
      secretVersion: 1,
      rows: JSON.stringify([row(4, 0), row(9, 3)]),
      envelopes: Buffer.concat([envelope, Buffer.from([9, 0, 0xc3])]),
    };
    await database.write((db) => insertPackedMappings(db, packed));
    const found = await database.read((db) => mappings.findMapping(db, APPLICATION_ID, 'host\\名9'));
    expect(found).toMatchObject({ id: 9, enabled: 1, revision: 1, secret_version: 1, envelope: Buffer.from([9, 0, 0xc3]) });
    await expect(database.write((db) => insertPackedMappings(db, packed))).rejects.toMatchObject({ code: 'MAPPING_EXISTS' });
    await database.write((db) => useSecret(db, 2));
    const late = { ...packed, rows: JSON.stringify([row(10, 0)]) };
    await expect(database.write((db) => insertPackedMappings(db, late))).rejects.toMatchObject({ code: 'SECRET_STALE' });
  });

  it('is all or nothing where an account has one already', async () => {
    const database = await create();
    await database.write(insert(exampleMapping('HOST\\anna')));
    const twice = database.write(insert(exampleMapping('HOST\\bert'), exampleMapping('HOST\\ANNA')));
    await expect(twice).rejects.toMatchObject({ code: 'MAPPING_EXISTS' });
    expect(await database.read(mappings.countMappings)).toBe(1);
  });

  it('finds accounts by key, whatever their writing', async () => {
    const database = await create();
    const accounts = ['HÔTE\\Zoë', 'HOST\\straße', 'ΣΊΣΥΦΟΣ\\a', 'HOST\\名前'];
    await database.write(insert(...accounts.map((account) => exampleMapping(account, { account_key: nameKey(account) }))));
    for (const account of ['hôte\\ZOË', 'host\\STRASSE', 'σίσυφος\\A', 'host\\名前'])
      expect(await database.read((db) => mappings.findMapping(db, APPLICATION_ID, nameKey(account)))).toBeDefined();
    const found = await database.read((db) => mappings.findMappings(db, APPLICATION_ID, [...accounts.map(nameKey), 'host\\nobody']));
    expect([...found.values()].map(({ account }) => account).sort()).toEqual([...accounts].sort());
  });

  it('never gives an id out twice, whatever was deleted, to whomever', async () => {
    const database = await create();
    const other = await again(database);
    expect(await database.write((db) => mappings.allocateMappingIds(db, 3))).toBe(1);
    expect(await other.write((db) => mappings.allocateMappingIds(db, 1))).toBe(4);
    await database.write(insert(exampleMapping('HOST\\anna'), exampleMapping('HOST\\bert')));
    await database.write((db) => db.deleteFrom('mapping').execute());
    expect(await database.write((db) => mappings.allocateMappingIds(db, 1))).toBe(7);
  });

  it('writes credentials where nobody was faster, and raises the revision by one', async () => {
    const database = await create();
    await database.write(insert(exampleMapping('HOST\\anna', { id: 5 })));
    const write = { id: 5, expectedRevision: 1, secretVersion: 1, envelope };
    await database.write((db) => mappings.writeEnvelope(db, write));
    await expect(database.write((db) => mappings.writeEnvelope(db, write))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await database.read((db) => mappings.findMapping(db, APPLICATION_ID, 'host\\anna'))).toMatchObject({
      revision: 2,
      secret_version: 1,
      envelope,
    });
  });

  it('raises no revision for a change of names', async () => {
    const database = await create();
    await database.write(insert(sealed('HOST\\anna', 5)));
    await database.write(async (db) => {
      await mappings.setExternalUser(db, 5, { user: 'ANNA', key: 'anna' });
      await mappings.setMappingsEnabled(db, [5], false);
    });
    const expected = { revision: 1, external_user: 'ANNA', enabled: 0, change_counter: 2, envelope };
    expect(await database.read((db) => mappings.findMapping(db, APPLICATION_ID, 'host\\anna'))).toMatchObject(expected);
  });

  it('lists in the order of keys, page after page', async () => {
    const database = await create();
    await database.write(insert(...['d', 'a', 'c', 'b', 'e'].map((name) => exampleMapping(name))));
    const names: string[] = [];
    for (let afterKey = ''; ;) {
      const page = await database.read((db) => mappings.listMappings(db, APPLICATION_ID, { afterKey, limit: 2 }));
      if (page.length === 0) break;
      names.push(...page.map(({ account }) => account));
      afterKey = page.at(-1)?.account_key ?? '';
    }
    expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('knows what is still under another secret', async () => {
    const database = await create();
    await database.write(insert(sealed('a', 1), sealed('b', 2), exampleMapping('c')));
    expect(await database.read((db) => mappings.countNotUnder(db, 1))).toBe(0);
    expect(await database.read((db) => mappings.countNotUnder(db, 2))).toBe(2);
    expect(await database.read((db) => mappings.isVersionUsed(db, 1))).toBe(true);
    expect(await database.read((db) => mappings.isVersionUsed(db, 2))).toBe(false);
  });

  it('belongs to an application that exists', async () => {
    const database = await create();
    await expect(database.write(insert(exampleMapping('a', { application_id: guid(9) })))).rejects.toThrow('FOREIGN KEY');
  });
});

describeDatabases('look-up', ({ create }) => {
  it('tells in one statement all that a look-up needs', async () => {
    const database = await create();
    await database.write(insert(sealed('HOST\\anna', 5)));
    const found = await database.readOnce((db) => lookUp(db, 'sap', 'host\\anna'));
    const facts = { sso_enabled: 1, application_id: APPLICATION_ID, application_enabled: 1, mapping_id: 5, mapping_enabled: 1 };
    expect(found).toMatchObject({ ...facts, account: 'HOST\\anna', revision: 1, secret_version: 1, secret_id: guid(1001), envelope });
  });

  it('tells what is missing', async () => {
    const database = await create();
    await database.write(insert(exampleMapping('HOST\\anna')));
    expect(await database.readOnce((db) => lookUp(db, 'nothing', 'host\\anna'))).toMatchObject({
      sso_enabled: 1,
      application_id: null,
      mapping_id: null,
    });
    expect(await database.readOnce((db) => lookUp(db, 'sap', 'nobody'))).toMatchObject({
      application_id: APPLICATION_ID,
      mapping_id: null,
    });
    expect(await database.readOnce((db) => lookUp(db, 'sap', 'host\\anna'))).toMatchObject({
      mapping_enabled: 1,
      secret_id: null,
      envelope: null,
    });
  });
});

describeDatabases('applications', ({ create }) => {
  it('keeps them with their fields, in the order of names', async () => {
    const database = await create();
    await database.write((db) =>
      applications.insertApplication(db, exampleApplication({ id: guid(101), name: 'AS/400', name_key: 'as/400' }), []),
    );
    expect((await database.read(applications.listApplications)).map(({ name }) => name)).toEqual(['AS/400', 'SAP']);
    expect((await database.read((db) => applications.listFields(db, APPLICATION_ID))).map(({ label }) => label)).toEqual([
      'User',
      'Password',
    ]);
    expect(await database.read((db) => applications.findApplicationByKey(db, 'sap'))).toMatchObject({ id: APPLICATION_ID });
    expect(await database.read(applications.countApplications)).toBe(2);
  });

  it('has one of a name', async () => {
    const database = await create();
    const twice = database.write((db) => applications.insertApplication(db, exampleApplication({ id: guid(101) }), []));
    await expect(twice).rejects.toMatchObject({ code: 'APPLICATION_EXISTS', params: { application: 'SAP' } });
  });

  it('counts its changes', async () => {
    const database = await create();
    await database.write((db) => applications.updateApplication(db, APPLICATION_ID, { enabled: 0 }));
    expect(await database.read((db) => applications.findApplication(db, APPLICATION_ID))).toMatchObject({ enabled: 0, change_counter: 1 });
  });
});

describeDatabases('quarantine', ({ create }) => {
  const by = { at: '2026-03-03T09:00:00.000Z', by: 'HOST\\anna' };
  const unreadable = { mappingId: 5, revision: 1, secretVersion: 1, reason: 'altered' };

  it('sets bytes aside and leaves the mapping, without credentials', async () => {
    const database = await create();
    await database.write(insert(sealed('HOST\\anna', 5), sealed('HOST\\bert', 6)));
    expect(await database.write((db) => quarantine.setAside(db, [unreadable], by))).toBe(1);
    const expected = {
      mapping_id: 5,
      account: 'HOST\\anna',
      revision: 1,
      secret_version: 1,
      envelope,
      reason: 'altered',
      by: 'HOST\\anna',
    };
    expect(await database.read((db) => quarantine.listQuarantined(db, { afterId: 0, limit: 10 }))).toMatchObject([expected]);
    expect(await database.read(mappings.countByVersion)).toEqual(new Map<number | null, number>([[null, 1], [1, 1]])); // prettier-ignore
    expect(await database.write((db) => quarantine.setAside(db, [unreadable], by))).toBe(0);
  });

  it('leaves alone what was written anew since it was found unreadable', async () => {
    const database = await create();
    await database.write(insert(sealed('HOST\\anna', 5)));
    await database.write((db) => mappings.writeEnvelope(db, { id: 5, expectedRevision: 1, secretVersion: 1, envelope }));
    expect(await database.write((db) => quarantine.setAside(db, [unreadable], by))).toBe(0);
    expect(await database.read(quarantine.countQuarantined)).toBe(0);
  });

  it('gives credentials back under the current secret, for the revision that they had', async () => {
    const database = await create();
    await database.write(insert(sealed('HOST\\anna', 5)));
    await database.write((db) => quarantine.setAside(db, [unreadable], by));
    await database.write((db) => useSecret(db, 2));
    await expect(database.write((db) => quarantine.putBack(db, { id: 1, secretVersion: 1, envelope }))).rejects.toMatchObject({
      code: 'SECRET_STALE',
    });
    expect(await database.write((db) => quarantine.putBack(db, { id: 1, secretVersion: 2, envelope }))).toBe(true);
    expect(await database.read((db) => mappings.findMapping(db, APPLICATION_ID, 'host\\anna'))).toMatchObject({
      revision: 1,
      secret_version: 2,
      envelope,
    });
    expect(await database.read(quarantine.countQuarantined)).toBe(0);
  });

  it('keeps the bytes aside where the user has set others meanwhile', async () => {
    const database = await create();
    await database.write(insert(sealed('HOST\\anna', 5)));
    await database.write((db) => quarantine.setAside(db, [unreadable], by));
    await database.write((db) => mappings.writeEnvelope(db, { id: 5, expectedRevision: 1, secretVersion: 1, envelope }));
    expect(await database.write((db) => quarantine.putBack(db, { id: 1, secretVersion: 1, envelope }))).toBe(false);
    expect(await database.read(quarantine.countQuarantined)).toBe(1);
  });
});
