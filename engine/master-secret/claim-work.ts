/** The lock that says that some process is at work, or an answer that says who has it. */
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { operations } from '../credential-db/index.ts';
import type { OperationTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import type { Claim } from './types.ts';

export const activeError = ({ kind, started_by: startedBy }: OperationTable): SsoError =>
  new SsoError('OPERATION_ACTIVE', { kind, startedBy });

/** The lock, or who has it, as far as the database can tell. */
export async function claimWork(parts: EngineParts): Promise<Claim> {
  try {
    return await parts.operations.claim();
  } catch (error) {
    if (!isSsoError(error, 'OPERATION_ACTIVE')) throw error;
    const database = await parts.database();
    const active = await database.read((db) => operations.activeOperation(db));
    throw active ? activeError(active) : new SsoError('CONFLICT', { reason: 'locked' }, { cause: error });
  }
}
