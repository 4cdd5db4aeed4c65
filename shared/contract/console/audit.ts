/** The audit: read it, take it away as a file, prove that nothing in it is missing and nothing was altered. */
import { z } from 'zod';
import { AUDIT_ACTIONS, AUDIT_RESULTS } from '../../domain/audit-actions.ts';
import { AUDIT_TABLES, KEPT_TABLES } from '../../domain/audit-tables.ts';
import { procedure } from '../procedure.ts';
import { CountSchema, ParamsSchema, PathSchema, TimeSchema } from '../schemas.ts';
import { NEW_FILE_ERRORS } from './secret.ts';

/** `missing`: the record is not there, or twice. `altered`: it is not what was written. `truncated`: the chain went on from here once.
 * `anchor`: the anchor of the table, which says where it begins and ends, is not the one that was written. */
export const AUDIT_FAULTS = ['missing', 'altered', 'truncated', 'anchor'] as const;

/** Of a table that keeps its newest rows. */
const TableVerificationSchema = z.object({
  table: z.enum(KEPT_TABLES),
  /** Rows that were there before its first one, and were taken out because newer ones came. */
  pruned: CountSchema,
  checked: CountSchema,
  unproven: CountSchema,
  fault: z.object({ seq: CountSchema, kind: z.enum(AUDIT_FAULTS) }).nullable(),
});
export type TableVerification = z.infer<typeof TableVerificationSchema>;

export const AuditVerificationSchema = z.object({
  /** Records of the chains that hold together, up to the first fault. */
  checked: CountSchema,
  /** Of these, records whose key was lost: in their order, and proven by nothing. */
  unproven: CountSchema,
  /** The first one, wherever it is; `serverId` is empty for a table, which has rows of every server. */
  fault: z.object({ table: z.enum(AUDIT_TABLES), serverId: z.string(), seq: CountSchema, kind: z.enum(AUDIT_FAULTS) }).nullable(),
  tables: z.array(TableVerificationSchema),
});
export type AuditVerification = z.infer<typeof AuditVerificationSchema>;

/** What is left out lets everything pass. */
export const AuditFilterSchema = z.object({
  from: TimeSchema.optional(),
  /** Up to and without this instant. */
  to: TimeSchema.optional(),
  /** A part of the account, whatever the case of its letters. */
  actor: z.string().max(256).optional(),
  action: z.array(z.enum(AUDIT_ACTIONS)).max(AUDIT_ACTIONS.length).optional(),
  result: z.enum(AUDIT_RESULTS).optional(),
  origin: z.string().max(64).optional(),
  /** A part of the actor, of the objects or of the details, whatever the case of its letters. */
  text: z.string().max(256).optional(),
});
export type AuditFilter = z.infer<typeof AuditFilterSchema>;

export const AuditRecordSchema = z.object({
  serverId: z.string(),
  /** Number in the chain of that server; of a look-up, or of what was deleted, in its table. An altered one may be any. */
  seq: z.number().int(),
  at: TimeSchema,
  actor: z.string(),
  /** Null for a look-up, which keeps none. */
  origin: z.string().nullable(),
  action: z.string(),
  objects: z.array(z.string()),
  result: z.enum(AUDIT_RESULTS),
  /** Joins an intent, its steps and its outcome. */
  operationId: z.string().nullable(),
  detail: ParamsSchema,
  /** False where a part of it cannot be read any more: it was altered, and something else stands in the place of that part. */
  legible: z.boolean(),
});
export type AuditRecord = z.infer<typeof AuditRecordSchema>;

const WhichSchema = z.object({
  filter: AuditFilterSchema.default({}),
  table: z.enum(AUDIT_TABLES).default('records'),
});

const AuditPageSchema = z.object({
  records: z.array(AuditRecordSchema),
  /** For the page behind this one, null where there is none. */
  next: z.string().nullable(),
  /** Of all records that there are; null under a filter, where counting would cost as much as reading. */
  total: CountSchema.nullable(),
});
export type AuditPage = z.infer<typeof AuditPageSchema>;

export const auditContract = {
  verify: procedure({ role: 'sso-administrator', audited: true }).output(AuditVerificationSchema),
  /** Newest first. `before` is the `next` of the page before. */
  list: procedure({ role: 'sso-administrator', audited: false })
    .input(
      WhichSchema.extend({ before: z.string().max(4096).optional(), limit: z.number().int().min(1).max(500).default(100) }).prefault({}),
    )
    .output(AuditPageSchema),
  /** What can be asked for by `filter.action`. */
  actions: procedure({ role: 'sso-administrator', audited: false }).output(z.array(z.enum(AUDIT_ACTIONS))),
  /** Writes a new file, oldest record first; `{date}` in its name is filled in. */
  export: procedure({ role: 'sso-administrator', audited: true }, [...NEW_FILE_ERRORS])
    .input(WhichSchema.extend({ path: PathSchema, format: z.enum(['csv', 'json']) }))
    .output(z.object({ path: z.string(), records: CountSchema })),
};
