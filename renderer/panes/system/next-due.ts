/** Where all is well: when that was last proven, and what is to be done next, by when. The same limits as the situations'. */
import type { Overview } from '../../../shared/contract/console/system.ts';
import { BACKUP_PROOF_DAYS, DATABASE_BACKUP_DAYS } from '../../../shared/domain/limits.ts';

export interface Due {
  readonly action: 'verify-backup' | 'back-up-database' | 'generate';
  /** ISO 8601; null where no date is known by which it has to be done. */
  readonly at: string | null;
}

const DAY = 86_400_000;
const after = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY).toISOString();

/** A backup is opened again before its success is reported: that proved it for the first time. */
export const lastProof = ({ backup }: Overview): string | null => (backup === null ? null : (backup.verifiedAt ?? backup.takenAt));

/** The first of what falls due; what was never done at all comes before what has a date. */
export function nextDue(overview: Overview): Due | null {
  const { secret, policy, databaseBackup } = overview;
  const proof = lastProof(overview);
  if (secret === null || policy === null || proof === null) return null;
  if (databaseBackup === null) return { action: 'back-up-database', at: null };
  const due = [
    { action: 'verify-backup', at: after(proof, BACKUP_PROOF_DAYS) },
    { action: 'back-up-database', at: after(databaseBackup.takenAt, DATABASE_BACKUP_DAYS) },
    { action: 'generate', at: after(secret.createdAt, policy.secretMaximumAge - policy.secretRemindAhead) },
  ] as const;
  return [...due].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}
