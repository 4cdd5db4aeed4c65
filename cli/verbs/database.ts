/** ssoconfig: the credential database. */
import { hostName } from '../../engine/platform/account.ts';
import { NAME_LENGTH } from '../../shared/domain/limits.ts';
import { SsoError } from '../../shared/errors.ts';
import { confirmation } from '../confirmation.ts';
import { followOperation, reportEnd, showUnreadable } from '../operation-follow.ts';
import { pathArgument } from '../paths.ts';
import { systemName } from '../system-name.ts';
import type { Run, Verb } from '../verb.ts';
import { followWork } from '../work-follow.ts';
import { quarantine } from './quarantine.ts';

function requireLengths({ given }: Run): void {
  for (const [option, max] of [
    ['name', NAME_LENGTH.system],
    ['server-name', NAME_LENGTH.server],
  ] as const)
    if (Array.from(given.options.get(option) ?? '').length > max)
      throw new SsoError('USAGE', { problem: 'option-too-long', option: `--${option}`, max });
}

async function createDB(run: Run): Promise<number> {
  const { client, printer, given, account, dataFolder } = run;
  requireLengths(run);
  const written = (given.options.get('admins') ?? account).split(/[,;]/).map((name) => name.trim());
  const administrators = written.filter((name) => name !== '');
  const systemName = given.options.get('name') ?? hostName();
  const serverName = given.options.get('server-name');
  const created = await client.system.create({ systemName, administrators, ...(serverName === undefined ? {} : { serverName }) });
  printer.say('createDB.done', { system: systemName, server: created.serverName, path: created.databasePath });
  printer.document({ ...created, systemName, dataFolder });
  return 0;
}

async function verifyDB(run: Run): Promise<number> {
  const { client, printer } = run;
  const { total, opened, failed, bySecretVersion } = await followWork(run, client.database.verify());
  printer.say('verifyDB.done', { count: total, opened });
  for (const [version, count] of Object.entries(bySecretVersion))
    printer.say('verifyDB.version', { version: Number(version), opened: count });
  showUnreadable(run, failed);
  printer.document({ total, opened, failed, bySecretVersion });
  return failed.length === 0 && opened === total ? 0 : 1;
}

async function backupDB(run: Run): Promise<number> {
  const written = await run.client.database.backUp({ path: pathArgument(run, 0) });
  run.printer.say('backupDB.done', { path: written.path, bytes: written.bytes });
  run.printer.document(written);
  return 0;
}

/** Where this server has no settings, as on a new machine, the copy says which system is brought back. */
async function askRestore(run: Run, path: string): Promise<string> {
  const { client, i18n } = run;
  const { system } = await client.system.overview();
  if (system) return confirmation(run, system.name, i18n.t('cli:restoreDB.consequence'));
  const { systemName: name, masterSecretServer: server } = await client.database.describe({ path });
  return confirmation(run, name, i18n.t('cli:restoreDB.newMachine', { system: name, server }));
}

function sayReplaced({ printer }: Run, server: string | null): void {
  if (server === null) return;
  printer.say('place.taken', { server });
  printer.say('place.next');
}

async function restoreDB(run: Run): Promise<number> {
  const { client, printer } = run;
  const path = pathArgument(run, 0);
  const restored = await client.database.restore({ path, confirmation: await askRestore(run, path) });
  printer.say('restoreDB.done', { epoch: restored.epoch });
  if (restored.keptAt !== null) printer.say('restoreDB.kept', { path: restored.keptAt });
  if (restored.rolledBack) printer.say('restoreDB.rolledBack');
  sayReplaced(run, restored.replaces);
  printer.document(restored);
  return 0;
}

async function reconcile(run: Run): Promise<number> {
  const { client, printer, i18n } = run;
  const typed = await confirmation(run, await systemName(run), i18n.t('cli:reconcile.consequence'));
  const ended = await followOperation(run, await client.database.reconcile({ confirmation: typed }));
  printer.document({ operation: ended?.operation ?? null, unreadable: ended?.unreadable ?? [] });
  return reportEnd(run, ended);
}

async function upgradeDB({ client, printer }: Run): Promise<number> {
  const upgraded = await client.database.upgrade();
  printer.say('upgradeDB.done', { from: upgraded.from, to: upgraded.to, path: upgraded.copyAt });
  printer.document(upgraded);
  return 0;
}

async function setDB(run: Run): Promise<number> {
  const chosen = await run.client.database.choose({ path: pathArgument(run, 0) });
  run.printer.say('setDB.done', { path: chosen.path });
  sayReplaced(run, chosen.replaces);
  run.printer.document(chosen);
  return 0;
}

async function showDB({ client, printer }: Run): Promise<number> {
  const { database, system } = await client.system.overview();
  if (!database) throw new SsoError('NOT_CONFIGURED');
  printer.say('showDB.path', { path: database.path });
  printer.say('showDB.system', { system: system?.name ?? '?' });
  if (database.schemaVersion !== null) printer.say('showDB.schema', { version: database.schemaVersion });
  printer.document({ database, system });
  return 0;
}

export const DATABASE_VERBS: readonly Verb[] = [
  { name: 'createDB', arguments: [], options: ['name', 'server-name', 'admins'], run: createDB },
  { name: 'verifyDB', arguments: [], options: [], run: verifyDB },
  { name: 'backupDB', arguments: [{ name: 'databaseCopy' }], options: [], run: backupDB },
  { name: 'restoreDB', arguments: [{ name: 'databaseCopy' }], options: ['confirm'], run: restoreDB },
  { name: 'reconcile', arguments: [], options: ['confirm'], run: reconcile },
  { name: 'quarantine', arguments: [], options: ['confirm'], run: quarantine },
  { name: 'upgradeDB', arguments: [], options: [], run: upgradeDB },
  { name: 'setDB', arguments: [{ name: 'databaseFile' }], options: [], run: setDB },
  { name: 'showDB', arguments: [], options: [], run: showDB },
];
