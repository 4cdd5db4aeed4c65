/** The router over real data folders: who may, what is answered, what is kept on record. */
import { isContractProcedure } from '@orpc/contract';
import { createRouterClient, ORPCError } from '@orpc/server';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { consoleContract, type ConsoleClient } from '../../shared/contract/console/index.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { ROLES, satisfies, type Role } from '../../shared/domain/roles.ts';
import { changeRights } from '../access/index.ts';
import { access } from '../credential-db/index.ts';
import type { AuditEventTable } from '../credential-db/schema.ts';
import { last } from '../../tests/engine-at.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { currentAccount, hostName } from '../platform/account.ts';
import { createRouter } from '../router.ts';
import { addApplication } from '../situations/rows.helper.ts';
import { ANNA, emptyFolder, madeSystem, STRANGER, type TestSystem } from '../situations/system.helper.ts';

let made: TestSystem;
afterEach(() => made.close());

const client = (caller: Caller, parts: EngineParts = made.parts): ConsoleClient =>
  createRouterClient(createRouter({ parts }), { context: { caller } });

async function failure(call: Promise<unknown>): Promise<ORPCError<string, { number: number | null; params: Record<string, unknown> }>> {
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ORPCError) return error;
  throw new Error(`expected an ORPCError, got ${String(error)}`);
}

const records = async (): Promise<AuditEventTable[]> =>
  (await made.parts.database()).read((db) => db.selectFrom('audit_event').selectAll().orderBy('seq').execute());

interface Named {
  readonly path: readonly string[];
  readonly meta: ProcedureMeta;
}

const PROCEDURES: readonly Named[] = Object.entries(consoleContract).flatMap(([noun, procedures]) =>
  Object.entries(procedures).flatMap(([verb, procedure]: [string, unknown]) =>
    isContractProcedure(procedure) ? [{ path: [noun, verb], meta: procedure['~orpc'].meta as ProcedureMeta }] : [],
  ),
);

/** Calls with an input that no procedure accepts, so that whoever may get in gets no further; a stream is left at once. */
async function knock({ path: [noun, verb] }: Named, caller: Caller): Promise<string> {
  const nouns = client(caller) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  try {
    const answer = await nouns[noun ?? '']?.[verb ?? '']?.(Symbol('no input'));
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) await (answer as AsyncGenerator).return(undefined);
    return 'in';
  } catch (error) {
    return error instanceof ORPCError ? String(error.code) : String(error);
  }
}

/** One account for each role of the whole system. */
async function withRoles(): Promise<(role: Role) => Caller> {
  made = await madeSystem();
  const [{ ring }, database] = [await made.parts.ring.contents(), await made.parts.database()];
  const rows = ROLES.map((role, position) => {
    const account = `HOST\\${role}`;
    return { role, application_id: '', account, account_key: nameKey(account), position, rights_mac: null } as const;
  });
  await database.write((db) => changeRights(db, ring, () => access.insertAccounts(db, rows)));
  return (role) => ({ account: `HOST\\${role}`, groups: [], origin: 'console' });
}

describe('roles', () => {
  it('are asked by every procedure, for every role', async () => {
    const callerOf = await withRoles();
    for (const role of ROLES) {
      for (const procedure of PROCEDURES) {
        const expected = satisfies([role], procedure.meta.role);
        const answer = await knock(procedure, callerOf(role));
        expect(answer === 'ACCESS_DENIED', `${procedure.path.join('.')} as ${role}: ${answer}`).toBe(!expected);
      }
    }
  });

  it('are held through groups, whatever the case of their letters', async () => {
    made = await madeSystem();
    const member: Caller = { account: 'HOST\\carl', groups: ['host\\SSO-ADMINS'], origin: 'console' };
    await client(member).system.disable();
    expect((await client(member).system.overview()).caller.roles).toEqual(['sso-administrator']);
  });

  it('of one application say nothing about another', async () => {
    made = await madeSystem();
    const [sap, mail] = [await addApplication(made.parts, 'SAP'), await addApplication(made.parts, 'Mail')];
    const [{ ring }, database] = [await made.parts.ring.contents(), await made.parts.database()];
    const row = {
      role: 'application-administrator',
      application_id: sap,
      account: STRANGER.account,
      account_key: nameKey(STRANGER.account),
    };
    await database.write((db) =>
      changeRights(db, ring, () =>
        access.insertAccounts(db, [{ ...row, role: 'application-administrator', position: 0, rights_mac: null }]),
      ),
    );
    expect(mail).not.toBe(sap);
    expect(await client(STRANGER).mappings.list({ application: 'sap' })).toEqual([]);
    expect((await failure(client(STRANGER).mappings.list({ application: 'Mail' }))).code).toBe('ACCESS_DENIED');
    expect((await failure(client(STRANGER).system.disable())).code).toBe('ACCESS_DENIED');
  });

  it('show applications to those who have to do with them', async () => {
    made = await madeSystem();
    const [sap] = [await addApplication(made.parts, 'SAP'), await addApplication(made.parts, 'Mail')];
    const [{ ring }, database] = [await made.parts.ring.contents(), await made.parts.database()];
    const user = { role: 'application-user', application_id: sap, position: 0, rights_mac: null } as const;
    await database.write((db) =>
      changeRights(db, ring, () => access.insertAccounts(db, [{ ...user, account: 'HOST\\Users', account_key: 'host\\users' }])),
    );
    const seenBy = async (caller: Caller): Promise<string[]> => (await client(caller).applications.list()).map(({ name }) => name);
    expect(await seenBy(ANNA)).toEqual(['Mail', 'SAP']);
    expect(await seenBy({ ...STRANGER, groups: ['HOST\\users'] })).toEqual(['SAP']);
    expect((await failure(client(STRANGER).applications.list())).code).toBe('ACCESS_DENIED');
  });

  it('refuse by name: which role is missing, who holds it, who asked', async () => {
    made = await madeSystem();
    const refused = await failure(client(STRANGER).system.disable());
    const params = { role: 'sso-administrator', accounts: 'HOST\\anna, HOST\\sso-admins', account: 'HOST\\eve' };
    expect(refused).toMatchObject({ code: 'ACCESS_DENIED', defined: true, data: { number: 10772, params } });
  });
});

describe('lost settings', () => {
  it.each([
    ['gone', (path: string) => rm(path)],
    ['damaged', (path: string) => writeFile(path, '{"format":')],
  ])('%s: the account of the data folder makes them anew by choosing the database', async (_how, lose) => {
    made = await madeSystem();
    await lose(made.parts.folder.settings);
    const me: Caller = { ...(await currentAccount(hostName())), origin: 'command line' };
    const next = made.another(); // a process that has the database open still goes on
    expect((await client(me, next).system.overview()).situations[0]?.id).toBe('settings-lost');
    expect((await failure(client(STRANGER, next).database.choose({ path: made.parts.folder.database }))).code).toBe('ACCESS_DENIED');
    await client(me, next).database.choose({ path: made.parts.folder.database });
    expect((await client(ANNA, next).system.overview()).situations.map(({ id }) => id)).toEqual(['never-backed-up']);
  });
});

describe('errors', () => {
  it('say that there is no system yet', async () => {
    made = await emptyFolder();
    expect((await failure(client(ANNA).system.disable())).code).toBe('NOT_CONFIGURED');
    expect(await made.parts.fileSystem.list(made.root)).toEqual([]);
  });

  it('travel as code, number and params, typed', async () => {
    made = await madeSystem();
    const missing = join(made.root, 'missing.bak');
    const refused = await failure(client(ANNA).backup.describe({ path: missing }));
    expect(refused).toMatchObject({ code: 'FILE_MISSING', defined: true, data: { number: 10784, params: { path: missing } } });
  });

  it('name the field of an input that cannot be used, and never what stood in it', async () => {
    made = await madeSystem();
    const refused = await failure(client(ANNA).backup.verify({ path: '/x.bak', password: 'hunter2-'.repeat(200) }));
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', defined: true, data: { params: { field: 'password' } } });
    expect(JSON.stringify(refused)).not.toContain('hunter2');
  });

  it.each(['a\nb', 'a\u0007b', 'a\u2028b', 'a\u2029b'])('refuse a name that no backup could bear: %j', async (name) => {
    made = await emptyFolder();
    const good = { systemName: 'Contoso', serverName: 'SSO1', administrators: [ANNA.account] };
    const fieldOf = async (change: object): Promise<unknown> =>
      (await failure(client(ANNA).system.create({ ...good, ...change }))).data.params;
    expect(await fieldOf({ systemName: name })).toEqual({ field: 'systemName' });
    expect(await fieldOf({ serverName: name })).toEqual({ field: 'serverName' });
    expect(await fieldOf({ administrators: [name] })).toEqual({ field: expect.stringContaining('administrators') as string });
    expect(await made.parts.fileSystem.list(made.root)).not.toContain('secret-store');
  });

  it('that nobody foresaw carry a number to quote, and stand in the log under it', async () => {
    made = await madeSystem();
    const broken = { ...made.parts, database: () => Promise.reject(new TypeError('the disk caught fire')) };
    const refused = await failure(client(ANNA, broken).operation.status());
    expect(refused).toMatchObject({ code: 'INTERNAL', message: 'INTERNAL', data: { number: null } });
    expect(JSON.stringify(refused)).not.toContain('fire');
    const log = await readFile(join(made.parts.folder.logFolder, 'engine.log'), 'utf8');
    const line = log.split('\n').find((entry) => entry.includes(String(refused.data.params['correlation'])));
    expect(line).toContain('the disk caught fire');
    expect(line).toContain('operation.status');
  });

  it('of a stream are the answer of the call, or typed where they come later', async () => {
    made = await madeSystem();
    expect((await failure(client(ANNA).operation.follow())).code).toBe('OPERATION_NONE');
  });
});

describe('the record', () => {
  it('has every refusal of an audited call, with who and why', async () => {
    made = await madeSystem();
    const before = (await records()).length;
    await failure(client(STRANGER).system.disable());
    await failure(client(ANNA).secret.retire({ version: -1, confirmation: '' }));
    const [denied, invalid] = (await records()).slice(before);
    expect(denied).toMatchObject({ action: 'system.disable', result: 'refused', actor: STRANGER.account });
    expect(JSON.parse(denied?.detail ?? '')).toMatchObject({ code: 'ACCESS_DENIED' });
    expect(invalid).toMatchObject({ action: 'secret.retire', result: 'refused', actor: ANNA.account });
  });

  it('never has a secret in it', async () => {
    made = await madeSystem();
    const password = 'correct horse battery staple';
    const path = join(made.root, 'x.bak');
    await client(ANNA).backup.write({ path, password, reminder: 'four words' });
    await last(client(ANNA).backup.verify({ path, password }));
    await failure(client(ANNA).backup.verify({ path, password: `${password}!` }));
    await failure(client(ANNA).mappings.setOwnCredentials({ application: 'SAP', values: ['s3cr3t-value'] }));
    const all = JSON.stringify(await records());
    expect(all).toContain('backup.verify');
    for (const secret of [password, 'four words', 's3cr3t-value']) expect(all).not.toContain(secret);
  });

  it('is written by every audited call that succeeds', async () => {
    made = await madeSystem();
    const before = (await records()).length;
    await client(ANNA).system.disable();
    await client(ANNA).system.protect();
    await client(ANNA).database.backUp({ path: join(made.root, 'y.db') });
    for await (const { work } of await client(ANNA).database.verify()) expect(work.total).toBe(0);
    const actions = (await records()).slice(before).map(({ action, result }) => `${action} ${result}`);
    expect(actions).toEqual([
      'system.disable done',
      'system.protect intent',
      'system.protect done',
      'database.backUp intent',
      'database.backUp done',
      'database.verify done',
    ]);
  });
});

async function nextTopic(events: AsyncIterator<{ topic: string }>): Promise<string> {
  const next = await events.next();
  if (next.done) throw new Error('the stream has ended');
  return next.value.topic;
}

describe('watch', () => {
  it('begins with one event, tells what another process changed, and ends with its caller', async () => {
    made = await madeSystem();
    const leaving = new AbortController();
    const events = await client(ANNA).system.watch(undefined, { signal: leaving.signal });
    expect((await events.next()).value).toEqual({ topic: 'system', revision: 0 });
    const other = made.another();
    await client(ANNA, other).system.disable();
    const topics = [await nextTopic(events), await nextTopic(events)];
    expect(topics).toEqual(['system', 'mappings']);
    leaving.abort();
    await events.return();
  });
});
