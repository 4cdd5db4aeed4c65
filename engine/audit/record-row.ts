/**
 * What a stored record says, as whoever reads it may take it: a disk, or a hand in the database, may have altered any of it, and one
 * that cannot be read must not hide the others. Whether it was altered is for `verify` to say; here it is shown as it stands.
 */
import { z } from 'zod';
import { AUDIT_RESULTS } from '../../shared/domain/audit-actions.ts';
import type { AuditRecord } from '../../shared/contract/console/audit.ts';
import { ParamsSchema, TimeSchema } from '../../shared/contract/schemas.ts';
import type { ErrorParams } from '../../shared/errors.ts';
import type { AuditEventTable } from '../credential-db/schema.ts';

/** Characters that are shown of what cannot be read. */
const SHOWN = 4096;
/** Stands where there is no time that could be read. */
export const NO_TIME = '1970-01-01T00:00:00.000Z';

const ObjectsSchema = z.array(z.string());
const ResultSchema = z.enum(AUDIT_RESULTS);

/** Undefined where it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Null where it cannot be read. */
const read = <T>(schema: z.ZodType<T>, value: unknown): T | null => schema.safeParse(value).data ?? null;

export const objectsOf = (text: string): readonly string[] | null => read(ObjectsSchema, jsonOf(text));
export const detailOf = (text: string): ErrorParams | null => read(ParamsSchema, jsonOf(text));
export const timeOf = (text: string): string | null => read(TimeSchema, text);

/** As the contract has it; `legible` is false where something else stands in the place of what cannot be read. */
export function recordOf(row: AuditEventTable): AuditRecord {
  const { server_id: serverId, seq, actor, origin, action, operation_id: operationId } = row;
  const [at, result] = [timeOf(row.at), read(ResultSchema, row.result)];
  const [objects, detail] = [objectsOf(row.objects), detailOf(row.detail)];
  return {
    serverId,
    seq,
    at: at ?? NO_TIME,
    actor,
    origin,
    action,
    objects: objects ? [...objects] : [row.objects.slice(0, SHOWN)],
    result: result ?? 'failed',
    operationId,
    detail: detail ? { ...detail } : { text: row.detail.slice(0, SHOWN) },
    legible: [at, result, objects, detail].every((found) => found !== null),
  };
}
