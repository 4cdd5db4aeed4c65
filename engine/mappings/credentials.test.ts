import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { setSsoEnabled } from '../access/set-sso.ts';
import { createApplicationsFromXml } from '../applications/index.ts';
import { mappings, secrets } from '../credential-db/index.ts';
import { createdWorld, drain, generateTo } from '../master-secret/engine.helper.ts';
import type { Engine } from '../open.ts';
import { importCredentials } from './import-credentials.ts';
import { listMappings } from './list.ts';
import { lookUp } from './look-up.ts';
import { setCredentials } from './set-credentials.ts';

const APPLICATIONS = `<sso>
  <application name="SAP"><field ordinal="0" label="User"/><field ordinal="1" label="Password" masked="yes"/>
    <field ordinal="2" label="Client"/><flags enableApp="yes"/></application>
  <application name="Off"><field ordinal="0" label="User"/><field ordinal="1" label="Password" masked="yes"/></application>
  <application name="Team"><field ordinal="0" label="User"/><field ordinal="1" label="Password" masked="yes"/>
    <flags groupApp="yes" enableApp="yes"/></application>
</sso>`;

type World = Awaited<ReturnType<typeof createdWorld>>;
let world: World;
let engine: Engine;

beforeAll(async () => {
  world = await createdWorld();
  engine = world.engine;
  await writeFile(world.file('apps.xml'), APPLICATIONS);
  await createApplicationsFromXml(engine.parts, world.caller, { path: world.file('apps.xml') });
});
afterAll(() => world.remove());

const set = (account: string, values: readonly string[], externalUser?: string, application = 'SAP') =>
  setCredentials(engine.parts, world.caller, { application, account, values, externalUser });
const get = (account: string, application = 'SAP') => lookUp(engine.parts, world.caller, { application, account });

async function importText(...lines: readonly string[]) {
  await writeFile(world.file('c.csv'), lines.join('\n'));
  return (await drain(importCredentials(engine.parts, world.caller, { path: world.file('c.csv') }))).at(-1);
}

describe('credentials', () => {
  it('cannot be set before there is a master secret', async () => {
    await expect(set('anna', ['pw', '100'], 'ANNA')).rejects.toMatchObject({ code: 'NO_SECRET' });
    await expect(importText('application,account,externalUser,Password,Client')).rejects.toMatchObject({ code: 'NO_SECRET' });
    await generateTo(engine, world, 'first.bak');
  });

  it('are set with their mapping, looked up by any spelling of the name, and set again', async () => {
    expect(await set('HOST\\anna', ['päss', '100'], 'ANNA')).toEqual({ created: true, secretVersion: 1 });
    expect(await get('host/ANNA', 'sap')).toEqual({
      application: 'SAP',
      account: 'HOST\\anna',
      externalUser: 'ANNA',
      fields: new Map([
        [1, 'päss'],
        [2, '100'],
      ]),
    });
    expect(await set('host/anna', ['other', ''])).toEqual({ created: false, secretVersion: 1 });
    expect((await get('HOST\\anna')).fields.get(1)).toBe('other');
  });

  it('are counted as uses of the secret in the transaction that writes them', async () => {
    const uses = async (): Promise<number> => {
      const database = await engine.parts.database();
      return (await database.read((db) => secrets.findSecret(db, 1)))?.uses ?? -1;
    };
    const before = await uses();
    await set('HOST\\anna', ['x', '']);
    await importText('application,account,externalUser,Password,Client', 'SAP,HOST\\i1,I1,a,', 'SAP,HOST\\i2,I2,b,');
    expect(await uses()).toBe(before + 3);
  });

  it.each([
    [() => set('HOST\\nobody', ['pw', '1']), { code: 'MAPPING_UNKNOWN' }],
    [() => set('HOST\\bert', ['pw', '1'], 'anna'), { code: 'MAPPING_EXISTS', params: { externalUser: 'anna', account: 'HOST\\anna' } }],
    [() => set('HOST\\anna', ['pw']), { code: 'CREDENTIALS_INVALID', params: { problem: 'fields-count', expected: 2, found: 1 } }],
    [() => set('HOST\\anna', ['x'.repeat(66_000), '']), { code: 'CREDENTIALS_INVALID', params: { problem: 'fields-long' } }],
    [() => set('HOST\\anna', ['pw'], 'A', 'Team'), { code: 'CREDENTIALS_INVALID', params: { problem: 'application-type' } }],
    [() => set('HOST\\anna', ['pw'], 'A', 'Nothing'), { code: 'APPLICATION_UNKNOWN' }],
    [() => get('HOST\\nobody'), { code: 'MAPPING_UNKNOWN' }],
    [() => get('HOST\\anna', 'Nothing'), { code: 'APPLICATION_UNKNOWN' }],
    [() => get('HOST\\anna', 'Off'), { code: 'APPLICATION_DISABLED' }],
  ])('%#: are refused with the reason', async (attempt, expected) => {
    await expect(attempt()).rejects.toMatchObject(expected);
  });

  it('of a disabled mapping, and of one without any, are not handed out', async () => {
    const database = await engine.parts.database();
    const row = async () => (await listRows(engine)).get(nameKey('HOST\\i1'));
    const id = (await row())?.id ?? 0;
    await database.write((db) => mappings.setMappingsEnabled(db, [id], false));
    await expect(get('HOST\\i1')).rejects.toMatchObject({ code: 'MAPPING_DISABLED' });
    await database.write((db) => mappings.setMappingsEnabled(db, [id], true));
    await database.write((db) => db.updateTable('mapping').set({ envelope: null, secret_version: null }).where('id', '=', id).execute());
    await expect(get('HOST\\i1')).rejects.toMatchObject({ code: 'CREDENTIALS_MISSING' });
    await set('HOST\\i1', ['a', '']);
  });

  it('that were moved from another row do not open', async () => {
    const database = await engine.parts.database();
    const rows = await listRows(engine);
    const [one, other] = [rows.get(nameKey('HOST\\i1')), rows.get(nameKey('HOST\\i2'))];
    const put = (id: number | undefined, envelope: Buffer | null | undefined) =>
      database.write((db) =>
        db
          .updateTable('mapping')
          .set({ envelope: envelope ?? null })
          .where('id', '=', id ?? 0)
          .execute(),
      );
    await put(one?.id, other?.envelope);
    await expect(get('HOST\\i1')).rejects.toMatchObject({ code: 'RECORD_UNREADABLE', params: { reason: 'altered' } });
    await put(one?.id, one?.envelope);
    expect((await get('HOST\\i1')).fields.get(1)).toBe('a');
  });

  it('are not handed out while single sign-on is disabled', async () => {
    await setSsoEnabled(engine.parts, world.caller, false);
    await expect(get('HOST\\anna')).rejects.toMatchObject({ code: 'SSO_DISABLED' });
    await setSsoEnabled(engine.parts, world.caller, true);
  });

  it('are set and looked up by a process that has not heard of the newest secret yet', async () => {
    const other = await world.open();
    await lookUp(other.parts, world.caller, { application: 'SAP', account: 'HOST\\anna' });
    await generateTo(engine, world, 'second.bak');
    expect((await lookUp(other.parts, world.caller, { application: 'SAP', account: 'HOST\\i2' })).fields.get(1)).toBe('b');
    const input = { application: 'SAP', account: 'HOST\\i2', values: ['new', ''] };
    expect(await setCredentials(other.parts, world.caller, input)).toMatchObject({ secretVersion: 2 });
    expect((await get('HOST\\i2')).fields.get(1)).toBe('new');
  });
});

/** What was asked for `account`, from the newest. */
async function recorded(account: string) {
  await engine.parts.lookups.flush();
  const database = await engine.parts.database();
  const rows = await database.read((db) => db.selectFrom('audit_lookup').selectAll().orderBy('id', 'desc').execute());
  return rows.filter((row) => row.account === account);
}

describe('a look-up', () => {
  it('leaves a record of who asked for what, and what came of it', async () => {
    const asked = async (name: string, application?: string): Promise<string> =>
      get(name, application).then(
        () => 'done',
        (error: unknown) => (error instanceof SsoError ? error.code : String(error)),
      );
    const outcomes = [await asked('host/anna'), await asked('HOST\\anna', 'Off'), await asked('HOST\\anna', 'Nothing')];
    expect(outcomes).toEqual(['done', 'APPLICATION_DISABLED', 'APPLICATION_UNKNOWN']);
    const rows = [...(await recorded('HOST\\anna')), ...(await recorded('host\\anna'))];
    const [unknown, disabled] = rows;
    expect(unknown).toMatchObject({ actor: world.caller.account, application_id: '', result: 'APPLICATION_UNKNOWN' });
    expect(disabled).toMatchObject({ result: 'APPLICATION_DISABLED' });
    expect(rows.find(({ account }) => account === 'host\\anna')).toMatchObject({ actor: world.caller.account, result: 'done' });
    expect(disabled?.application_id).not.toBe('');
  });

  it('hands nothing out where its record cannot be kept', async () => {
    const lookups = {
      ...engine.parts.lookups,
      record: () => {
        throw new SsoError('DATABASE_AWAY', { reason: 'audit' });
      },
    };
    const found = lookUp({ ...engine.parts, lookups }, world.caller, { application: 'SAP', account: 'HOST\\anna' });
    await expect(found).rejects.toMatchObject({ code: 'DATABASE_AWAY', params: { reason: 'audit' } });
  });

  it('is on record when the engine has closed, although no second has passed', async () => {
    const [other, before] = [await world.open(), (await recorded('HOST\\i2')).length];
    await lookUp(other.parts, world.caller, { application: 'SAP', account: 'HOST\\i2' });
    await other.close();
    expect((await recorded('HOST\\i2')).length).toBe(before + 1);
  });
});

async function listRows({ parts }: Engine) {
  const database = await parts.database();
  return database.read(async (db) => {
    const rows = await db.selectFrom('mapping').selectAll().execute();
    return new Map(rows.map((row) => [row.account_key, row]));
  });
}

describe('an import', () => {
  const HEADER = 'application,account,externalUser,Password,Client';
  const count = async (): Promise<number> => (await listRows(engine)).size;

  it('creates what is missing, sets what is there, in whatever order', async () => {
    const before = await count();
    expect(await importText(HEADER, 'SAP,HOST\\anna,ANNA,again,200', 'SAP,HOST\\new,NEW,"a ""b"", c",')).toEqual({
      phase: 'finished',
      lines: 2,
      mappingsCreated: 1,
      credentialsSet: 2,
    });
    expect(await count()).toBe(before + 1);
    expect((await get('HOST\\new')).fields.get(1)).toBe('a "b", c');
    expect((await get('HOST\\anna')).fields.get(2)).toBe('200');
  });

  it.each([
    ['SAP,HOST\\x,X,pw,\nSAP,host/X,Y,pw,', { line: 3, problem: 'csv-duplicate', first: 2 }],
    ['SAP,HOST\\x,X,pw,\nSAP,HOST\\y,x,pw,', { line: 3, problem: 'csv-duplicate-user', first: 2 }],
    ['SAP,HOST\\x,X,pw,\nSAP,HOST\\y,anna,pw,', { line: 3, problem: 'csv-user-mapped', account: 'HOST\\anna' }],
    ['SAP,HOST\\x,X,pw,\nTeam,HOST\\y,Y,pw,', { line: 3, problem: 'csv-application-type' }],
    ['SAP,HOST\\x,X,pw,\nSAP,HOST\\y', { line: 3, problem: 'csv-columns' }],
  ])('%#: of a file with a bad line changes nothing', async (lines, params) => {
    const before = await count();
    await expect(importText(HEADER, lines)).rejects.toMatchObject({ code: 'CSV_INVALID', params: { file: 'c.csv', ...params } });
    expect(await count()).toBe(before);
  });

  it('that is left before its end changes nothing', async () => {
    const before = await count();
    const lines = Array.from({ length: 3000 }, (_, n) => `SAP,HOST\\many-${n},M${n},pw,`);
    await writeFile(world.file('many.csv'), [HEADER, ...lines].join('\n'));
    for await (const { phase } of importCredentials(engine.parts, world.caller, { path: world.file('many.csv') }))
      if (phase === 'writing') break;
    expect(await count()).toBe(before);
    expect((await drain(importCredentials(engine.parts, world.caller, { path: world.file('many.csv') }))).at(-1)).toMatchObject({
      mappingsCreated: 3000,
    });
  });

  it('is listed page by page in the order of accounts', async () => {
    const first = await listMappings(engine.parts, { application: 'SAP', limit: 2 });
    const next = await listMappings(engine.parts, { application: 'SAP', limit: 2, after: first[1]?.account });
    const all = await listMappings(engine.parts, { application: 'SAP', limit: 4 });
    expect([...first, ...next]).toEqual(all);
  });

  it.each([
    ['missing.csv', { code: 'FILE_MISSING' }],
    ['.', { code: 'FILE_NOT_READABLE', params: { reason: 'EISDIR' } }],
  ])('of %s says why not', async (name, expected) => {
    await expect(drain(importCredentials(engine.parts, world.caller, { path: world.file(name) }))).rejects.toMatchObject(expected);
  });
});

describe('applications of a file', () => {
  it('are all created or none', async () => {
    await writeFile(
      world.file('more.xml'),
      '<sso><application name="One"><field ordinal="0" label="U"/></application><application name="sap"><field ordinal="0" label="U"/></application></sso>',
    );
    const attempt = createApplicationsFromXml(engine.parts, world.caller, { path: world.file('more.xml') });
    await expect(attempt).rejects.toMatchObject({ code: 'APPLICATION_EXISTS', params: { application: 'sap' } });
    await expect(get('HOST\\anna', 'One')).rejects.toMatchObject({ code: 'APPLICATION_UNKNOWN' });
  });
});
