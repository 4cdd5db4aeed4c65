/** ssoconfig: backup files of the master secret. */
import type { z } from 'zod';
import type { BackupDescription, SecretFitSchema } from '../../shared/contract/console/backup.ts';
import { SsoError } from '../../shared/errors.ts';
import { instantText } from '../../shared/i18n/index.ts';
import { backupVerdict } from '../backup-verdict.ts';
import { newPassword, reminderOf } from '../new-password.ts';
import { followOperation, reportEnd } from '../operation-follow.ts';
import { pathArgument } from '../paths.ts';
import { readSecret } from '../secrets-input.ts';
import { argument, type Run, type Verb } from '../verb.ts';
import { followWork } from '../work-follow.ts';

type SecretFit = z.infer<typeof SecretFitSchema>;

async function backupSecret(run: Run): Promise<number> {
  const { client, printer } = run;
  const path = pathArgument(run, 0);
  const plan = await client.secret.planBackup({ path, for: 'back-up' });
  printer.say('backup.plan', { version: plan.secretVersion, path: plan.path });
  const password = await newPassword(run);
  const written = await client.backup.write({ path, password, reminder: await reminderOf(run) });
  printer.say('backup.done', { count: written.secrets.length, version: written.secretVersion, path: written.path });
  printer.document(written);
  return 0;
}

/** ENTSSO's words: the reminder is shown before the password is asked for. */
async function passwordOf(run: Run, { reminder }: BackupDescription): Promise<string> {
  const { io, given, i18n, printer } = run;
  if (reminder !== '') printer.say('prompt.reminderIs', { reminder });
  return readSecret(io, given.options, { message: i18n.t('cli:prompt.password') });
}

function showFits({ printer, i18n }: Run, key: string, secrets: readonly SecretFit[]): void {
  for (const secret of secrets) {
    const values = { version: secret.version, id: secret.id, count: secret.opens, fit: i18n.t(`domain:fit.${secret.fit}`) };
    printer.say(key, values);
  }
}

async function verifyBackup(run: Run): Promise<number> {
  const { client, printer, i18n } = run;
  const path = pathArgument(run, 0);
  const description = await client.backup.describe({ path });
  printer.say('backup.of', {
    system: description.systemName,
    at: instantText(i18n.language, description.createdAt),
    by: description.createdBy,
  });
  const password = await passwordOf(run, description);
  const { kind: _kind, ...verification } = await followWork(run, client.backup.verify({ path, password }));
  showFits(run, 'backup.fit', verification.secrets);
  printer.say(`backup.${backupVerdict(verification)}`);
  printer.document(verification);
  return 0;
}

async function restoreLastGood(run: Run): Promise<number> {
  const { client, printer, i18n } = run;
  const { writtenAt, secrets } = await client.backup.restoreLastGood();
  printer.say('restore.lastGood', { at: instantText(i18n.language, writtenAt), versions: secrets.map(({ version }) => version).join(',') });
  printer.document({ writtenAt, secrets });
  return 0;
}

async function restoreSecret(run: Run): Promise<number> {
  const { client, printer, given } = run;
  const lastGood = given.options.has('last-good');
  if (lastGood === (argument(run, 0) !== ''))
    throw new SsoError('USAGE', { problem: 'either-argument', verb: '-restoreSecret', argument: 'restoreFile', option: '--last-good' });
  if (lastGood) return restoreLastGood(run);
  const path = pathArgument(run, 0);
  const password = await passwordOf(run, await client.backup.describe({ path }));
  const ended = await followOperation(run, await client.backup.restore({ path, password }));
  const exit = reportEnd(run, ended);
  showFits(run, 'restore.installed', ended?.installed ?? []);
  showFits(run, 'restore.left', ended?.left ?? []);
  printer.document({
    operation: ended?.operation ?? null,
    installed: ended?.installed ?? [],
    left: ended?.left ?? [],
    unreadable: ended?.unreadable ?? [],
  });
  return exit;
}

export const BACKUP_VERBS: readonly Verb[] = [
  {
    name: 'backupSecret',
    arguments: [{ name: 'backupFile' }],
    options: ['password-stdin', 'password-file', 'reminder'],
    run: backupSecret,
  },
  { name: 'verifyBackup', arguments: [{ name: 'backupFile' }], options: ['password-stdin', 'password-file'], run: verifyBackup },
  {
    name: 'restoreSecret',
    arguments: [{ name: 'restoreFile', optional: true }],
    options: ['password-stdin', 'password-file', 'last-good'],
    run: restoreSecret,
  },
];
