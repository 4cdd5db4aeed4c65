/** Shapes that several nouns of the contract share. Times are ISO 8601 in UTC, paths absolute on the engine's machine. */
import { z } from 'zod';
import { codePoints, GUID_PATTERN, isOneLine } from '../domain/names.ts';
import { OPERATION_KINDS, OPERATION_STATES } from '../domain/operation-states.ts';
import { ROLES } from '../domain/roles.ts';
import { SECRET_STATES } from '../domain/secret-states.ts';
import { SITUATION_IDS } from '../domain/situations.ts';
import { WORK_KINDS, WORK_STATES } from '../domain/work.ts';

export const GuidSchema = z.string().regex(GUID_PATTERN);
export const TimeSchema = z.iso.datetime();
export const PathSchema = z.string().min(1).max(4096);
export const CountSchema = z.number().int().nonnegative();

/** A name that is given: it stands in one line of backups, lists and terminals. `max` in code points. */
export const nameSchema = (max: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(2 * max)
    .refine((text) => isOneLine(text) && codePoints(text) <= max);

/** Schemas in this registry are secrets: never logged, cached or echoed. Length is judged by the engine, which says how. */
export const secretInputs = z.registry<{ secret: true }>();
export const PasswordSchema = z.string().max(1024).register(secretInputs, { secret: true });
export const ReminderSchema = z.string().max(1024);

export const ParamsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const SituationSchema = z.object({ id: z.enum(SITUATION_IDS), params: ParamsSchema });

export const RingSecretSchema = z.object({
  id: GuidSchema,
  version: CountSchema,
  createdAt: TimeSchema,
  state: z.enum(SECRET_STATES),
  checkValue: z.string(),
  /** Credentials under it; null where the database cannot be asked. */
  rows: CountSchema.nullable(),
  uses: CountSchema.nullable(),
  /** Nothing needs it any more, as far as is known: rows, rows set aside, rights. Retiring asks again. */
  retirable: z.boolean(),
});
export type RingSecretView = z.infer<typeof RingSecretSchema>;

export const UnreadableRowSchema = z.object({
  application: z.string(),
  account: z.string(),
  secretVersion: CountSchema,
  reason: z.enum(['no-secret', 'altered', 'malformed']),
});
export type UnreadableRow = z.infer<typeof UnreadableRowSchema>;

export const OperationSchema = z.object({
  id: GuidSchema,
  kind: z.enum(OPERATION_KINDS),
  state: z.enum(OPERATION_STATES),
  /** Asked to pause, or its process is gone: it stands still until it is resumed. */
  paused: z.boolean(),
  /** Whether some process is at work on it now. */
  running: z.boolean(),
  done: CountSchema,
  total: CountSchema,
  /** Mappings a second over the last seconds; null until it is known or while it stands still. */
  rate: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
  failed: CountSchema,
  startedAt: TimeSchema,
  endedAt: TimeSchema.nullable(),
  startedBy: z.string(),
  secretVersion: CountSchema.nullable(),
  backupPath: z.string().nullable(),
});
export type OperationView = z.infer<typeof OperationSchema>;

/** How far a piece of work is. One that was cancelled is forgotten; what else came of one stays until somebody has looked at it. */
export const WorkSchema = z.object({
  id: GuidSchema,
  kind: z.enum(WORK_KINDS),
  state: z.enum(WORK_STATES),
  done: CountSchema,
  total: CountSchema,
  /** Credentials a second over the last seconds; null until it is known, and where nobody follows. */
  rate: z.number().nonnegative().nullable(),
  secondsLeft: z.number().nonnegative().nullable(),
  /** Credentials that did not open, so far. */
  failed: CountSchema,
  startedAt: TimeSchema,
  startedBy: z.string(),
  endedAt: TimeSchema.nullable(),
});
export type WorkView = z.infer<typeof WorkSchema>;

/** The newest state of a piece of work, and once it is done what came of it. The last event of a stream has a state that ends it. */
export const workProgress = <Result extends z.ZodType>(result: Result) => z.object({ work: WorkSchema, result: result.nullable() });

export const CallerSchema = z.object({ account: z.string(), roles: z.array(z.enum(ROLES)) });
