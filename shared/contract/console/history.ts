/** The life of the master secrets, as a time line: what was done to which of them, when, by whom. */
import { z } from 'zod';
import { CountSchema, ParamsSchema, TimeSchema } from '../schemas.ts';

export const HISTORY_KINDS = [
  'generated',
  'current',
  'backed-up',
  'verified',
  're-encrypted',
  'restored',
  'reconciled',
  'retired',
  'cancelled',
] as const;

const HistoryEventSchema = z.object({
  at: TimeSchema,
  kind: z.enum(HISTORY_KINDS),
  /** The secret that it was about; null where it was about several, or the record does not say. */
  version: CountSchema.nullable(),
  /** Null where nobody is on record. */
  actor: z.string().nullable(),
  detail: ParamsSchema,
});
export type HistoryEvent = z.infer<typeof HistoryEventSchema>;

/** Oldest first; `omitted` older events are left out. */
export const HistorySchema = z.object({ events: z.array(HistoryEventSchema), omitted: CountSchema });
export type History = z.infer<typeof HistorySchema>;
