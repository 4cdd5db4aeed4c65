/** The audit: prove that nothing in it is missing and nothing was altered. */
import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { CountSchema } from '../schemas.ts';

/** `missing`: the record is not there, or twice. `altered`: it is not what was written. `truncated`: the chain went on from here once. */
export const AUDIT_FAULTS = ['missing', 'altered', 'truncated'] as const;

export const AuditVerificationSchema = z.object({
  /** Records that hold together, up to the first fault. */
  checked: CountSchema,
  /** Of these, records whose key was lost: in their order, and proven by nothing. */
  unproven: CountSchema,
  fault: z.object({ serverId: z.string(), seq: CountSchema, kind: z.enum(AUDIT_FAULTS) }).nullable(),
});
export type AuditVerification = z.infer<typeof AuditVerificationSchema>;

export const auditContract = {
  verify: procedure({ role: 'sso-administrator', audited: true }).output(AuditVerificationSchema),
};
