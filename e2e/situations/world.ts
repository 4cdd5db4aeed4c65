/** Data folders that the situations are brought about in: made once by the tools, then copied. */
import { rmSync } from 'node:fs';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Situation } from '../../shared/domain/situations.ts';
import { openSqlite } from '../../bench/sqlite.ts';
import { changeRights } from '../../engine/access/index.ts';
import { access } from '../../engine/credential-db/index.ts';
import { openEngine, type Engine } from '../../engine/open.ts';
import { PASSWORD, type Machine } from '../console.ts';
import { must, runOn } from './tools.ts';

/** Credentials that the examples bring. */
export const CREDENTIALS = 8;
export const REMINDER = 'where the horse stood';
export const SYSTEM = 'Contoso';

/**
 * empty: a new machine. bare: a system without a master secret. whole: one whose every thing is in order. alone: whole, but with a
 * single administrator. foreign: another system, whole.
 */
export type Start = 'empty' | 'bare' | 'whole' | 'alone' | 'foreign';

export const databaseOf = ({ home }: Machine): string => join(home, 'credentials.db');
export const storeFolderOf = ({ home }: Machine): string => join(home, 'secret-store');
export const keyFileOf = ({ home }: Machine): string => join(home, 'identity', 'store.key');
export const storeOf = (machine: Machine): string => join(storeFolderOf(machine), 'store');
export const fileIn = ({ files }: Machine, name: string): string => join(files, name);

/** Both are in every folder but the empty one and, the second, the bare one. */
export const FIRST_BACKUP = 'first.bak';
export const DATABASE_COPY = 'copy.db';

async function callerOf(home: string): Promise<string> {
  const { out } = await runOn(0, home, 'ssoconfig', '-status', '--json');
  return (JSON.parse(out) as { caller: { account: string } }).caller.account;
}

/** A system whose master secret is of `days` ago; what can be redone since (backups) is of today. */
export async function makeSystem({ home, files }: Machine, start: Start, days = 0): Promise<void> {
  const admins = start === 'alone' ? [] : ['--admins', `${await callerOf(home)},VALMY\\sso-admins`];
  const password = ['--password-file', join(files, '.password')];
  const then = (tool: 'ssoconfig' | 'ssomanage', ...args: string[]) => must(runOn(days, home, tool, ...args));
  await then('ssoconfig', '-createDB', '--name', start === 'foreign' ? 'Fabrikam' : SYSTEM, '--server-name', 'SSO1', ...admins);
  if (start === 'bare') return;
  await then('ssoconfig', '-generateSecret', join(files, FIRST_BACKUP), '--reminder', REMINDER, ...password);
  await then('ssomanage', '-createApps', 'examples/apps.xml');
  await then('ssomanage', '-importCredentials', 'examples/credentials.csv');
}

const made = new Map<Start, Promise<Machine>>();

async function prepare(start: Start): Promise<Machine> {
  const root = await mkdtemp(join(tmpdir(), 'sso-prepared-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const machine = { home: join(root, 'home'), files: root, run: () => Promise.reject(new Error('not this one')) };
  await writeFile(fileIn(machine, '.password'), PASSWORD, { mode: 0o600 });
  if (start !== 'empty') await makeSystem(machine, start);
  if (start === 'whole') await must(runOn(0, machine.home, 'ssoconfig', '-backupDB', fileIn(machine, DATABASE_COPY)));
  return machine;
}

/** Into the machine's data folder, and its backups beside it. */
export async function copyInto({ home, files }: Machine, start: Start): Promise<void> {
  if (start === 'empty') return;
  const making = made.get(start) ?? prepare(start);
  made.set(start, making);
  const prepared = await making;
  await cp(prepared.home, home, { recursive: true, preserveTimestamps: true });
  for (const name of [FIRST_BACKUP, DATABASE_COPY]) await cp(fileIn(prepared, name), join(files, name)).catch(() => undefined);
}

/** Past the product, as somebody with a tool of his own would. */
export async function withSql(machine: Machine, ...statements: readonly string[]): Promise<void> {
  const database = await openSqlite(databaseOf(machine));
  for (const statement of statements) await database.exec(statement);
  await database.close();
}

/** For what only time, or a protector that this machine lacks, brings about. */
export async function withEngine(
  { home }: Machine,
  options: Pick<Parameters<typeof openEngine>[0], 'keyStore'>,
  work: (parts: Engine['parts']) => Promise<unknown>,
): Promise<void> {
  const engine = openEngine({ dataFolder: home, ...options });
  await work(engine.parts);
  await engine.close();
}

/** What the engine says of the folder, as the command line has it; `options` may unlock the store for it. */
export async function situationsOf({ home }: Machine, ...options: readonly string[]): Promise<readonly Situation[]> {
  const { out } = await runOn(0, home, 'ssoconfig', '-status', '--json', ...options);
  return (JSON.parse(out) as { situations: Situation[] }).situations;
}

/** Accounts of another host and of a domain, as a database has them that comes from another machine. */
export const ELSEWHERE = ['OLDHOST\\anna', 'VALMY\\sso-admins'];

export async function administratorsOfElsewhere(parts: Engine['parts']): Promise<void> {
  const { ring } = await parts.ring.contents();
  await (await parts.database()).write((db) => changeRights(db, ring, () => access.replaceAccounts(db, 'sso-administrator', ELSEWHERE)));
}
