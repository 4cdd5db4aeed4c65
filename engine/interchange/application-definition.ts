/** An affiliate application as a file describes it, checked, before it has an id. */
import { NEW_APPLICATION_FLAGS, type ApplicationFlag } from '../../shared/domain/application-flags.ts';
import type { ApplicationType } from '../credential-db/schema.ts';

export interface FieldDefinition {
  readonly ordinal: number;
  readonly label: string;
  readonly masked: boolean;
  readonly synchronized: boolean;
}

/** `enabled` is done last: an application without its fields is never an enabled one. */
export type ApplicationFlags = Readonly<Record<ApplicationFlag | 'enabled', boolean>>;

export const DEFAULT_FLAGS: ApplicationFlags = { enabled: false, ...NEW_APPLICATION_FLAGS };

export interface ApplicationDefinition {
  readonly name: string;
  readonly type: Extract<ApplicationType, 'individual' | 'group' | 'host-group' | 'config-store'>;
  readonly description: string;
  readonly contact: string;
  /** In the file's order, which decides which group mapping wins. For a host group the one Windows account. */
  readonly userAccounts: readonly string[];
  readonly adminAccounts: readonly string[];
  readonly fields: readonly FieldDefinition[];
  readonly flags: ApplicationFlags;
}
