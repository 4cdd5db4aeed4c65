/** The audit as the console reads it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditTable } from '../../shared/domain/audit-tables.ts';
import type { AuditFilter, AuditPage, AuditRecord } from '../../shared/contract/console/audit.ts';
import { AUDIT_ACTIONS } from '../../shared/domain/audit-actions.ts';
import { FORMULAS, OTHER_SERVER, prepared, type Prepared } from './prepared.helper.ts';

let made: Prepared;
beforeAll(async () => {
  made = await prepared();
}, 60_000);
afterAll(() => made.remove());

const list = async (filter: AuditFilter, table: AuditTable = 'records'): Promise<AuditRecord[]> =>
  (await made.client.audit.list({ filter, table, limit: 500 })).records;
const outcomes = (records: readonly AuditRecord[]): string[] => records.map(({ action, result }) => `${action} ${result}`);

/** Every record, page by page. */
async function paged(limit: number, filter: AuditFilter = {}, table: AuditTable = 'records'): Promise<AuditPage[]> {
  const pages = [await made.client.audit.list({ filter, table, limit })];
  for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(await made.client.audit.list({ filter, table, limit, before: next }));
  return pages;
}

describe('the chains', () => {
  it('are one list, newest first, with every record of every server once', async () => {
    const { records, total, next } = await made.client.audit.list({ limit: 500 });
    expect(next).toBeNull();
    expect(records).toHaveLength(total ?? -1);
    const times = records.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(records.at(-1)).toMatchObject({ serverId: OTHER_SERVER, seq: 1, at: '2025-01-01T00:00:00.000Z' });
    expect(records.filter(({ serverId }) => serverId === OTHER_SERVER)).toHaveLength(FORMULAS.length);
  });

  it.each([1, 2, 7])('are the same read in pages of %i', async (limit) => {
    const pages = await paged(limit);
    expect(pages.flatMap(({ records }) => records)).toEqual(await list({}));
    expect(pages.slice(0, -1).every(({ records }) => records.length === limit)).toBe(true);
  });

  it('are read in pages under a filter that one server alone has records for', async () => {
    const pages = await paged(2, { action: ['system.protect'] });
    expect(pages.flatMap(({ records }) => records).map(({ objects }) => objects[0])).toEqual(FORMULAS.toReversed());
    expect(pages[0]?.total).toBeNull();
  });

  it('say who, from where, what, and with what result', async () => {
    const [refused, ...others] = await list({ result: 'refused' });
    expect(others).toEqual([]);
    expect(refused).toMatchObject({ action: 'secret.retire', actor: made.caller.account, origin: 'command line', objects: ['9'] });
    expect(refused?.detail).toMatchObject({ code: 'SECRET_UNKNOWN' });
    expect(outcomes(await list({ action: ['mappings.setCredentials', 'applications.create'] }))).toEqual([
      'mappings.setCredentials done',
      'applications.create done',
    ]);
    expect(await list({ action: [] })).toEqual([]);
  });

  it('are cut by time: from an instant, and without the one that it goes up to', async () => {
    const days = async (filter: AuditFilter): Promise<string[]> => (await list(filter)).map(({ at }) => at.slice(0, 10));
    expect(await days({ from: '2025-01-02T00:00:00Z', to: '2025-01-04T00:00:00Z' })).toEqual(['2025-01-03', '2025-01-02']);
    expect(await days({ to: '2025-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('are cut by a part of the actor and by where from', async () => {
    expect(await list({ actor: '=CMD' })).toHaveLength(FORMULAS.length);
    expect(await list({ actor: made.caller.account.toUpperCase(), result: 'refused' })).toHaveLength(1);
    expect(await list({ origin: 'console' })).toHaveLength(FORMULAS.length);
    expect(await list({ origin: 'elsewhere' })).toEqual([]);
  });

  it.each(['host\\élodée', 'ÉLODÉE', 'élODÉE', '\\Élo', 'say "HI", twice\nover'])('find the text %j', async (text) => {
    expect(await list({ text })).toHaveLength(1);
  });

  it.each(['HOST%lodée', 'HOST_', 'H*e', 'É?odée', '[A-Z]lodée', '\\\\Élodée'])(
    'take the text %j for itself, not for a pattern',
    async (text) => {
      expect(await list({ text })).toEqual([]);
    },
  );

  it('refuse what is no cursor of theirs', async () => {
    for (const before of ['nonsense', '{"x":0.5}', '[]', '7'])
      await expect(made.client.audit.list({ before })).rejects.toMatchObject({
        code: 'INPUT_INVALID',
        data: { params: { field: 'before' } },
      });
    await expect(made.client.audit.list({ before: '{}', table: 'lookups' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('the look-ups', () => {
  it('are there as soon as they have happened, newest first', async () => {
    const { records, total } = await made.client.audit.list({ table: 'lookups' });
    expect(total).toBe(4);
    expect(records.map(({ objects, result, detail }) => [objects.join(' '), result, detail['code']])).toEqual([
      ['HOST\\bert', 'refused', 'APPLICATION_UNKNOWN'],
      ['SAP HOST\\carl', 'refused', 'MAPPING_UNKNOWN'],
      ['SAP HOST\\bert', 'refused', 'MAPPING_UNKNOWN'],
      ['SAP HOST\\Élodée', 'done', undefined],
    ]);
    expect((await paged(1, {}, 'lookups')).flatMap((page) => page.records)).toEqual(records);
    expect((await paged(3, {}, 'lookups')).map((page) => page.records.length)).toEqual([3, 1]);
  });

  it('are cut by the same filters', async () => {
    const count = async (filter: AuditFilter): Promise<number> => (await list(filter, 'lookups')).length;
    const [newest] = await list({}, 'lookups');
    expect(await count({ result: 'done' })).toBe(1);
    expect(await count({ result: 'refused' })).toBe(3);
    expect(await count({ result: 'failed' })).toBe(0);
    expect(await count({ text: 'sap' })).toBe(3);
    expect(await count({ text: 'MAPPING_UNKNOWN' })).toBe(2);
    expect(await count({ text: 'élODÉE' })).toBe(1);
    expect(await count({ actor: made.caller.account })).toBe(4);
    expect(await count({ actor: 'nobody at all' })).toBe(0);
    expect(await count({ to: newest?.at ?? '' })).toBe(3);
    expect(await count({ from: newest?.at ?? '' })).toBe(1);
    expect(await count({ action: ['mappings.lookUp'] })).toBe(4);
    expect(await count({ action: ['system.enable'] })).toBe(0);
    expect(await count({ origin: 'console' })).toBe(0);
  });
});

it('what can be asked for is every action that is on record', async () => {
  const actions = await made.client.audit.actions();
  expect(actions).toEqual([...AUDIT_ACTIONS]);
  for (const { action } of [...(await list({})), ...(await list({}, 'lookups'))]) expect(actions).toContain(action);
});
