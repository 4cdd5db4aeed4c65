/** The three tools and their verbs: only those that work. The order is the order of the list. */
import { APPLICATION_VERBS, CREATE_APPLICATION_VERBS } from './verbs/applications.ts';
import { AUDIT_VERBS } from './verbs/audit.ts';
import { AUDIT_LEVEL_VERBS } from './verbs/audit-level.ts';
import { AUDIT_LIST_VERBS } from './verbs/audit-list.ts';
import { BACKUP_VERBS } from './verbs/backup.ts';
import { DATABASE_VERBS } from './verbs/database.ts';
import { MAPPING_VERBS } from './verbs/mappings.ts';
import { OPERATION_VERBS } from './verbs/operation.ts';
import { OWN_VERBS } from './verbs/own.ts';
import { PROTECTOR_VERBS } from './verbs/protector.ts';
import { SECRET_VERBS } from './verbs/secret.ts';
import { SETTINGS_VERBS } from './verbs/settings.ts';
import { STATUS_VERBS } from './verbs/status.ts';
import { PROTECT_VERBS, SWITCH_VERBS } from './verbs/system.ts';
import type { Verb } from './verb.ts';

export const TOOLS = {
  ssoconfig: [
    ...STATUS_VERBS,
    ...SECRET_VERBS,
    ...BACKUP_VERBS,
    ...OPERATION_VERBS,
    ...DATABASE_VERBS,
    ...AUDIT_VERBS,
    ...AUDIT_LEVEL_VERBS,
    ...PROTECT_VERBS,
    ...PROTECTOR_VERBS,
  ],
  ssomanage: [...CREATE_APPLICATION_VERBS, ...APPLICATION_VERBS, ...MAPPING_VERBS, ...SWITCH_VERBS, ...SETTINGS_VERBS, ...AUDIT_LIST_VERBS],
  ssoclient: [...APPLICATION_VERBS, ...OWN_VERBS],
} as const satisfies Record<string, readonly Verb[]>;

export type Tool = keyof typeof TOOLS;
