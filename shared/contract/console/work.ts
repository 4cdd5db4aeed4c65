/** Work that goes on in the engine whoever looks: it is begun by its own noun (`database.verify`), and looked at, ended and laid aside here. */
import { z } from 'zod';
import { eventIterator } from '@orpc/contract';
import { procedure } from '../procedure.ts';
import { GuidSchema, workProgress } from '../schemas.ts';
import { BackupVerificationSchema } from './backup.ts';
import { DatabaseVerificationSchema } from './database.ts';

const WorkResultSchema = z.discriminatedUnion('kind', [DatabaseVerificationSchema, BackupVerificationSchema]);
export type WorkResult = z.infer<typeof WorkResultSchema>;

const WorkProgressSchema = workProgress(WorkResultSchema);
export type WorkProgress = z.infer<typeof WorkProgressSchema>;

const OneSchema = z.object({ id: GuidSchema });

export const workContract = {
  /** To its end; of one that has ended the last event alone. Fails with what the work failed with. */
  follow: procedure({ role: 'sso-administrator', audited: false }, ['WORK_NONE'])
    .input(OneSchema)
    .output(eventIterator(WorkProgressSchema)),
  /** Resolves when it has ended. One that ended by itself meanwhile keeps its result. */
  cancel: procedure({ role: 'sso-administrator', audited: true }, ['WORK_NONE']).input(OneSchema),
  /** Its result was looked at: it is forgotten. Nothing where it runs, or is not known any more. */
  dismiss: procedure({ role: 'sso-administrator', audited: false }).input(OneSchema),
};
