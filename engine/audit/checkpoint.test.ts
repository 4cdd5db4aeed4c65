/** A chain whose key was lost begins anew: what that lets pass, and what it does not. */
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { quarantine } from '../master-secret/quarantine.ts';
import { ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { audited, beginChainAnew, verifyAudit } from './index.ts';

let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem();
  for (const n of [1, 2]) await audited(made.parts, ANNA, `test.action${n}`, [], () => Promise.resolve());
});
afterEach(() => made.close());

/** The store and with it the key; a new store has another one. */
async function loseKey(): Promise<number> {
  await rm(made.parts.folder.storeFolder, { recursive: true });
  await quarantine(made.parts, ANNA, { confirmation: '0' });
  const database = await made.parts.database();
  const { seq } = await database.read((db) =>
    db.selectFrom('audit_event').select('seq').where('action', '=', 'audit.checkpoint').executeTakeFirstOrThrow(),
  );
  return seq;
}

async function tamper(statement: string): Promise<void> {
  const database = await made.parts.database();
  await database.write(async (db) => {
    const triggers = await sql<{ name: string }>`select name from sqlite_master where type = 'trigger' and tbl_name like 'audit%'`.execute(
      db,
    );
    for (const { name } of triggers.rows) await sql.raw(`drop trigger ${name}`).execute(db);
    await sql.raw(statement).execute(db);
  });
}

describe('a chain that began anew', () => {
  it('holds together, and says how much of it nothing proves', async () => {
    const before = (await verifyAudit(made.parts)).checked;
    const seq = await loseKey();
    expect(seq).toBe(before + 1);
    expect(await verifyAudit(made.parts)).toMatchObject({ checked: before + 5, unproven: before, fault: null });
  });

  it('begins anew once', async () => {
    await loseKey();
    const { checked } = await verifyAudit(made.parts);
    await beginChainAnew(made.parts, ANNA);
    expect((await verifyAudit(made.parts)).checked).toBe(checked);
  });

  it('still shows what is missing or out of order in front of the checkpoint, and every change of it and behind it', async () => {
    const seq = await loseKey();
    await tamper(`update audit_event set actor = 'HOST\\eve' where seq = ${seq + 1}`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: seq + 1, kind: 'altered' });
    await tamper(`update audit_event set previous_hash = hash where seq = 3`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 3, kind: 'altered' });
    await tamper(`delete from audit_event where seq = 2`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 2, kind: 'missing' });
  });

  it('is not begun by whoever may only write the database', async () => {
    await tamper(`update audit_event set action = 'audit.checkpoint' where seq = 3`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 3, kind: 'altered' });
    await tamper(`update audit_event set actor = 'HOST\\eve' where seq = 1`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 1, kind: 'altered' });
  });

  it('lets no altered checkpoint vouch for anything', async () => {
    const seq = await loseKey();
    await tamper(`update audit_event set detail = '{}' where seq = ${seq}`);
    expect((await verifyAudit(made.parts)).fault).toMatchObject({ seq: 1, kind: 'altered' });
  });
});
