import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SsoError } from '../../shared/errors.ts';
import type { AuditEventTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { fileLock } from '../secret-store/index.ts';
import { ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { appendAudit, audited, auditedChange, chainOf, closeDeadIntents, verifyAudit } from './index.ts';

let made: TestSystem;
beforeEach(async () => {
  made = await madeSystem();
});
afterEach(() => made.close());

const records = async (action: string): Promise<AuditEventTable[]> =>
  (await made.parts.database()).read((db) =>
    db.selectFrom('audit_event').selectAll().where('action', '=', action).orderBy('seq').execute(),
  );
const results = async (action: string): Promise<string[]> => (await records(action)).map(({ result }) => result);

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const lockOf = ({ folder, runId }: EngineParts): string => join(folder.logFolder, `audit-${runId}.lock`);

/** An act whose outcome could be kept nowhere: its process goes on. */
async function idleAfter(parts: EngineParts, action: string): Promise<void> {
  const database = await parts.database();
  const chain = chainOf(await parts.ring.contents());
  const event = { at: parts.clock.now(), actor: ANNA.account, origin: 'console', action, objects: [], result: 'intent' } as const;
  await database.write((db) => appendAudit(db, chain, { ...event, operationId: randomUUID(), detail: { run: parts.runId } }));
}

/** What a process leaves that ends in the middle: the work never returns, and its lock is gone. */
async function diesWhileWorking(action: string): Promise<void> {
  const dying = made.another();
  const begun = signal();
  void audited(dying, ANNA, action, ['x'], () => {
    begun.resolve();
    return new Promise<void>(() => undefined);
  });
  await begun.promise;
  await rename(lockOf(dying), join(dying.folder.logFolder, 'gone'));
}

describe('an audited action', () => {
  it('has its intent on record before its first step, and its outcome after the last', async () => {
    const seen = await audited(made.parts, ANNA, 'test.action', ['x'], () => results('test.action'));
    expect(seen).toEqual(['intent']);
    const [intent, outcome] = await records('test.action');
    expect([intent?.result, outcome?.result]).toEqual(['intent', 'done']);
    expect(outcome).toMatchObject({ actor: ANNA.account, origin: ANNA.origin, operation_id: intent?.operation_id });
  });

  it('records a refusal by its code, and a fault without its words', async () => {
    const refused = audited(made.parts, ANNA, 'test.refused', [], () => Promise.reject(new SsoError('FILE_EXISTS', { path: '/x' })));
    await expect(refused).rejects.toMatchObject({ code: 'FILE_EXISTS' });
    await expect(audited(made.parts, ANNA, 'test.fault', [], () => Promise.reject(new Error('p4ssw0rd')))).rejects.toThrow('p4ssw0rd');
    expect((await records('test.refused'))[1]).toMatchObject({ result: 'refused', detail: '{"path":"/x","code":"FILE_EXISTS"}' });
    expect((await records('test.fault'))[1]).toMatchObject({ result: 'failed', detail: '{"code":"INTERNAL"}' });
  });

  it('is not begun where its intent can be kept nowhere', async () => {
    const parts = { ...made.parts, ring: { ...made.parts.ring, contents: () => Promise.reject(new SsoError('STORE_MISSING')) } };
    const full = {
      ...parts,
      fileSystem: { ...parts.fileSystem, writeNew: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) },
    };
    let begun = false;
    const action = audited(full, ANNA, 'test.action', [], () => {
      begun = true;
      return Promise.resolve();
    });
    await expect(action).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(begun).toBe(false);
  });

  it('that is one transaction has its record in it, or neither', async () => {
    await auditedChange(made.parts, ANNA, 'test.change', ['x'], (db) => db.updateTable('system').set({ name: 'Renamed' }).execute());
    const failing = auditedChange(made.parts, ANNA, 'test.undone', [], async (db) => {
      await db.updateTable('system').set({ name: 'Never' }).execute();
      throw new SsoError('CONFLICT');
    });
    await expect(failing).rejects.toMatchObject({ code: 'CONFLICT' });
    const name = await (await made.parts.database()).read((db) => db.selectFrom('system').select('name').executeTakeFirst());
    expect(name).toEqual({ name: 'Renamed' });
    expect([await results('test.change'), await results('test.undone')]).toEqual([['done'], ['refused']]);
  });
});

describe('an intent without an outcome', () => {
  it('is closed by whoever comes next, once its process is gone', async () => {
    await diesWhileWorking('test.dead');
    expect(await closeDeadIntents(made.parts)).toBe(1);
    expect(await results('test.dead')).toEqual(['intent', 'failed']);
    expect((await records('test.dead'))[1]?.detail).toBe('{"code":"INTERRUPTED"}');
    expect(await closeDeadIntents(made.parts)).toBe(0);
    expect((await verifyAudit(made.parts)).fault).toBeNull();
  });

  it('is closed when the data folder is opened again', async () => {
    await diesWhileWorking('test.dead');
    await made.another().database();
    expect(await results('test.dead')).toEqual(['intent', 'failed']);
  });

  it('is not taken for one that its process has begun since it was looked at', async () => {
    const process = made.another();
    const [begun, end] = [signal(), signal()];
    let work = Promise.resolve();
    const database = await made.parts.database();
    /** Between the look and the write: the process, idle until now, begins its next act. */
    const write: typeof database.write = async (change) => {
      work = audited(process, ANNA, 'test.next', [], () => {
        begun.resolve();
        return end.promise;
      });
      await begun.promise;
      return database.write(change);
    };
    const looking = { ...made.parts, database: () => Promise.resolve({ ...database, write }) };
    await idleAfter(process, 'test.idle');
    expect(await closeDeadIntents(looking)).toBe(1);
    expect(await results('test.idle')).toEqual(['intent', 'failed']);
    expect(await fileLock(lockOf(process)).isHeld()).toBe(true);
    end.resolve();
    await work;
    expect(await results('test.next')).toEqual(['intent', 'done']);
  });

  it('is left alone while its process is at work', async () => {
    const [begun, end] = [signal(), signal()];
    const work = audited(made.another(), ANNA, 'test.alive', [], () => {
      begun.resolve();
      return end.promise;
    });
    await begun.promise;
    expect(await closeDeadIntents(made.parts)).toBe(0);
    end.resolve();
    await work;
    expect(await results('test.alive')).toEqual(['intent', 'done']);
  });
});

describe('while the key or the database is away', () => {
  const storePath = (): string => join(made.parts.folder.storeFolder, 'store');

  it('records wait in a file, and are taken into the chain with their own times when both are back', async () => {
    await rename(storePath(), `${storePath()}.away`);
    await audited(made.parts, ANNA, 'test.away', ['x'], () => Promise.resolve());
    expect(await results('test.away')).toEqual([]);
    await rename(`${storePath()}.away`, storePath());
    const before = made.parts.clock.now().toISOString();
    made.advanceDays(1);
    await audited(made.parts, ANNA, 'test.back', [], () => Promise.resolve());
    const taken = await records('test.away');
    expect(taken.map(({ result, at }) => [result, at])).toEqual([
      ['intent', before],
      ['done', before],
    ]);
    expect(await results('audit.adopt')).toEqual(['done']);
    expect(await made.parts.fileSystem.facts(join(made.parts.folder.logFolder, 'audit-pending.jsonl'))).toBeNull();
    expect((await verifyAudit(made.parts)).fault).toBeNull();
  });

  it('a record altered while it waited is taken, and the taking says so', async () => {
    await rename(storePath(), `${storePath()}.away`);
    await audited(made.parts, ANNA, 'test.away', ['x'], () => Promise.resolve());
    const path = join(made.parts.folder.logFolder, 'audit-pending.jsonl');
    const text = (await made.parts.fileSystem.read(path, 1e6)).toString();
    await writeFile(path, text.replaceAll('anna', 'evil'));
    await rename(`${storePath()}.away`, storePath());
    await audited(made.parts, ANNA, 'test.back', [], () => Promise.resolve());
    expect(JSON.parse((await records('audit.adopt'))[0]?.detail ?? '')).toEqual({
      records: 2,
      alteredFrom: 1,
      setAside: expect.stringMatching(/^audit-pending\.damaged-/) as string,
    });
  });

  it('a file that was taken already is not taken twice', async () => {
    await rename(storePath(), `${storePath()}.away`);
    await audited(made.parts, ANNA, 'test.away', ['x'], () => Promise.resolve());
    const path = join(made.parts.folder.logFolder, 'audit-pending.jsonl');
    const kept = await made.parts.fileSystem.read(path, 1e6);
    await rename(`${storePath()}.away`, storePath());
    await audited(made.parts, ANNA, 'test.back', [], () => Promise.resolve());
    await writeFile(path, kept); // as if the process had ended between commit and removal
    await audited(made.parts, ANNA, 'test.again', [], () => Promise.resolve());
    expect(await results('test.away')).toEqual(['intent', 'done']);
    expect(await made.parts.fileSystem.facts(path)).toBeNull();
  });
});
