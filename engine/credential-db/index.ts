/** The door of this folder: what the rest of the engine may use of it. */
export { createCredentialDatabase } from './create.ts';
export { copyDatabase } from './copies.ts';
export { inspectDatabaseFile } from './inspect.ts';
export { SCHEMA_VERSION } from './migrations/migrate.ts';
export { openCredentialDatabase } from './open.ts';
export * as access from './repositories/access.ts';
export * as applications from './repositories/applications.ts';
export { lookUp, type LookUpRow } from './repositories/look-up.ts';
export * as mappings from './repositories/mappings.ts';
export * as operations from './repositories/operations.ts';
export * as quarantine from './repositories/quarantine.ts';
export * as secrets from './repositories/secrets.ts';
export * as servers from './repositories/servers.ts';
export * as system from './repositories/system.ts';
export { upgradeDatabase } from './upgrade.ts';
export { insertPackedMappings } from './drivers/sqlite-import.ts';
export { readWalkBatch, writeWalkBatch, type WalkBatch } from './walk.ts';
export type { CredentialDatabase } from './types.ts';
