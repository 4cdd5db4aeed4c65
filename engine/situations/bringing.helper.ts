/** How each situation comes about, on a real data folder. */
import { createHash } from 'node:crypto';
import { chmod, chown, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SECRET_USES } from '../../shared/domain/limits.ts';
import type { Situation, SituationId } from '../../shared/domain/situations.ts';
import { becomeAdministrator } from '../access/become-administrator.ts';
import { setSsoEnabled } from '../access/set-sso.ts';
import { changeRights } from '../access/index.ts';
import { servers, system } from '../credential-db/index.ts';
import { secretByVersion, withoutSecret } from '../crypto/index.ts';
import type { Claim } from '../master-secret/types.ts';
import type { Caller } from '../parts.ts';
import { hostName, ownAccount } from '../platform/account.ts';
import { changeProtector } from '../protection/change.ts';
import { lock } from '../protection/lock.ts';
import { memoryKeyStore } from '../secret-store/examples.helper.ts';
import { keyStoreProtector } from '../secret-store/index.ts';
import { addApplication, addMapping, addOperation } from './rows.helper.ts';
import { addCurrentSecret, ANNA, emptyFolder, madeSystem, STRANGER, type TestSystem } from './system.helper.ts';

const open: TestSystem[] = [];
const claims: Claim[] = [];
/** What was taken away and has to be given back: nobody removes a folder that he may not read. */
const rights: (() => Promise<void>)[] = [];
/** After each test. */
export async function closeAll(): Promise<void> {
  for (const claim of claims.splice(0)) await claim.release();
  for (const giveBack of rights.splice(0)) await giveBack();
  for (const made of open.splice(0)) await made.close();
}

export async function opened(making: Promise<TestSystem>): Promise<TestSystem> {
  const made = await making;
  open.push(made);
  return made;
}

const storeFile = ({ parts }: TestSystem): string => join(parts.folder.storeFolder, 'store');
const raw = async ({ parts }: TestSystem, ...statements: readonly string[]): Promise<void> => {
  const database = await parts.database();
  await database.write(async (db) => {
    for (const statement of statements) await sql.raw(statement).execute(db);
  });
};

/** A copy of the database as it is now, put back by hand later: no product of ours had a say in it. */
async function rolledBackBy(made: TestSystem, between: () => Promise<unknown>): Promise<void> {
  const { parts, root } = made;
  await (await parts.database()).copyTo(join(root, 'old.db'));
  await between();
  await parts.closeDatabase();
  for (const suffix of ['-wal', '-shm']) await rm(parts.folder.database + suffix, { force: true });
  await copyFile(join(root, 'old.db'), parts.folder.database);
}

async function olderStore(made: TestSystem, between: () => Promise<unknown>): Promise<void> {
  await copyFile(storeFile(made), join(made.root, 'old-store'));
  await between();
  await copyFile(join(made.root, 'old-store'), storeFile(made));
  await chmod(storeFile(made), 0o600);
}

async function newSecretWithRow({ parts }: TestSystem): Promise<void> {
  const { version } = await addCurrentSecret(parts);
  await addMapping(parts, await addApplication(parts), version);
}

type Backup = { takenAt: string; secretVersion: number; verifiedAt: string | null; path: string };
export async function withBackup({ parts }: TestSystem, backup: Partial<Backup> = {}): Promise<void> {
  const takenAt = parts.clock.now().toISOString();
  await (
    await parts.store()
  ).update((held) => ({
    ...held,
    backup: { takenAt, secretVersion: held.highestVersion, verifiedAt: null, path: '/backups/x.bak', ...backup },
    databaseBackup: { takenAt, path: '/backups/y.db' },
  }));
}

export interface Brought {
  readonly made: TestSystem;
  readonly params?: Situation['params'];
  readonly caller?: Caller;
}

/** How each comes about, on a real data folder. A situation without a line here does not compile. */
export const BRINGING: Record<SituationId, () => Promise<Brought>> = {
  'not-configured': async () => ({ made: await opened(emptyFolder()) }),
  'settings-lost': async () => {
    const made = await opened(madeSystem());
    await rm(made.parts.folder.settings);
    return { made };
  },
  'no-secret': async () => ({ made: await opened(madeSystem({ secrets: 0 })) }),
  'schema-old': async () => {
    const made = await opened(madeSystem());
    await raw(made, 'pragma user_version = 1');
    await made.parts.closeDatabase();
    return { made };
  },
  'schema-new': async () => {
    const made = await opened(madeSystem());
    await raw(made, 'pragma user_version = 999');
    await made.parts.closeDatabase();
    return { made };
  },
  'store-missing': async () => {
    const made = await opened(madeSystem());
    await addMapping(made.parts, await addApplication(made.parts), 1);
    await rm(made.parts.folder.storeFolder, { recursive: true });
    return { made, params: { count: 1 } };
  },
  'store-damaged': async () => {
    const made = await opened(madeSystem());
    const bytes = await readFile(storeFile(made));
    bytes[bytes.length - 40] = 0xff ^ (bytes.at(-40) ?? 0);
    await writeFile(storeFile(made), bytes);
    return { made, params: { lastGoodAt: made.parts.clock.now().toISOString() } };
  },
  'store-newer': async () => {
    const made = await opened(madeSystem());
    const bytes = (await readFile(storeFile(made))).subarray(0, -32);
    const newer = Buffer.from(bytes.toString('latin1').replace('ENTSSO-STORE 1', 'ENTSSO-STORE 2'), 'latin1');
    await writeFile(storeFile(made), Buffer.concat([newer, createHash('sha256').update(newer).digest()]));
    return { made };
  },
  'store-locked': async () => {
    const made = await opened(madeSystem());
    await changeProtector(made.parts, ANNA, { to: 'passphrase', passphrase: 'correct horse battery' });
    await lock(made.parts, ANNA);
    return { made };
  },
  'key-store-refused': async () => {
    const made = await opened(madeSystem());
    await (await made.parts.store()).reprotect(keyStoreProtector(memoryKeyStore()));
    return { made, params: { reason: 'refused' } };
  },
  'store-foreign': async () => {
    const [made, other] = [await opened(madeSystem()), await opened(madeSystem({ systemName: 'Fabrikam' }))];
    const settings = { ...(await made.parts.settings()), databasePath: other.parts.folder.database };
    await made.parts.closeDatabase();
    await writeFile(made.parts.folder.settings, JSON.stringify(settings));
    return { made, params: { storeSystem: 'Contoso', databaseSystem: 'Fabrikam' } };
  },
  'key-file-missing': async () => {
    const made = await opened(madeSystem());
    await rm(made.parts.folder.protectorKey);
    return { made };
  },
  'key-file-wrong': async () => {
    const made = await opened(madeSystem());
    await writeFile(made.parts.folder.protectorKey, Buffer.alloc(32, 1));
    return { made };
  },
  'key-file-unreadable': async () => {
    const made = await opened(madeSystem());
    const { protectorKey } = made.parts.folder;
    const owner = process.getuid?.() || 12345;
    await (owner === 12345 ? chown(protectorKey, owner, owner) : chmod(protectorKey, 0o000));
    return { made, params: { account: ANNA.account, owner } };
  },
  'key-file-exposed': async () => {
    const made = await opened(madeSystem());
    await chmod(made.parts.folder.protectorKey, 0o640);
    return { made };
  },
  'store-exposed': async () => {
    const made = await opened(madeSystem());
    await chmod(storeFile(made), 0o644);
    return { made };
  },
  'store-unreachable': async () => {
    const made = await opened(madeSystem());
    const { storeFolder } = made.parts.folder;
    // root may read everything, and is refused what belongs to somebody else
    if (process.getuid?.() === 0) {
      await chown(storeFile(made), 12345, 12345);
      return { made, params: { account: ANNA.account, owner: 12345 } };
    }
    await chmod(storeFolder, 0o000);
    rights.push(() => chmod(storeFolder, 0o700));
    return { made, params: { account: ANNA.account } };
  },
  'store-behind': async () => {
    const made = await opened(madeSystem());
    await olderStore(made, () => newSecretWithRow(made));
    return { made, params: { version: 2, since: made.parts.clock.now().toISOString(), readable: '1' } };
  },
  'secret-lost': async () => {
    const made = await opened(madeSystem({ secrets: 0 }));
    await olderStore(made, () => addCurrentSecret(made.parts));
    return { made, params: { version: 1 } };
  },
  'database-missing': async () => {
    const made = await opened(madeSystem());
    await made.parts.closeDatabase();
    await rename(made.parts.folder.database, join(made.root, 'elsewhere.db'));
    return { made };
  },
  'database-away': async () => {
    const made = await opened(madeSystem());
    await made.parts.closeDatabase();
    await rename(made.parts.folder.database, join(made.root, 'elsewhere.db'));
    await mkdir(made.parts.folder.database);
    return { made, params: { since: made.parts.clock.now().toISOString() } };
  },
  'database-damaged': async () => {
    const made = await opened(madeSystem());
    await made.parts.closeDatabase();
    const bytes = await readFile(made.parts.folder.database);
    await writeFile(made.parts.folder.database, bytes.fill(0x5a, 100, 20_000));
    return { made };
  },
  'database-rolled-back': async () => {
    const made = await opened(madeSystem());
    await rolledBackBy(made, () => addCurrentSecret(made.parts));
    return { made, params: { epoch: 2, seen: 3 } };
  },
  'rights-altered': async () => {
    const made = await opened(madeSystem());
    await raw(made, `update access_account set account = 'HOST\\eve', account_key = 'host\\eve' where account_key = 'host\\anna'`);
    return { made, params: { count: 2, name: 'Contoso' } };
  },
  'audit-altered': async () => {
    const made = await opened(madeSystem());
    await setSsoEnabled(made.parts, ANNA, true);
    const database = await made.parts.database();
    await database.write(async (db) => {
      const triggers = await sql<{
        name: string;
      }>`select name from sqlite_master where type = 'trigger' and tbl_name like 'audit%'`.execute(db);
      for (const { name } of triggers.rows) await sql.raw(`drop trigger ${name}`).execute(db);
      await db.deleteFrom('audit_event').where('seq', '=', 2).execute();
      await sql.raw('update audit_head set seq = 1, hash = (select hash from audit_event where seq = 1)').execute(db);
    });
    return { made, params: { count: 1 } };
  },
  'never-backed-up': async () => {
    const made = await opened(madeSystem());
    await addMapping(made.parts, await addApplication(made.parts), 1);
    return { made, params: { count: 1 } };
  },
  'backup-outdated': async () => {
    const made = await opened(madeSystem({ secrets: 2 }));
    await withBackup(made, { secretVersion: 1 });
    return { made, params: { backupVersion: 1, version: 2 } };
  },
  'backup-unverified': async () => {
    const made = await opened(madeSystem());
    await withBackup(made);
    made.advanceDays(181);
    return { made, params: { count: 181 } };
  },
  'database-not-backed-up': async () => {
    const made = await opened(madeSystem());
    made.advanceDays(31);
    return { made, params: { count: 31, never: true } };
  },
  'secret-due': async () => {
    const made = await opened(madeSystem());
    made.advanceDays(341);
    return { made, params: { count: 341, max: 365 } };
  },
  'secret-worn': async () => {
    const made = await opened(madeSystem());
    await raw(made, `update secret set uses = ${SECRET_USES.remind}`);
    return { made, params: { uses: SECRET_USES.remind, limit: SECRET_USES.refuse } };
  },
  'single-administrator': async () => ({
    made: await opened(madeSystem({ administrators: [ANNA.account] })),
    params: { account: ANNA.account },
  }),
  retirable: async () => {
    const made = await opened(madeSystem({ secrets: 3 }));
    await addMapping(made.parts, await addApplication(made.parts), 3);
    return { made, params: { count: 2, versions: '1, 2' } };
  },
  'generate-unfinished': async () => {
    const made = await opened(madeSystem());
    await addOperation(made.parts, { state: 'backed-up', secret_version: 2 });
    return { made, params: { state: 'backed-up', version: 2 } };
  },
  reencrypting: async () => {
    const made = await opened(madeSystem());
    await addOperation(made.parts, { state: 're-encrypting', done: 412_000, total: 1_000_000 });
    claims.push(await made.another().operations.claim());
    return { made, params: { done: 412_000, total: 1_000_000 } };
  },
  'reencryption-paused': async () => {
    const made = await opened(madeSystem());
    await addOperation(made.parts, { state: 're-encrypting', done: 412_000, total: 1_000_000 });
    return { made, params: { percent: 41 } };
  },
  'rows-unreadable': async () => {
    const made = await opened(madeSystem());
    await addMapping(made.parts, await addApplication(made.parts), 1);
    await addCurrentSecret(made.parts);
    const store = await made.parts.store();
    const lost = secretByVersion((await store.read()).ring, 1);
    if (!lost) throw new Error('no secret 1');
    await store.update((held) => ({ ...held, ring: withoutSecret(held.ring, lost.id) }), { retiring: lost.id });
    return { made, params: { count: 1 } };
  },
  quarantined: async () => {
    const made = await opened(madeSystem());
    const mapping = await addMapping(made.parts, await addApplication(made.parts), 1);
    await raw(
      made,
      `insert into quarantine (mapping_id, application_id, account, revision, secret_version, envelope, reason, at, by)
       select id, application_id, account, revision, secret_version, envelope, 'altered', '', '' from mapping where id = ${mapping}`,
    );
    return { made, params: { count: 1 } };
  },
  'not-master': async () => {
    const made = await opened(madeSystem());
    const { ring } = await (await made.parts.store()).read();
    const other = {
      id: '11111111-1111-4111-8111-111111111111',
      name: 'SSO2',
      name_key: 'sso2',
      public_key: '',
      joined_at: '',
      last_seen_at: '',
    };
    const database = await made.parts.database();
    await database.write((db) =>
      changeRights(db, ring, async () => {
        await servers.insertServer(db, other);
        await system.setMasterServer(db, other.id);
      }),
    );
    return { made, params: { server: 'SSO2' } };
  },
  'master-without-secret': async () => {
    const made = await opened(madeSystem({ secrets: 0 }));
    await olderStore(made, () => newSecretWithRow(made));
    return { made };
  },
  'sso-disabled': async () => {
    const made = await opened(madeSystem());
    await setSsoEnabled(made.parts, ANNA, false);
    return { made, params: { since: made.parts.clock.now().toISOString(), by: ANNA.account } };
  },
  unforeseen: async () => {
    const made = await opened(madeSystem());
    await rm(made.parts.folder.settings);
    await mkdir(made.parts.folder.settings);
    return { made, params: { settings: true } };
  },
  'self-appointed': async () => {
    const made = await opened(madeSystem());
    const owner: Caller = { account: await ownAccount(hostName()), groups: [], origin: 'console' };
    await becomeAdministrator(made.parts, owner, { confirmation: 'Contoso' });
    return { made, params: { account: owner.account, at: made.parts.clock.now().toISOString() } };
  },
  'access-denied': async () => ({
    made: await opened(madeSystem()),
    caller: STRANGER,
    params: { role: 'sso-administrator', accounts: 'HOST\\anna, HOST\\sso-admins', account: STRANGER.account },
  }),
};
