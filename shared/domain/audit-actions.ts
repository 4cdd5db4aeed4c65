/**
 * What a record of the audit may tell of: the audited procedures of the console contract, by their names, and what the engine
 * records by itself. A record of another version of this product may name one that is not here: it is shown as it stands.
 */
export const AUDIT_ACTIONS = [
  'system.create',
  'system.enable',
  'system.disable',
  'system.update',
  'system.updateFromXml',
  'system.protect',
  'secret.generate',
  'secret.retire',
  'backup.write',
  'backup.verify',
  'backup.restore',
  'backup.restoreLastGood',
  'database.verify',
  'database.backUp',
  'database.restore',
  'database.reconcile',
  'database.quarantine',
  'database.upgrade',
  'database.choose',
  'operation.pause',
  'operation.resume',
  'operation.cancel',
  'applications.create',
  'applications.createFromXml',
  'mappings.setCredentials',
  'mappings.setOwnCredentials',
  'mappings.importCredentials',
  'mappings.lookUp',
  'servers.resetCounts',
  'audit.verify',
  'audit.export',
  'audit.adopt',
  'audit.setAside',
  'audit.checkpoint',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const AUDIT_RESULTS = ['intent', 'step', 'done', 'refused', 'failed'] as const;
