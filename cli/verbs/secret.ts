/** ssoconfig: generate and retire the master secret. */
import { confirmation } from '../confirmation.ts';
import { SsoError } from '../../shared/errors.ts';
import { newPassword, reminderOf } from '../new-password.ts';
import { followOperation, reportEnd } from '../operation-follow.ts';
import { pathArgument } from '../paths.ts';
import { argument, type Run, type Verb } from '../verb.ts';

async function generateSecret(run: Run): Promise<number> {
  const { client, printer } = run;
  const path = pathArgument(run, 0);
  const plan = await client.secret.planBackup({ path, for: 'generate' });
  printer.say('generate.plan', { version: plan.secretVersion, path: plan.path });
  const password = await newPassword(run);
  const reminder = await reminderOf(run);
  const ended = await followOperation(run, await client.secret.generate({ path, password, reminder }));
  const exit = reportEnd(run, ended);
  if (ended && exit === 0) {
    printer.say('generate.done', { version: ended.operation.secretVersion, path: ended.operation.backupPath });
    printer.say('generate.reencrypted', { count: ended.operation.done });
  }
  printer.document({
    secretVersion: ended?.operation.secretVersion ?? plan.secretVersion,
    backupPath: ended?.operation.backupPath ?? plan.path,
    operation: ended?.operation ?? null,
    unreadable: ended?.unreadable ?? [],
  });
  return exit;
}

async function retireSecret(run: Run): Promise<number> {
  const { client, printer, i18n } = run;
  const written = argument(run, 0);
  if (!/^[1-9]\d{0,9}$/.test(written)) throw new SsoError('USAGE', { problem: 'not-a-version', value: written });
  const typed = await confirmation(run, written, i18n.t('cli:retire.consequence', { version: Number(written) }));
  await client.secret.retire({ version: Number(written), confirmation: typed });
  printer.say('retire.done', { version: Number(written) });
  printer.document({ retired: Number(written) });
  return 0;
}

export const SECRET_VERBS: readonly Verb[] = [
  {
    name: 'generateSecret',
    arguments: [{ name: 'backupFile' }],
    options: ['password-stdin', 'password-file', 'reminder'],
    run: generateSecret,
  },
  { name: 'retireSecret', arguments: [{ name: 'version' }], options: ['confirm'], run: retireSecret },
];
