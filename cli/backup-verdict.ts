/** What a verification comes to, in one line: the worst that is true. What could not be tried is never said to be lacking. */
import type { BackupVerification } from '../shared/contract/console/backup.ts';

type Judged = Pick<BackupVerification, 'holdsCurrent'> & {
  readonly secrets: readonly Pick<BackupVerification['secrets'][number], 'fit'>[];
};

const FITTING: ReadonlySet<string> = new Set(['fits', 'does-not-open', 'retired']);

/** A key of the catalogue (`cli:backup`). */
export function backupVerdict({ secrets, holdsCurrent }: Judged): 'untried' | 'foreign' | 'holdsCurrent' | 'lacksCurrent' {
  if (secrets.every(({ fit }) => fit === 'database-unavailable')) return 'untried';
  if (!secrets.some(({ fit }) => FITTING.has(fit))) return 'foreign';
  return holdsCurrent ? 'holdsCurrent' : 'lacksCurrent';
}
