import { describe, expect, it } from 'vitest';
import type { Overview } from '../../shared/contract/console/system.ts';
import { createI18n } from '../../shared/i18n/index.ts';
import type { Io } from '../io.ts';
import { createPrinter } from '../printer.ts';
import type { Run } from '../verb.ts';
import { STATUS_VERBS } from './status.ts';

const AT = '2026-05-02T08:00:00.000Z';
const ID = '11111111-1111-4111-8111-111111111111';
const SECRET = { id: ID, version: 4, createdAt: AT, uses: 10 };
const HELD = { ...SECRET, state: 'current', checkValue: '0f3a', rows: 2000, retirable: false } as const;

const overview = (part: Partial<Overview> = {}): Overview => ({
  dataFolder: '/data',
  at: AT,
  caller: { account: 'HOST\\anna', roles: ['sso-administrator'] },
  server: { id: ID, name: 'SSO1' },
  system: { id: ID, name: 'Contoso', ssoEnabled: true },
  masterSecretServer: 'SSO1',
  protector: 'key-file',
  database: { kind: 'sqlite', path: '/data/credentials.db', schemaVersion: 3, bytes: 1000, epoch: 5 },
  secret: SECRET,
  policy: { secretMaximumAge: 365, secretRemindAhead: 30 },
  ring: [HELD],
  backup: { takenAt: AT, secretVersion: 4, verifiedAt: null, path: '/safe/sso-4.bak' },
  databaseBackup: null,
  operation: null,
  work: [],
  counts: null,
  administrators: [],
  situations: [],
  ...part,
});

/** What `-status` prints of it. */
async function printed(shown: Overview): Promise<string> {
  let text = '';
  const io = { stdout: { write: (line: string) => (text += line) } } as unknown as Io;
  const i18n = createI18n('en');
  const client = { system: { overview: () => Promise.resolve(shown) } };
  await STATUS_VERBS.find(({ name }) => name === 'status')?.run({
    client,
    i18n,
    printer: createPrinter(io, i18n, false),
  } as unknown as Run);
  return text;
}

const away = { kind: 'sqlite', path: '/data/credentials.db', schemaVersion: null, bytes: null, epoch: null } as const;

/** Exit code and document of `-check`. */
async function checked(situations: Overview['situations']): Promise<[number | undefined, unknown]> {
  let text = '';
  const io = { stdout: { write: (line: string) => (text += line) } } as unknown as Io;
  const i18n = createI18n('en');
  const client = { system: { overview: () => Promise.resolve(overview({ situations })) } };
  const run = { client, i18n, printer: createPrinter(io, i18n, true) } as unknown as Run;
  const exit = await STATUS_VERBS.find(({ name }) => name === 'check')?.run(run);
  return [exit, (JSON.parse(text) as { result: string }).result];
}

describe('-check', () => {
  const unforeseen = { id: 'unforeseen', params: { correlation: 'c0ffee', database: true } } as const;
  const risk = { id: 'single-administrator', params: {} } as const;
  it.each<[Overview['situations'], number, string]>([
    [[], 0, 'well'],
    [[risk], 1, 'risk'],
    [[{ id: 'store-missing', params: {} }], 2, 'stop'],
    [[unforeseen], 3, 'unknown'],
    [[risk, unforeseen], 3, 'unknown'],
    [[{ id: 'sso-disabled', params: {} }, unforeseen], 2, 'stop'],
  ])('answers %j with %i, %s', async (situations, exit, result) => {
    expect(await checked(situations)).toEqual([exit, result]);
  });
});

describe('-status', () => {
  it('names the secret, what it opens, and its backup', async () => {
    const text = await printed(overview());
    expect(text).toMatch(/^Master secret {8}: 4, 1{8}-.*\n {2}4 current: 2,000 credentials\nBackup .*\/safe\/sso-4\.bak$/m);
  });

  it('names the secret by the store while the database is away, and counts nothing', async () => {
    const text = await printed(overview({ database: away, secret: { ...SECRET, uses: null }, ring: [{ ...HELD, rows: null }] }));
    expect(text).toMatch(/^Master secret {8}: 4, .*\n {2}4 current$/m);
  });

  it('says none and never only where it could look', async () => {
    const nothing = { secret: null, ring: [], backup: null };
    expect(await printed(overview(nothing))).toMatch(/^Master secret {8}: none\nBackup {15}: never$/m);
    const unread = await printed(overview({ ...nothing, protector: null, database: away }));
    expect(unread).toMatch(/^Master secret {8}: not known\nBackup {15}: not known$/m);
  });

  it('names the backup that is on record while the store is lost', async () => {
    expect(await printed(overview({ ring: [], protector: null }))).toContain('/safe/sso-4.bak');
  });
});
