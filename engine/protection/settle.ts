/** What a change of protector that stopped half-way has left: put in order by whoever opens the data folder next, or unlocks it. */
import { isSsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';

/** Where the store cannot be had, situations say what is the case. */
export async function settleProtectors(parts: EngineParts): Promise<void> {
  try {
    await (await parts.store()).settleProtectors();
  } catch (error) {
    if (!isSsoError(error)) throw error;
  }
}
