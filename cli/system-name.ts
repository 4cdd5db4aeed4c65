/** The system's name, which is typed where all of it is at stake; where there is none to be had, why not. */
import type { Overview } from '../shared/contract/console/system.ts';
import { SsoError } from '../shared/errors.ts';
import type { Run } from './verb.ts';

function whyNone({ situations }: Overview): SsoError {
  const unreachable = situations.find(({ id }) => id === 'store-unreachable');
  if (unreachable) return new SsoError('STORE_UNREACHABLE', unreachable.params);
  return new SsoError(situations.some(({ id }) => id === 'settings-lost') ? 'SETTINGS_DAMAGED' : 'NOT_CONFIGURED');
}

/** NOT_CONFIGURED, SETTINGS_DAMAGED, STORE_UNREACHABLE. */
export async function systemName({ client }: Run): Promise<string> {
  const overview = await client.system.overview();
  if (!overview.system) throw whyNone(overview);
  return overview.system.name;
}
