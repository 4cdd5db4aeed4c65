/**
 * Which records of the audit go into the operating system's log as well: ENTSSO's two levels, one for what was done and one for what was
 * refused or failed (10535, 10536). The audit itself keeps every record at any level.
 */
import type { AUDIT_RESULTS } from './audit-actions.ts';

export const AUDIT_LEVEL = { min: 0, max: 3, positive: 0, negative: 1 } as const;

/** From 0 on. */
export const AUDIT_LEVEL_NAMES = ['none', 'low', 'medium', 'high'] as const;

export interface AuditLevels {
  readonly positive: number;
  readonly negative: number;
}

export interface Judged {
  readonly action: string;
  readonly result: (typeof AUDIT_RESULTS)[number];
}

/** Say that something was found wrong, though the record itself is of something done. */
const FINDINGS: readonly string[] = ['audit.mendHead', 'audit.mendTable', 'audit.setAside', 'audit.checkpoint'];
/** Change nothing. */
const LOOKS: readonly string[] = ['audit.verify', 'audit.export', 'audit.adopt', 'backup.verify', 'database.verify', 'mappings.lookUp'];
const EVERYDAY = /^(applications|mappings|servers)\./;

export const isNegative = ({ action, result }: Judged): boolean => result === 'refused' || result === 'failed' || FINDINGS.includes(action);

/** 1: failures and findings. 2: refusals too. 3: refused look-ups too. */
function negativeLevel({ action, result }: Judged): number {
  if (result !== 'refused') return 1;
  return action === 'mappings.lookUp' ? 3 : 2;
}

/** 1: what changes the system, its master secret or its database. 2: applications and mappings too. 3: what only looks, and beginnings, too. */
function positiveLevel({ action, result }: Judged): number {
  if (result !== 'done' || LOOKS.includes(action)) return 3;
  return EVERYDAY.test(action) ? 2 : 1;
}

export const isTold = (levels: AuditLevels, judged: Judged): boolean =>
  isNegative(judged) ? negativeLevel(judged) <= levels.negative : positiveLevel(judged) <= levels.positive;
