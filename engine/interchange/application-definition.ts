/** An affiliate application as a file describes it, checked, before it has an id. */
import type { ApplicationType } from '../credential-db/schema.ts';

export interface FieldDefinition {
  readonly ordinal: number;
  readonly label: string;
  readonly masked: boolean;
  readonly synchronized: boolean;
}

/** `enabled` is done last: an application without its fields is never an enabled one. */
export interface ApplicationFlags {
  readonly enabled: boolean;
  readonly windowsInitiated: boolean;
  readonly hostInitiated: boolean;
  readonly validatePassword: boolean;
  readonly disableCredentialCache: boolean;
  readonly allowTickets: boolean;
  readonly validateTickets: boolean;
  readonly timeoutTickets: boolean;
  readonly allowLocalAccounts: boolean;
  readonly adminAccountSame: boolean;
  readonly directPasswordSync: boolean;
  readonly windowsCredentials: boolean;
  readonly restrictedCredentials: boolean;
  readonly restrictMappingCreate: boolean;
}

/** ENTSSO's (reference §6). */
export const DEFAULT_FLAGS: ApplicationFlags = {
  enabled: false,
  windowsInitiated: true,
  hostInitiated: false,
  validatePassword: true,
  disableCredentialCache: false,
  allowTickets: false,
  validateTickets: true,
  timeoutTickets: true,
  allowLocalAccounts: false,
  adminAccountSame: false,
  directPasswordSync: false,
  windowsCredentials: false,
  restrictedCredentials: false,
  restrictMappingCreate: false,
};

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
