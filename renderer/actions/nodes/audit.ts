/** The actions of Audit, and of the record that is selected. */
import type { ActionPart, Menu } from '../action.ts';
import { administrator, configured, databaseThere, firstOf, storeWhole } from '../reasons.ts';

export type AuditActionId = 'export-audit' | 'verify-audit' | 'record-details';

/** Why the audit cannot be read now; null where it can. */
export const recordReadable = firstOf(configured, administrator, databaseThere);

/** The chain's key is in the secret store. */
const provable = firstOf(recordReadable, storeWhole);

export const AUDIT_ACTIONS: ActionPart<AuditActionId> = {
  rules: {
    'export-audit': ({ overview }) => recordReadable(overview),
    'verify-audit': ({ overview }) => provable(overview),
    'record-details': ({ target }) => (target?.kind === 'audit-record' ? null : 'absent'),
  },
  shortcuts: { 'record-details': 'Alt+Enter' },
};

export const AUDIT_MENU: Menu = [['verify-audit', 'export-audit'], ['refresh']];

export const AUDIT_ROW_MENU: Menu = [['record-details']];
