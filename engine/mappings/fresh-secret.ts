/** A writer that was faster than the news of a switch is refused by the database; it reads the ring anew and tries once more. */
import { isSsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';

export async function withFreshSecret<T>(parts: EngineParts, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isSsoError(error, 'SECRET_STALE', 'RECOVERY')) throw error;
    parts.ring.invalidate();
    return work();
  }
}
