/** What is looked at before anything is judged. Whatever could not be read is a fact too: its error stands where its value would. */
import type { OperationView } from '../../shared/contract/schemas.ts';
import type { Role } from '../../shared/domain/roles.ts';
import type { SsoError } from '../../shared/errors.ts';
import type { AlteredRow, SelfAppointed } from '../access/index.ts';
import type { AuditHead } from '../audit/index.ts';
import type { SecretTable, ServerTable, SystemTable } from '../credential-db/schema.ts';
import type { ServerSettings } from '../parts.ts';
import type { StoreContents } from '../secret-store/types.ts';

/** Exactly one of the two is there. */
export type Found<T> = { readonly value: T; readonly error: null } | { readonly value: null; readonly error: SsoError };

export interface Counts {
  readonly applications: number;
  readonly mappings: number;
  /** Mappings that have an envelope. */
  readonly credentials: number;
  readonly quarantined: number;
  /** Envelopes by secret version. */
  readonly byVersion: ReadonlyMap<number, number>;
  /** Versions that anything needs: envelopes, rows set aside, the MACs of rights. */
  readonly needed: ReadonlySet<number>;
}

export interface DatabaseView {
  readonly schemaVersion: number;
  readonly system: SystemTable;
  readonly secrets: readonly SecretTable[];
  readonly servers: readonly ServerTable[];
  /** Accounts that hold SSO Administrator. */
  readonly administrators: readonly string[];
  /** Who made himself one of them, as the owner of the data folder, and stands unconfirmed. */
  readonly selfAppointed: SelfAppointed | null;
  readonly operation: OperationView | null;
  /** Of this server's chain; null where the store, which remembers its end, cannot be had beside it. */
  readonly auditHead: AuditHead | null;
  /** Whether the chain has the record that the store remembers as its end; null where neither can be compared. */
  readonly auditHolds: boolean | null;
  /** Null while they are being counted for the first time. */
  readonly counts: Counts | null;
  /** Credentials that did not open when somebody looked, and are as they were then; by secret version. */
  readonly unreadable: ReadonlyMap<number | null, number>;
  /** Rows that give rights and were altered; null where it cannot be told. */
  readonly altered: readonly AlteredRow[] | null;
}

export interface Facts {
  readonly now: Date;
  readonly account: string;
  /** Of every account that the caller is: himself and his groups. */
  readonly groups: readonly string[];
  readonly roles: readonly Role[];
  readonly settings: Found<ServerSettings>;
  /** Whether there is a system here, or was before its settings were lost. */
  readonly wasSetUp: boolean;
  readonly store: Found<StoreContents>;
  /** When the store's kept copy was written; looked for only where the store is gone or damaged. */
  readonly lastGoodAt: string | null;
  readonly database: Found<DatabaseView>;
  /** The newest backup by the audit in the database; looked for only where the store does not know it. */
  readonly backupOnRecord: StoreContents['backup'];
  /** Since when the database has not answered, as far as this process knows. */
  readonly awaySince: string | null;
}
