/** The door of this folder. */
export { appendAudit, auditHead } from './append.ts';
export { recordingCall } from './call.ts';
export { audited, type Trail } from './audited.ts';
export { auditedChange } from './audited-change.ts';
export { appendPending } from './pending.ts';
export { keepAuditHead, recordAudit } from './record.ts';
export { auditChain, chainOf, rememberAuditHead } from './chain.ts';
export { closeDeadIntents } from './close-intents.ts';
export { openLookupAudit, type LookupAudit, type LookupRecord } from './lookups.ts';
export { verifyAudit, type AuditFault, type AuditVerification } from './verify.ts';
export type { AuditChain, AuditEvent, AuditHead, AuditResult } from './types.ts';
