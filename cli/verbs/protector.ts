/** ssoconfig: what protects the secret store at rest. */
import { PROTECTOR_KINDS, type ProtectorKind } from '../../shared/domain/protectors.ts';
import { SsoError } from '../../shared/errors.ts';
import { confirmation } from '../confirmation.ts';
import { systemName } from '../system-name.ts';
import { readSecret } from '../secrets-input.ts';
import { storePassphrase } from '../store-passphrase.ts';
import { argument, type Run, type Verb } from '../verb.ts';

/** On a machine without a service there is no other process that it could unlock: it proves the passphrase, and says so. */
async function unlock({ io, i18n, client, given, printer }: Run): Promise<number> {
  if (!(await client.protector.describe()).locked) throw new SsoError('STORE_NOT_LOCKED');
  await client.protector.unlock({ passphrase: await storePassphrase({ io, i18n, client, options: given.options }) });
  printer.say('unlock.done');
  printer.say('unlock.alone');
  printer.document({ unlocked: true });
  return 0;
}

/**
 * A tool holds nothing that it could let go of. What it can do is wrap the store's key anew, under the same passphrase: then every process
 * that had it unlocked is locked at its next look, and is to be given the passphrase again.
 */
async function lock({ io, i18n, client, given, printer }: Run): Promise<number> {
  if ((await client.protector.describe()).kind !== 'passphrase') throw new SsoError('STORE_NOT_LOCKED');
  const passphrase = await storePassphrase({ io, i18n, client, options: given.options });
  await client.protector.unlock({ passphrase });
  await client.protector.change({ to: 'passphrase', passphrase });
  await client.protector.lock();
  printer.say('lock.done');
  printer.document({ locked: true });
  return 0;
}

const newPassphrase = ({ io, given, i18n }: Run): Promise<string> =>
  readSecret(io, given.options, { message: i18n.t('cli:prompt.newPassphrase'), again: i18n.t('cli:prompt.confirmPassphrase') });

async function setProtector(run: Run): Promise<number> {
  const { client, printer, i18n } = run;
  const to = argument(run, 0) as ProtectorKind; // one of its choices
  const passphrase = to === 'passphrase' ? { passphrase: await newPassphrase(run) } : {};
  const changed = await client.protector.change({ to, ...passphrase });
  printer.say('setProtector.done', { protector: i18n.t(`domain:protector.${to}.name`) });
  printer.say('setProtector.texts', {
    protects: i18n.t(`domain:protector.${to}.protects`),
    doesNot: i18n.t(`domain:protector.${to}.doesNot`),
  });
  for (const kind of changed.kept) printer.say('setProtector.kept', { protector: i18n.t(`domain:protector.${kind}.name`) });
  printer.document(changed);
  return 0;
}

async function setStoreAside(run: Run): Promise<number> {
  const { client, printer, i18n } = run;
  const name = await systemName(run);
  await client.protector.setAside({ confirmation: await confirmation(run, name, i18n.t('cli:setStoreAside.consequence')) });
  printer.say('setStoreAside.done');
  printer.document({ setAside: true });
  return 0;
}

export const PROTECTOR_VERBS: readonly Verb[] = [
  { name: 'unlock', arguments: [], options: [], run: unlock },
  { name: 'lock', arguments: [], options: [], run: lock },
  {
    name: 'setProtector',
    arguments: [{ name: 'protector', choices: PROTECTOR_KINDS }],
    options: ['password-stdin', 'password-file'],
    run: setProtector,
  },
  { name: 'setStoreAside', arguments: [], options: ['confirm'], run: setStoreAside },
];
