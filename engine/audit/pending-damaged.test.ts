/** A pending file that was damaged while it lay there: nothing fails for it, and nothing of it is lost without a word. */
import { readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEventTable } from '../credential-db/schema.ts';
import { ANNA, madeSystem, type TestSystem } from '../situations/system.helper.ts';
import { audited, verifyAudit } from './index.ts';

let made: TestSystem;
let store: string;
let pending: string;
beforeEach(async () => {
  made = await madeSystem();
  store = join(made.parts.folder.storeFolder, 'store');
  pending = join(made.parts.folder.logFolder, 'audit-pending.jsonl');
});
afterEach(() => made.close());

const act = (action: string): Promise<void> => audited(made.parts, ANNA, action, ['x'], () => Promise.resolve());
const away = (): Promise<void> => rename(store, `${store}.away`);
const back = (): Promise<void> => rename(`${store}.away`, store);
const records = async (action: string): Promise<AuditEventTable[]> =>
  (await made.parts.database()).read((db) =>
    db.selectFrom('audit_event').selectAll().where('action', '=', action).orderBy('seq').execute(),
  );
const setAside = async (): Promise<string[]> =>
  (await readdir(made.parts.folder.logFolder)).filter((name) => /^audit-pending\.damaged-[0-9a-f]{16}\.jsonl$/.test(name));
const detailOf = (record: AuditEventTable | undefined): unknown => JSON.parse(record?.detail ?? 'null');

/** Four records wait: intent and outcome of two actions. */
async function damagedBy(change: (text: string) => string): Promise<string> {
  await away();
  await act('test.first');
  await act('test.second');
  const damaged = change(await readFile(pending, 'utf8'));
  await writeFile(pending, damaged);
  return damaged;
}

const line = (text: string, n: number, by: (line: string) => string): string =>
  text
    .split('\n')
    .map((each, at) => (at === n ? by(each) : each))
    .join('\n');
const DAMAGE: Readonly<Record<string, { change: (text: string) => string; proven: number; readable: number }>> = {
  'half a line': { change: (text) => text.slice(0, -40), proven: 3, readable: 3 },
  'a line that is no JSON': { change: (text) => line(text, 2, () => 'rubbish'), proven: 2, readable: 3 },
  'a line of another shape': { change: (text) => line(text, 1, () => '{"seq":2}'), proven: 1, readable: 3 },
  'a line with objects that are none': {
    change: (text) => line(text, 1, (each) => each.replace('[\\"x\\"]', 'x')),
    proven: 1,
    readable: 3,
  },
  'a line with a date that is none': { change: (text) => line(text, 1, (each) => each.replace('2026', 'then')), proven: 1, readable: 3 },
  'a broken chain': { change: (text) => line(text, 1, (each) => each.replace('anna', 'evil')), proven: 1, readable: 4 },
  'a line taken out': { change: (text) => text.split('\n').toSpliced(1, 1).join('\n'), proven: 1, readable: 3 },
  'nothing left': { change: () => '', proven: 0, readable: 0 },
};

describe.each(Object.entries(DAMAGE))('a pending file with %s', (_name, { change, proven, readable }) => {
  it('is set aside by the next record, which goes into a new one that says so and keeps what was proven', async () => {
    const damaged = await damagedBy(change);
    await act('test.third');
    const [name = ''] = await setAside();
    expect(await readFile(join(made.parts.folder.logFolder, name), 'utf8')).toBe(damaged);
    const lines = (await readFile(pending, 'utf8')).trimEnd().split('\n');
    const [first, ...rest] = lines.map((each) => JSON.parse(each) as AuditEventTable);
    expect(first).toMatchObject({ seq: 1, action: 'audit.setAside', objects: JSON.stringify([name]) });
    expect(detailOf(first)).toEqual({ lines: damaged.split('\n').filter((each) => each !== '').length, kept: proven });
    expect(rest).toHaveLength(proven + 2);
    await back();
    await act('test.back');
    expect(detailOf((await records('audit.adopt'))[0])).toEqual({ records: proven + 3 });
    expect(await records('audit.setAside')).toHaveLength(1);
    expect((await verifyAudit(made.parts)).fault).toBeNull();
  });

  it('is taken as far as it can be read, and the taking says what was wrong and where the file is', async () => {
    const damaged = await damagedBy(change);
    await back();
    await act('test.back');
    const [name = ''] = await setAside();
    expect(await readFile(join(made.parts.folder.logFolder, name), 'utf8')).toBe(damaged);
    const [adopted] = await records('audit.adopt');
    const skipped = damaged.split('\n').filter((each) => each !== '').length - readable;
    expect(adopted?.objects).toBe(JSON.stringify([name]));
    expect(detailOf(adopted)).toEqual({
      records: readable,
      setAside: name,
      alteredFrom: proven + 1,
      ...(skipped > 0 ? { skipped } : {}),
    });
    expect([...(await records('test.first')), ...(await records('test.second'))]).toHaveLength(readable);
    expect(await made.parts.fileSystem.facts(pending)).toBeNull();
    await writeFile(pending, damaged); // as if the process had ended between commit and removal
    await act('test.again');
    expect([...(await records('test.first')), ...(await records('test.second'))]).toHaveLength(readable);
    expect(await records('audit.adopt')).toHaveLength(1);
  });
});

it('a file that was taken and then damaged does not hide what came behind it', async () => {
  await away();
  await act('test.first');
  const taken = await readFile(pending, 'utf8');
  await back();
  await act('test.back');
  await away();
  await writeFile(pending, taken); // as if the process had ended between commit and removal
  await act('test.behind');
  await writeFile(
    pending,
    line(await readFile(pending, 'utf8'), 1, () => 'rubbish'),
  );
  await back();
  await act('test.again');
  expect((await records('test.behind')).map(({ result }) => result)).toEqual(['intent', 'done']);
});
