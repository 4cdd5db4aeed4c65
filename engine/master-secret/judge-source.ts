/** Whether a backup file has anything that this database could use, before anything is begun. */
import { SsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';
import { isProven, judgeNames, type Judged } from './judge.ts';
import type { RingSource } from './ring-source.ts';

/** BACKUP_FOREIGN, BACKUP_RETIRED {versions}; by name: no credential is opened. */
export async function judgeSource(parts: EngineParts, source: RingSource): Promise<Judged> {
  const { systemId } = await parts.settings();
  if (source.systemId !== systemId) throw new SsoError('BACKUP_FOREIGN', { systemName: source.systemName });
  await parts.database(); // the database judges: without it nothing is installed
  const judged = await judgeNames(parts, source.ring, source.systemId);
  if (!judged.fits.some(isProven)) throw nothingToInstall(judged, source);
  return judged;
}

function nothingToInstall({ fits }: Judged, { systemName }: RingSource): SsoError {
  const retired = fits.filter(({ fit }) => fit === 'retired').map(({ version }) => version);
  return retired.length > 0
    ? new SsoError('BACKUP_RETIRED', { versions: retired.join(', ') })
    : new SsoError('BACKUP_FOREIGN', { systemName });
}
