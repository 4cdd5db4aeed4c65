/** Deletes mappings with their credentials, and with what was set aside of them. */
import { SsoError } from '../../shared/errors.ts';
import { keepDeletedMappings } from '../audit/index.ts';
import { mappings, quarantine } from '../credential-db/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { changeChosen, type ChosenMappings } from './chosen.ts';

/** APPLICATION_UNKNOWN, CONFLICT, CONFIRMATION_WRONG {expected}: their number. */
export async function deleteMappings(
  parts: EngineParts,
  caller: Caller,
  { confirmation, ...chosen }: ChosenMappings & { readonly confirmation: string },
): Promise<{ deleted: number }> {
  const deleted = await changeChosen(parts, caller, 'mappings.delete', chosen, async (db, { application, rows }) => {
    const expected = String(rows.length);
    if (confirmation.trim() !== expected) throw new SsoError('CONFIRMATION_WRONG', { expected });
    const ids = rows.map(({ id }) => id);
    const names = rows.map(({ account, external_user: externalUser }) => ({ account, externalUser }));
    await keepDeletedMappings(parts, caller, db, application, names);
    await quarantine.deleteOfMappings(db, ids);
    await mappings.deleteMappings(db, ids);
    return ids.length;
  });
  return { deleted };
}
