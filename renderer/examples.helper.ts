/** An overview for tests: a system in order, of which each test changes what it is about. */
import type { Overview } from '../shared/contract/console/system.ts';
import type { OperationView, RingSecretView, WorkView } from '../shared/contract/schemas.ts';

const id = (n: number): string => `${String(n).repeat(8)}-1111-4111-8111-111111111111`;
export const AT = '2026-11-21T12:00:00.000Z';

export const ringSecret = (version: number, part: Partial<RingSecretView> = {}): RingSecretView => ({
  id: id(version),
  version,
  createdAt: '2026-05-02T08:00:00.000Z',
  state: 'previous',
  checkValue: '0f3a',
  rows: 0,
  uses: 0,
  retirable: false,
  ...part,
});

export const operation = (part: Partial<OperationView> = {}): OperationView => ({
  id: id(9),
  kind: 'generate',
  state: 're-encrypting',
  paused: false,
  running: true,
  done: 412,
  total: 1000,
  rate: 100,
  secondsLeft: 6,
  failed: 0,
  startedAt: AT,
  endedAt: null,
  startedBy: 'HOST\\anna',
  secretVersion: 4,
  backupPath: '/safe/sso-4.bak',
  ...part,
});

export const work = (part: Partial<WorkView> = {}): WorkView => ({
  id: id(8),
  kind: 'verify-backup',
  state: 'running',
  done: 412,
  total: 1000,
  rate: 100,
  secondsLeft: 6,
  failed: 0,
  startedAt: AT,
  startedBy: 'HOST\\anna',
  endedAt: null,
  ...part,
});

export const overview = (part: Partial<Overview> = {}): Overview => ({
  dataFolder: '/data',
  at: AT,
  caller: { account: 'HOST\\anna', roles: ['sso-administrator'] },
  server: { id: id(1), name: 'SSO1' },
  system: { id: id(2), name: 'Contoso', ssoEnabled: true },
  masterSecretServer: 'SSO1',
  protector: 'key-file',
  database: { kind: 'sqlite', path: '/data/credentials.db', schemaVersion: 1, bytes: 1000, epoch: 5 },
  secret: { id: id(4), version: 4, createdAt: AT, uses: 10 },
  policy: { secretMaximumAge: 365, secretRemindAhead: 30 },
  ring: [ringSecret(4, { state: 'current', rows: 2000 })],
  backup: { takenAt: AT, secretVersion: 4, verifiedAt: AT, path: '/safe/sso-4.bak' },
  databaseBackup: { takenAt: AT, path: '/safe/credentials.db' },
  operation: null,
  work: [],
  counts: { applications: 12, mappings: 2000, credentials: 2000, quarantined: 0 },
  administrators: ['HOST\\anna', 'HOST\\sso-admins'],
  situations: [],
  ...part,
});

export const unconfigured = (): Overview =>
  overview({
    server: null,
    system: null,
    masterSecretServer: null,
    protector: null,
    database: null,
    secret: null,
    policy: null,
    ring: [],
    backup: null,
    databaseBackup: null,
    counts: null,
    administrators: [],
    caller: { account: 'HOST\\anna', roles: [] },
    situations: [{ id: 'not-configured', params: {} }],
  });
