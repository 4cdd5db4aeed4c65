/** How each situation comes about on a data folder: by the tools, by what somebody does to the files, by time. */
import { createHash } from 'node:crypto';
import { chmod, chown, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SECRET_USES } from '../../shared/domain/limits.ts';
import { keyStoreProtector } from '../../engine/secret-store/index.ts';
import { memoryKeyStore } from '../../engine/secret-store/examples.helper.ts';
import { makeSystem, copyInto, databaseOf, fileIn, keyFileOf, storeFolderOf, storeOf, withEngine, withSql } from './world.ts';
import { DATABASE_COPY, FIRST_BACKUP, REMINDER, SYSTEM, administratorsOfElsewhere } from './world.ts';
import type { Machine } from '../console.ts';
import { killedAt, must, runOn, stoppedAt } from './tools.ts';

export type Bring = (machine: Machine) => Promise<unknown>;

const passwordOf = (machine: Machine): string[] => ['--password-file', fileIn(machine, '.password')];
const config = ({ home }: Machine, ...args: string[]): Promise<string> => must(runOn(0, home, 'ssoconfig', ...args));
const generate = (machine: Machine, name: string): Promise<string> =>
  config(machine, '-generateSecret', fileIn(machine, name), '--reminder', REMINDER, ...passwordOf(machine));

/** The database file alone: what was written ahead of it is written into it, or gone. */
async function putDatabase(machine: Machine, from: string): Promise<void> {
  for (const suffix of ['-wal', '-shm']) await rm(databaseOf(machine) + suffix, { force: true });
  await copyFile(from, databaseOf(machine));
}

async function withOlderStore(machine: Machine, between: () => Promise<unknown>): Promise<void> {
  await copyFile(storeOf(machine), fileIn(machine, 'older-store'));
  await between();
  await copyFile(fileIn(machine, 'older-store'), storeOf(machine));
  await chmod(storeOf(machine), 0o600);
}

async function pointElsewhere(machine: Machine): Promise<void> {
  const other: Machine = { ...machine, home: fileIn(machine, 'other'), files: machine.files };
  await mkdir(other.home);
  await copyInto(other, 'foreign');
  const path = join(machine.home, 'server.json');
  const settings = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...settings, databasePath: databaseOf(other) }), { mode: 0o600 });
}

async function unopenable(machine: Machine): Promise<void> {
  await withSql(
    machine,
    `update mapping set envelope = cast(substr(envelope, 1, 40) || zeroblob(length(envelope) - 40) as blob) where id = 1`,
  );
  await runOn(0, machine.home, 'ssoconfig', '-verifyDB');
}

/** All but the age of the secret is of today. */
async function ofDaysAgo(machine: Machine, days: number, ...today: readonly ('verified' | 'copied')[]): Promise<void> {
  await makeSystem(machine, 'whole', days);
  if (today.includes('verified')) await config(machine, '-verifyBackup', fileIn(machine, FIRST_BACKUP), ...passwordOf(machine));
  if (today.includes('copied')) await config(machine, '-backupDB', fileIn(machine, DATABASE_COPY));
}

export const unlessRoot = process.getuid?.() !== 0;

export const BRING = {
  nothing: () => Promise.resolve(),
  /** Something in the place of the settings that nobody would think of. */
  async blockSettings({ home }) {
    await rename(join(home, 'server.json'), join(home, 'server.json.aside'));
    await mkdir(join(home, 'server.json'));
  },
  loseSettings: ({ home }) => rm(join(home, 'server.json')),
  olderSchema: (machine) =>
    withSql(
      machine,
      ...['audit_lookup', 'audit_deleted_application', 'audit_deleted_mapping', 'audit_anchor', 'unreadable'].map(
        (name) => `drop table ${name}`,
      ),
      ...['audit_level_positive', 'audit_level_negative'].map((name) => `alter table system drop column ${name}`),
      'alter table system drop column secret_maximum_age',
      'alter table system drop column secret_remind_ahead',
      `delete from kysely_migration where name >= '0002'`,
      'pragma user_version = 1',
    ),
  newerSchema: (machine) => withSql(machine, 'pragma user_version = 999'),
  loseStore: (machine) => rm(storeFolderOf(machine), { recursive: true }),
  async damageStore(machine) {
    const bytes = await readFile(storeOf(machine));
    bytes[bytes.length - 40] = 0xff ^ (bytes.at(-40) ?? 0);
    await writeFile(storeOf(machine), bytes);
  },
  async newerStore(machine) {
    const bytes = (await readFile(storeOf(machine))).subarray(0, -32);
    const newer = Buffer.from(bytes.toString('latin1').replace('ENTSSO-STORE 1', 'ENTSSO-STORE 2'), 'latin1');
    await writeFile(storeOf(machine), Buffer.concat([newer, createHash('sha256').update(newer).digest()]));
  },
  lockStore: (machine) => config(machine, '-setProtector', 'passphrase', ...passwordOf(machine)),
  refuseKey: (machine) => withEngine(machine, {}, async (parts) => (await parts.store()).reprotect(keyStoreProtector(memoryKeyStore()))),
  pointElsewhere,
  loseKeyFile: (machine) => rm(keyFileOf(machine)),
  otherKeyFile: (machine) => writeFile(keyFileOf(machine), Buffer.alloc(32, 1)),
  exposeKeyFile: (machine) => chmod(keyFileOf(machine), 0o644),
  giveKeyFileAway: (machine) => (unlessRoot ? chmod(keyFileOf(machine), 0o000) : chown(keyFileOf(machine), 12345, 12345)),
  exposeStore: (machine) => chmod(storeOf(machine), 0o644),
  giveStoreAway: (machine) => (unlessRoot ? chmod(storeFolderOf(machine), 0o000) : chown(storeOf(machine), 12345, 12345)),
  putStoreBack: (machine) => withOlderStore(machine, () => generate(machine, 'second.bak')),
  async putEmptyStoreBack(machine) {
    await withOlderStore(machine, async () => {
      await generate(machine, FIRST_BACKUP);
      await must(runOn(0, machine.home, 'ssomanage', '-createApps', 'examples/apps.xml'));
      await must(runOn(0, machine.home, 'ssomanage', '-importCredentials', 'examples/credentials.csv'));
    });
  },
  loseFirstSecret: (machine) => withOlderStore(machine, () => generate(machine, FIRST_BACKUP)),
  moveDatabase: (machine) => rename(databaseOf(machine), fileIn(machine, 'moved.db')),
  async hideDatabase(machine) {
    await rename(databaseOf(machine), fileIn(machine, 'hidden.db'));
    await mkdir(databaseOf(machine));
  },
  async damageDatabase(machine) {
    const bytes = await readFile(databaseOf(machine));
    await writeFile(databaseOf(machine), bytes.fill(0x5a, 100, 20_000));
  },
  async rollBack(machine) {
    await generate(machine, 'second.bak');
    await putDatabase(machine, fileIn(machine, DATABASE_COPY));
  },
  alterRights: (machine) =>
    withSql(
      machine,
      `update access_account set account = 'VALMY\\eve', account_key = 'valmy\\eve' where account_key = 'valmy\\sso-admins'`,
    ),
  administratorsElsewhere: (machine) => withEngine(machine, {}, administratorsOfElsewhere),
  async appointOneself(machine) {
    await withEngine(machine, {}, administratorsOfElsewhere);
    await config(machine, '-becomeAdministrator', '--confirm', SYSTEM);
  },
  async alterAudit(machine) {
    await must(runOn(0, machine.home, 'ssomanage', '-disableSSO'));
    await must(runOn(0, machine.home, 'ssomanage', '-enableSSO'));
    await withSql(
      machine,
      ...['insert', 'update', 'delete'].map((verb) => `drop trigger if exists audit_event_no_${verb}`),
      'delete from audit_event where seq = (select max(seq) from audit_event)',
      'update audit_head set seq = seq - 1, hash = (select hash from audit_event order by seq desc limit 1)',
    );
  },
  forgetBackup: (machine) => withEngine(machine, {}, async (parts) => (await parts.store()).update((held) => ({ ...held, backup: null }))),
  async lagBackup(machine) {
    await generate(machine, 'second.bak');
    await withEngine(machine, {}, async (parts) =>
      (await parts.store()).update((held) => ({ ...held, backup: held.backup && { ...held.backup, secretVersion: 1 } })),
    );
  },
  monthsUnproven: (machine) => ofDaysAgo(machine, 181, 'copied'),
  monthUncopied: (machine) => ofDaysAgo(machine, 31),
  yearOld: (machine) => ofDaysAgo(machine, 341, 'verified', 'copied'),
  wearOut: (machine) => withSql(machine, `update secret set uses = ${SECRET_USES.remind}`),
  generateAgain: (machine) => generate(machine, 'second.bak'),
  stopBeforeBackup: (machine) =>
    killedAt('backup', machine.home, 'ssoconfig', '-generateSecret', fileIn(machine, 'second.bak'), ...passwordOf(machine)),
  stopAtWalk: (machine) =>
    stoppedAt('walk', machine.home, 'ssoconfig', '-generateSecret', fileIn(machine, 'second.bak'), ...passwordOf(machine)),
  dieAtWalk: (machine) =>
    killedAt('walk', machine.home, 'ssoconfig', '-generateSecret', fileIn(machine, 'second.bak'), ...passwordOf(machine)),
  unopenable,
  async quarantine(machine) {
    await unopenable(machine);
    await config(machine, '-quarantine', '--confirm', '1');
  },
  disable: ({ home }) => must(runOn(0, home, 'ssomanage', '-disableSSO')),
} as const satisfies Record<string, Bring>;
