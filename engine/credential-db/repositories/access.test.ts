import { expect, it } from 'vitest';
import { AT, describeDatabases, guid } from '../databases.helper.ts';
import * as access from './access.ts';
import * as servers from './servers.ts';

const account = (name: string, position: number, application_id = ''): Parameters<typeof access.insertAccounts>[1][number] => ({
  role: 'sso-administrator',
  application_id,
  account: name,
  account_key: name.toLowerCase(),
  position,
  rights_mac: null,
});

describeDatabases('access accounts', ({ create }) => {
  it('keeps them in their order, those of an application apart', async () => {
    const database = await create();
    const rows = [account('HOST\\b', 2), account('HOST\\a', 1), account('HOST\\c', 1, guid(100))];
    await database.write((db) => access.insertAccounts(db, rows));
    expect((await database.read((db) => access.listAccounts(db, ''))).map((row) => row.account)).toEqual(['HOST\\a', 'HOST\\b']);
    expect((await database.read((db) => access.listAccounts(db, guid(100)))).map((row) => row.account)).toEqual(['HOST\\c']);
  });

  it('keeps an account that is there already as it is', async () => {
    const database = await create();
    await database.write((db) => access.insertAccounts(db, []));
    await database.write((db) => access.insertAccounts(db, [account('HOST\\a', 1)]));
    await database.write((db) => access.insertAccounts(db, [account('HOST\\A', 7), account('HOST\\b', 2)]));
    expect((await database.read((db) => access.listAccounts(db, ''))).map((row) => [row.account, row.position])).toEqual([['HOST\\a', 1], ['HOST\\b', 2]]); // prettier-ignore
  });

  it('keeps its MAC', async () => {
    const database = await create();
    await database.write((db) => access.insertAccounts(db, [account('HOST\\a', 1)]));
    const mac = Buffer.from([0, 1, 2]);
    await database.write((db) => access.setAccountMac(db, 1, mac));
    expect(await database.read((db) => access.listAccounts(db, ''))).toMatchObject([{ rights_mac: mac }]);
  });
});

describeDatabases('servers', ({ create }) => {
  const server = { id: guid(3), name: 'SSO1', name_key: 'sso1', public_key: 'PEM', joined_at: AT, last_seen_at: AT };

  it('knows each by id and name, once', async () => {
    const database = await create();
    await database.write((db) => servers.insertServer(db, server));
    for (const twice of [server, { ...server, id: guid(4) }])
      await expect(database.write((db) => servers.insertServer(db, twice))).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await database.read(servers.listServers)).toEqual([server]);
    expect(await database.read((db) => servers.findServer(db, guid(4)))).toBeUndefined();
  });

  it('remembers when it was seen', async () => {
    const database = await create();
    await database.write((db) => servers.insertServer(db, server));
    await database.write((db) => servers.setLastSeen(db, guid(3), '2026-03-04T00:00:00.000Z'));
    expect(await database.read((db) => servers.findServer(db, guid(3)))).toMatchObject({ last_seen_at: '2026-03-04T00:00:00.000Z' });
    await expect(database.write((db) => servers.setLastSeen(db, guid(4), AT))).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
