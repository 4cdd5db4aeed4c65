/** Single sign-on for the whole system on and off; the rights of the secret store's files; who administers where nobody is left. */
import { confirmation } from '../confirmation.ts';
import { systemName } from '../system-name.ts';
import type { Run, Verb } from '../verb.ts';

async function protect({ client, printer }: Run): Promise<number> {
  await client.system.protect();
  printer.say('protect.done');
  printer.document({ protected: true });
  return 0;
}

async function becomeAdministrator(run: Run): Promise<number> {
  const { client, printer, i18n, account } = run;
  const system = await systemName(run);
  const consequence = i18n.t('cli:becomeAdministrator.consequence', { account, system });
  const { administrators } = await client.system.becomeAdministrator({ confirmation: await confirmation(run, system, consequence) });
  printer.say('becomeAdministrator.done', { accounts: administrators.join(', ') });
  printer.document({ account, administrators });
  return 0;
}

async function enableSSO({ client, printer }: Run): Promise<number> {
  await client.system.enable();
  printer.document({ ssoEnabled: true });
  return 0;
}

async function disableSSO({ client, printer }: Run): Promise<number> {
  await client.system.disable();
  printer.document({ ssoEnabled: false });
  return 0;
}

export const PROTECT_VERBS: readonly Verb[] = [
  { name: 'protect', arguments: [], options: [], run: protect },
  { name: 'becomeAdministrator', arguments: [], options: ['confirm'], run: becomeAdministrator },
];

export const SWITCH_VERBS: readonly Verb[] = [
  { name: 'enableSSO', arguments: [], options: [], run: enableSSO },
  { name: 'disableSSO', arguments: [], options: [], run: disableSSO },
];
