/** What was deleted stays on record by its names, in the transaction of the deletion, as much as the system wants; never a credential. */
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConsoleClient } from '../../shared/contract/console/index.ts';
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
