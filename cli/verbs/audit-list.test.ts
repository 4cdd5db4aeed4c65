/** The audit at the command line, from the words to what is printed, over a real data folder. */
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import { FORMULAS, prepared, type Prepared } from '../../engine/audit/prepared.helper.ts';
import { auditedChange } from '../../engine/audit/index.ts';
import type { Io } from '../io.ts';
import { runTool } from '../run-tool.ts';

let made: Prepared;
beforeAll(async () => {
  made = await prepared();
  await made.parts.lookups.flush();
}, 60_000);
afterAll(() => made.remove());

async function run(words: readonly string[], language = 'C') {
  const [stdout, stderr] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })];
  const env = { SSO_HOME: made.parts.folder.root, LANG: language };
  const io: Io = { stdin: new PassThrough(), stdout, stderr, env, workingFolder: made.file(''), monotonic: () => 0 };
  const exit = await runTool('ssomanage', words, io);
  return { exit, lines: String(stdout.read() ?? '').split('\n'), said: String(stderr.read() ?? '') };
}

const recordsOf = async (...words: readonly string[]): Promise<AuditRecord[]> =>
  (JSON.parse((await run(['-listAudit', '--json', ...words])).lines.join('\n')) as { records: AuditRecord[] }).records;

describe('-listAudit', () => {
  it('prints every record on a line of its own, newest first, and how many', async () => {
    const { exit, lines } = await run(['-listAudit']);
    const { records } = await made.client.audit.list({ limit: 500 });
    expect(exit).toBe(0);
    const body = lines.filter((line) => / {2}/.test(line));
    expect(body).toHaveLength(records.length);
    expect(body[0]).toMatch(/^1 Mar 2026, \d\d:\d\d:\d\d {2}refused {2}.*: Retire a master secret \(9\)$/);
    expect(body.at(-1)).toContain('=cmd(): Put the rights of the secret store in order (=1+1)');
    expect(lines).toContain(`${records.length} records`);
  });

  it('speaks French, and never translates the document', async () => {
    const { lines } = await run(['-listAudit', '--limit', '1'], 'fr_FR.UTF-8');
    expect(lines.join('\n')).toMatch(/1 mars 2026.*refusé.* : Retirer .*\(9\)\n1 enregistrement\n/);
    expect((await recordsOf('--limit', '1'))[0]).toMatchObject({ action: 'secret.retire', result: 'refused' });
  });

  it('takes a period: whole days of this machine, or times', async () => {
    const days = async (...words: readonly string[]): Promise<string[]> => (await recordsOf(...words)).map(({ at }) => at.slice(8, 10));
    const utc = ['--from', '2025-01-02T00:00:00Z', '--to', '2025-01-04T01:00+01:00'];
    expect(await days(...utc)).toEqual(['03', '02']);
    const [first, end] = [new Date('2025-01-02T00:00:00'), new Date('2025-01-05T00:00:00')];
    const expected = FORMULAS.map((_, index) => new Date(Date.UTC(2025, 0, index + 1))).filter((at) => at >= first && at < end);
    expect(await days('--from', '2025-01-02', '--to', '2025-01-04')).toEqual(
      expected.map((at) => at.toISOString().slice(8, 10)).toReversed(),
    );
  });

  it('shows another table of the audit, in any letter case, and names them where there is no such one', async () => {
    expect((await recordsOf('--table', 'LookUps')).map(({ action }) => action)).toEqual(Array(4).fill('mappings.lookUp'));
    expect(await recordsOf('--table', 'deletedmappings')).toEqual([]);
    const { exit, said } = await run(['-listAudit', '--table', 'deleted']);
    expect(exit).toBe(2);
    expect(said).toContain('records, lookups, deletedApplications, deletedMappings');
  });

  it('takes a part of the actor, and ends where it was told to', async () => {
    expect(await recordsOf('--actor', 'CMD')).toHaveLength(FORMULAS.length);
    expect(await recordsOf('--actor', 'CMD', '--limit', '3')).toHaveLength(3);
    expect((await run(['-listAudit', '--actor', 'nobody'])).lines).toContain('0 records');
  });

  it.each(['yesterday', '2026-02-30', '2026-13-01', '2026-01-01T25:00', '1', '2026-01-01 12:00'])('refuses %j as a time', async (value) => {
    const { exit, said } = await run(['-listAudit', '--from', value]);
    expect(exit).toBe(2);
    expect(said).toContain(value);
  });

  it('shows what would move a terminal’s cursor as what it is', async () => {
    const hostile = 'a\u001b[2Jb\u009bc\u202ed\ne';
    await auditedChange(made.parts, made.caller, 'system.protect', [hostile], () => Promise.resolve());
    const { lines } = await run(['-listAudit', '--limit', '1']);
    expect(lines.find((line) => line.includes('('))).toMatch(/\(a\\u\{1b\}\[2Jb\\u\{9b\}c\\u\{202e\}d\\u\{a\}e\)$/);
  });
});

describe('-exportAudit', () => {
  it.each(['x.csv', 'x.JSON'])('writes %s, in the format that its name says', async (name) => {
    const { exit, lines } = await run(['-exportAudit', name]);
    expect(exit).toBe(0);
    const text = await readFile(made.file(name), 'utf8');
    expect(text.startsWith(name === 'x.csv' ? '\ufeffserverId,seq,' : '[\n{"serverId"')).toBe(true);
    expect(lines.join('\n')).toMatch(new RegExp(`\\d+ records .*${name}`));
  });

  it('refuses another name, and never replaces a file', async () => {
    expect(await run(['-exportAudit', 'x.txt'])).toMatchObject({ exit: 2, said: expect.stringContaining('.csv, .json') as string });
    const document = JSON.parse((await run(['-exportAudit', 'x.csv', '--json'])).lines.join('\n')) as unknown;
    expect(document).toMatchObject({ error: { code: 'FILE_EXISTS', params: { path: made.file('x.csv') } } });
    const { records } = JSON.parse((await run(['-exportAudit', 'y.csv', '--json'])).lines.join('\n')) as { records: number };
    expect(records).toBeGreaterThan(10);
  });

  it('takes another table away', async () => {
    const document = JSON.parse((await run(['-exportAudit', 'z.json', '--table', 'lookups', '--json'])).lines.join('\n')) as unknown;
    expect(document).toMatchObject({ records: 4 });
  });
});
