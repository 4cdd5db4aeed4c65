/** The one row of the SSO system: its identity, its epoch, the secret that new envelopes carry. */
import { CREDENTIAL_CACHE_MINUTES, AUDIT_SIZE_DEFAULT, TICKET_TIMEOUT_MINUTES } from '../../../shared/domain/limits.ts';
import type { Guid } from '../../../shared/domain/names.ts';
import { SsoError } from '../../../shared/errors.ts';
import type { Db, SystemTable } from '../schema.ts';

export interface NewSystem {
  readonly systemId: Guid;
  readonly name: string;
  readonly incarnation: Guid;
  readonly masterServer: Guid;
  readonly epoch?: number;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Enabled, without a secret, with ENTSSO's time-outs. */
export async function insertSystem(db: Db, system: NewSystem): Promise<void> {
  await db
    .insertInto('system')
    .values({
      id: 1,
      system_id: system.systemId,
      name: system.name,
      incarnation: system.incarnation,
      epoch: system.epoch ?? 1,
      master_server: system.masterServer,
      encrypt_with: null,
      sso_enabled: 1,
      sso_changed_at: system.createdAt,
      sso_changed_by: system.createdBy,
      ticket_timeout: TICKET_TIMEOUT_MINUTES.default,
      credential_cache_timeout: CREDENTIAL_CACHE_MINUTES.default,
      audit_deleted_applications: AUDIT_SIZE_DEFAULT,
      audit_deleted_mappings: AUDIT_SIZE_DEFAULT,
      audit_lookups: AUDIT_SIZE_DEFAULT,
      allow_tickets: 0,
      validate_tickets: 1,
      allow_host_initiated: 0,
      rights_mac: null,
      change_counter: 0,
    })
    .execute();
}

export const readSystem = (db: Db): Promise<SystemTable> =>
  db
    .selectFrom('system')
    .selectAll()
    .executeTakeFirstOrThrow(() => new SsoError('DATABASE_DAMAGED', { fault: 'the row of the SSO system is missing' }));

/**
 * Grows the epoch to one above its present value, or above `atLeast` (the highest that anyone has seen) where that is more.
 * Returns the new one.
 */
export async function bumpEpoch(db: Db, atLeast = 0): Promise<number> {
  const { epoch } = await readSystem(db);
  const next = Math.max(epoch, atLeast) + 1;
  await db.updateTable('system').set({ epoch: next }).execute();
  return next;
}

/** The switch: from here on the database accepts envelopes under this secret only. */
export async function setEncryptWith(db: Db, version: number): Promise<void> {
  await db.updateTable('system').set({ encrypt_with: version }).execute();
}

export async function setSsoEnabled(db: Db, enabled: boolean, change: { at: string; by: string }): Promise<void> {
  await db
    .updateTable('system')
    .set((eb) => ({
      sso_enabled: enabled ? 1 : 0,
      sso_changed_at: change.at,
      sso_changed_by: change.by,
      change_counter: eb('change_counter', '+', 1),
    }))
    .execute();
}

type Settings = Pick<
  SystemTable,
  | 'ticket_timeout'
  | 'credential_cache_timeout'
  | 'audit_deleted_applications'
  | 'audit_deleted_mappings'
  | 'audit_lookups'
  | 'allow_tickets'
  | 'validate_tickets'
  | 'allow_host_initiated'
  | 'audit_level_positive'
  | 'audit_level_negative'
  | 'secret_maximum_age'
  | 'secret_remind_ahead'
>;

/** Counted as a change whether or not a value differs: access accounts are settings too, and stand elsewhere. */
export async function setSettings(db: Db, settings: Partial<Settings>): Promise<void> {
  await db
    .updateTable('system')
    .set((eb) => ({ ...settings, change_counter: eb('change_counter', '+', 1) }))
    .execute();
}

/** A database that was put back to an older state begins a new incarnation. */
export async function setIncarnation(db: Db, incarnation: Guid): Promise<void> {
  await db.updateTable('system').set({ incarnation }).execute();
}

export async function setMasterServer(db: Db, serverId: Guid): Promise<void> {
  await db.updateTable('system').set({ master_server: serverId }).execute();
}

export async function setRightsMac(db: Db, mac: Buffer): Promise<void> {
  await db.updateTable('system').set({ rights_mac: mac }).execute();
}
