/** The door of this folder. */
export { appendAudit } from './append.ts';
export { audited, recordAudit, type Trail } from './audited.ts';
export { auditChain, chainOf, rememberAuditHead } from './chain.ts';
export { closeDeadIntents } from './close-intents.ts';
export { openLookupAudit, type LookupAudit, type LookupRecord } from './lookups.ts';
export { verifyAudit, type AuditFault, type AuditVerification } from './verify.ts';
export type { AuditChain, AuditEvent, AuditHead, AuditResult } from './types.ts';
