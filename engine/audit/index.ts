/** The door of this folder. */
export { appendAudit } from './append.ts';
export { recordingCall } from './call.ts';
export { audited, outcomeOf, type Trail } from './audited.ts';
export { auditedChange, type ChangeTrail } from './audited-change.ts';
export { appendPending } from './pending.ts';
export { keepDeletedApplication, keepDeletedMappings } from './deleted.ts';
export { orderTables, pruneTablesOnce } from './kept/prune.ts';
export { beginTables } from './kept/sound-anchor.ts';
export { keepAuditHead, recordAudit } from './record.ts';
export { chainOf } from './chain.ts';
export { auditHead, holdsRecord } from './chains.ts';
export { beginChainAnew } from './checkpoint.ts';
export { closeDeadIntents } from './close-intents.ts';
export { openLookupAudit } from './lookups.ts';
export { detailOf, objectsOf, timeOf } from './record-row.ts';
export { verifyAudit } from './verify.ts';
export { verifyOnRecord } from './verify-on-record.ts';
export type { AuditChain, AuditEvent, AuditHead, AuditResult } from './types.ts';
