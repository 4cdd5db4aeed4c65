/** What is done at once, of Affiliate Applications, of applications and of mappings. */
import type { AppClient } from '../../rpc/client.ts';
import type { Target } from '../target.ts';
import type { Command, CommandTable } from './command.ts';

const enableApplication: Command = async ({ console: { applications } }, target) => {
  if (target?.kind === 'applications') await applications.enable({ ids: target.rows.map(({ id }) => id) });
};

/** Mappings are asked for by their application's name, and chosen under its id. */
async function setMappingEnabled({ console: api }: AppClient, target: Target | null, enabled: boolean): Promise<void> {
  if (target?.kind !== 'mappings') return;
  const { name: application } = await api.applications.get({ id: target.application });
  await api.mappings.setEnabled({ application, ids: target.rows.map(({ id }) => Number(id)), enabled });
}

export const APPLICATIONS_COMMANDS: CommandTable = {
  'enable-application': enableApplication,
  'enable-mapping': (client, target) => setMappingEnabled(client, target, true),
  'disable-mapping': (client, target) => setMappingEnabled(client, target, false),
};
