/** What an action is done to: the rows that are selected in the result pane, or the application whose node is chosen. */
import type { ApplicationView } from '../../shared/contract/console/applications.ts';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';

export interface ApplicationRow {
  readonly id: string;
  readonly name: string;
  readonly type: ApplicationView['type'];
  readonly enabled: boolean;
}

export interface MappingRow {
  readonly id: string;
  readonly account: string;
  readonly externalUser: string;
  readonly enabled: boolean;
  readonly hasCredentials: boolean;
}

/** `beside`: the record one older (1) or newer (-1) in the list that it was chosen in; null at either end. */
interface AuditRecordTarget {
  readonly kind: 'audit-record';
  readonly record: AuditRecord;
  readonly beside: (record: AuditRecord, step: 1 | -1) => Promise<AuditRecord | null>;
}

export type Target =
  | { readonly kind: 'applications'; readonly rows: readonly ApplicationRow[] }
  /** `application`: the id of the one that all rows belong to. */
  | { readonly kind: 'mappings'; readonly application: string; readonly rows: readonly MappingRow[] }
  | { readonly kind: 'server'; readonly id: string; readonly name: string }
  | AuditRecordTarget;

export type TargetKind = Target['kind'];
export type TargetOf<Kind extends TargetKind> = Extract<Target, { readonly kind: Kind }>;
