/** Proves the audit for an administrator. It changes nothing: one record, behind all that was proven, says that it was done and what it found. */
import type { AuditVerification } from '../../shared/contract/console/audit.ts';
import type { ErrorParams } from '../../shared/errors.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { keepAuditHead, recordAudit } from './record.ts';
import { verifyAudit } from './verify.ts';

function found({ checked, unproven, fault, tables }: AuditVerification): ErrorParams {
  const counts = { checked, unproven, ...Object.fromEntries(tables.map((table) => [table.table, table.checked])) };
  if (fault === null) return counts;
  const where = fault.table === 'records' ? { server: fault.serverId } : { table: fault.table };
  return { ...counts, fault: fault.kind, seq: fault.seq, ...where };
}

export async function verifyOnRecord(parts: EngineParts, caller: Caller): Promise<AuditVerification> {
  const verification = await verifyAudit(parts);
  const { account: actor, origin } = caller;
  const { systemName } = await parts.settings();
  const event = { at: parts.clock.now(), actor, origin, action: 'audit.verify', objects: [systemName], result: 'done' } as const;
  await recordAudit(parts, { ...event, operationId: null, detail: found(verification) });
  await keepAuditHead(parts);
  return verification;
}
