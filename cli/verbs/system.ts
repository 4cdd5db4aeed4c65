/** Single sign-on for the whole system on and off; the rights of the secret store's files. */
import type { Run, Verb } from '../verb.ts';

async function protect({ client, printer }: Run): Promise<number> {
  await client.system.protect();
  printer.say('protect.done');
  printer.document({ protected: true });
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

export const PROTECT_VERBS: readonly Verb[] = [{ name: 'protect', arguments: [], options: [], run: protect }];

export const SWITCH_VERBS: readonly Verb[] = [
  { name: 'enableSSO', arguments: [], options: [], run: enableSSO },
  { name: 'disableSSO', arguments: [], options: [], run: disableSSO },
];
