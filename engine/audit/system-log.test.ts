/** What the operating system's log gets of the audit: what its levels let through, once, when it is committed. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { updateSystemSettings } from '../access/update-settings.ts';
import type { EngineParts } from '../parts.ts';
import { ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { appendAudit, audited, auditedChange, chainOf, openLookupAudit } from './index.ts';

let made: TestSystem;
let parts: EngineParts;
let lines: string[];
beforeEach(async () => {
  made = await madeSystem();
  lines = [];
  const write = (severity: string, told: readonly string[]) => {
    lines.push(...told.map((line) => `${severity} ${line}`));
    return Promise.resolve();
  };
  parts = { ...made.parts, systemLog: { write } };
});
afterEach(() => made.close());

const levels = (auditLevelPositive: number, auditLevelNegative: number) =>
  updateSystemSettings(parts, ANNA, { auditLevelPositive, auditLevelNegative });
const refuse = (objects: readonly string[] = ['SAP']) =>
  audited(parts, ANNA, 'applications.delete', objects, () => Promise.reject(new Error('no'))).catch(() => undefined);
const enable = () => auditedChange(parts, ANNA, 'applications.enable', ['SAP'], () => Promise.resolve());

it('what failed, and nothing that was done, unless somebody wants it otherwise', async () => {
  await enable();
  expect(lines).toEqual([]);
  await refuse();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^warning 10536 \{"action":"applications.delete","result":"failed","actor":"HOST\\\\anna","origin":"console",/);
});

it('more at higher levels, nothing at 0, from the next record on', async () => {
  await levels(2, 0);
  lines.length = 0;
  await enable();
  expect(lines).toMatchObject([expect.stringMatching(/^notice 10535 \{"action":"applications.enable","result":"done"/)]);
  await refuse();
  expect(lines).toHaveLength(1);
  await levels(0, 0);
  await enable();
  expect(lines).toHaveLength(1);
});

it('nothing of a transaction that was undone', async () => {
  await levels(3, 3);
  lines.length = 0;
  const [chain, database] = [chainOf(await parts.ring.contents()), await parts.database()];
  const { account: actor, origin } = ANNA;
  const event = {
    at: parts.clock.now(),
    actor,
    origin,
    action: 'system.enable',
    objects: [],
    result: 'done',
    operationId: null,
    detail: {},
  } as const;
  const undone = database.write(async (db) => {
    await appendAudit(db, chain, event);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  const failing = auditedChange(parts, ANNA, 'applications.update', [], () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(lines.map((line) => /"result":"(\w+)"/.exec(line)?.[1])).toEqual(['failed']);
});

it('look-ups at the highest level only: those that were handed out, and those that were refused', async () => {
  const look = async (account: string, result: string): Promise<void> => {
    const lookups = openLookupAudit(parts, () => undefined);
    await lookups.record({ actor: ANNA.account, applicationId: 'sap', account, result });
    await lookups.close();
  };
  await levels(2, 2);
  lines.length = 0;
  await look('a', 'done');
  expect(lines).toEqual([]);
  await levels(3, 3);
  lines.length = 0;
  await look('b', 'done');
  await look('c', 'MAPPING_UNKNOWN');
  expect(lines.map((line) => line.replace(/,"at".*/, ''))).toEqual([
    'notice 10535 {"action":"mappings.lookUp","result":"done","actor":"HOST\\\\anna","origin":null,"objects":["b"]',
    'warning 10536 {"action":"mappings.lookUp","result":"refused","actor":"HOST\\\\anna","origin":null,"objects":["c"],"code":"MAPPING_UNKNOWN"',
  ]);
});

it('one short line a record, whatever names are in it', async () => {
  await refuse(['a\nb\u001b[2J\u202e', 'x'.repeat(5000), '3', '4', '5', '6', '7']);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"a\\nb\\u001b[2J\\u202e"');
  expect(lines[0]).toContain('"more":2');
  expect(lines[0]?.length).toBeLessThan(1000);
});

it('the name itself, once it is read as JSON, also beyond the first plane', async () => {
  const name = 'a\u{e0001}b';
  await refuse([name]);
  expect(lines[0]).not.toContain(name);
  expect(JSON.parse(lines[0]?.replace(/^\w+ \d+ /, '') ?? '')).toMatchObject({ objects: [name] });
});

it('does not stop anything where it cannot be written', async () => {
  parts = { ...parts, systemLog: { write: () => Promise.reject(new Error('no log')) } };
  await levels(3, 3);
  await enable();
});
