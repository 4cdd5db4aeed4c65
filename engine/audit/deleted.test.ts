/** What was deleted stays on record by its names, in the transaction of the deletion, as much as the system wants; never a credential. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditFilter, AuditRecord } from '../../shared/contract/console/audit.ts';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
import type { AuditTable } from '../../shared/domain/audit-tables.ts';
import { createRouter } from '../router.ts';
import { ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { kept, verified } from './kept/kept.helper.ts';

const FIELDS = [
  { label: 'User', masked: false },
  { label: 'Password', masked: true },
];
const PASSWORD = 'kumquat-4711';

let made: TestSystem;
let client: ConsoleClient;
let id: string;
beforeEach(async () => {
  made = await madeSystem();
  client = createRouterClient(createRouter({ parts: made.parts }), { context: { caller: ANNA } });
  ({ id } = await client.applications.create({ name: 'SAP', fields: FIELDS, enabled: true }));
});
afterEach(() => made.close());

async function mapped(...names: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) {
    const mapping = { application: 'SAP', account: `OTHER\\${name}`, externalUser: name.toUpperCase(), values: [PASSWORD] };
    ids.push((await client.mappings.create(mapping)).id);
  }
  return ids;
}

const accounts = async (): Promise<unknown[]> => (await kept(made, 'deletedMappings')).map(({ account }) => account);

it('a mapping: who, from where, which application, account and external user', async () => {
  const ids = await mapped('anna', 'bert');
  await client.mappings.delete({ application: 'sap', ids, confirmation: '2' });
  const about = {
    actor: ANNA.account,
    origin: 'console',
    application_id: id,
    application: 'SAP',
    at: made.parts.clock.now().toISOString(),
  };
  const rows = await kept(made, 'deletedMappings');
  expect(rows).toMatchObject([
    { ...about, account: 'OTHER\\anna', external_user: 'ANNA' },
    { ...about, account: 'OTHER\\bert', external_user: 'BERT' },
  ]);
  expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  expect(await kept(made, 'deletedApplications')).toEqual([]);
  expect((await verified(made, 'deletedMappings')).fault).toBeNull();
});

it('an application, with its mappings, as many as there were', async () => {
  await mapped('bert', 'anna');
  await client.applications.delete({ id, confirmation: 'SAP' });
  expect(await kept(made, 'deletedApplications')).toMatchObject([{ id: 1, actor: ANNA.account, application: 'SAP', mappings: 2 }]);
  expect(await accounts()).toEqual(['OTHER\\anna', 'OTHER\\bert']);
  expect((await verified(made, 'deletedApplications')).fault).toBeNull();
});

it('no more of its mappings than the system wants, however many it had, and how many went', async () => {
  await mapped('c', 'a', 'd', 'b');
  await client.system.update({ auditDeletedMappings: 3 });
  await client.applications.delete({ id, confirmation: 'SAP' });
  expect(await accounts()).toEqual(['OTHER\\b', 'OTHER\\c', 'OTHER\\d']);
  expect(await verified(made, 'deletedMappings')).toMatchObject({ pruned: 1, checked: 3, fault: null });
});

it('none where none are wanted', async () => {
  await mapped('a', 'b');
  await client.system.update({ auditDeletedMappings: 0, auditDeletedApplications: 0 });
  await client.applications.delete({ id, confirmation: 'SAP' });
  expect([await accounts(), await kept(made, 'deletedApplications')]).toEqual([[], []]);
  expect(await verified(made, 'deletedMappings')).toMatchObject({ pruned: 2, fault: null });
});

it('nothing where the deletion was refused', async () => {
  const ids = await mapped('a');
  await expect(client.mappings.delete({ application: 'SAP', ids, confirmation: '2' })).rejects.toThrow();
  await expect(client.applications.delete({ id, confirmation: 'no' })).rejects.toThrow();
  expect([await accounts(), await kept(made, 'deletedApplications')]).toEqual([[], []]);
});

describe('the list of what was deleted', () => {
  const list = async (table: AuditTable, filter: AuditFilter = {}) => (await client.audit.list({ table, filter })).records;
  beforeEach(async () => {
    await mapped('anna', 'bert', 'cleo');
    await client.applications.delete({ id, confirmation: 'SAP' });
  });

  it('shows it as records of the audit, newest first, page by page', async () => {
    const [application] = await list('deletedApplications');
    const shared = { result: 'done', actor: ANNA.account, origin: 'console', operationId: null, legible: true };
    expect(application).toEqual({
      ...shared,
      action: 'applications.delete',
      serverId: (await made.parts.settings()).serverId,
      seq: 1,
      at: made.parts.clock.now().toISOString(),
      objects: ['SAP'],
      detail: { mappings: 3 },
    });
    const first = await client.audit.list({ table: 'deletedMappings', limit: 2 });
    expect(first).toMatchObject({ total: 3, records: [{ ...shared, seq: 3, objects: ['SAP', 'OTHER\\cleo', 'CLEO'] }, { seq: 2 }] });
    const second = await client.audit.list({ table: 'deletedMappings', limit: 2, before: first.next ?? '' });
    expect(second).toMatchObject({ next: null, records: [{ action: 'mappings.delete', seq: 1 }] });
  });

  it('is cut by the same filters', async () => {
    const count = async (filter: AuditFilter) => (await list('deletedMappings', filter)).length;
    expect(await count({ text: 'BERT' })).toBe(1);
    expect(await count({ text: 'sap' })).toBe(3);
    expect(await count({ actor: 'anna' })).toBe(3);
    expect(await count({ actor: 'eve' })).toBe(0);
    expect(await count({ origin: 'console' })).toBe(3);
    expect(await count({ origin: 'browser' })).toBe(0);
    expect(await count({ result: 'refused' })).toBe(0);
    expect(await count({ action: ['mappings.delete'] })).toBe(3);
    expect(await count({ action: ['applications.delete'] })).toBe(0);
    expect(await count({ to: '2020-01-01T00:00:00.000Z' })).toBe(0);
  });

  it('is exported, oldest first', async () => {
    const path = join(made.root, 'deleted.json');
    expect(await client.audit.export({ path, format: 'json', table: 'deletedMappings' })).toEqual({ path, records: 3 });
    const written = JSON.parse(await readFile(path, 'utf8')) as AuditRecord[];
    expect(written.map(({ objects }) => objects[2])).toEqual(['ANNA', 'BERT', 'CLEO']);
  });
});
