/** What a verification means for the administrator, in one sentence and its sign. */
import type { BackupVerification } from '../../shared/contract/console/backup.ts';
import type { Sign } from '../components/severity.tsx';

export interface VerifyVerdict {
  readonly sign: Sign;
  /** Under `verify` in the catalogue. */
  readonly key: 'foreign' | 'untried' | 'empty' | 'all' | 'some' | 'outdated';
  readonly opened: number;
  readonly credentials: number;
}

/** The worst that is true comes first: a file that fits nothing, that could not be tried, that lacks the current secret. */
export function verdictOf({ secrets, credentials, holdsCurrent }: Omit<BackupVerification, 'kind' | 'description'>): VerifyVerdict {
  const opened = secrets.reduce((sum, { opens }) => sum + opens, 0);
  const tried = secrets.some(({ fit }) => fit !== 'database-unavailable');
  const fits = secrets.some(({ fit }) => fit === 'fits' || fit === 'does-not-open' || fit === 'retired');
  const verdict = (sign: Sign, key: VerifyVerdict['key']): VerifyVerdict => ({ sign, key, opened, credentials });
  if (!tried) return verdict('risk', 'untried');
  if (!fits) return verdict('stop', 'foreign');
  if (!holdsCurrent) return verdict('risk', 'outdated');
  if (credentials === 0) return verdict('well', 'empty');
  return opened >= credentials ? verdict('well', 'all') : verdict('risk', 'some');
}
