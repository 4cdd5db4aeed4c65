/** Deletes an affiliate application with its fields, its accounts and all its mappings. */
import type { Guid } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { keepDeletedApplication } from '../audit/index.ts';
import { access, applications, mappings, quarantine } from '../credential-db/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { changeApplications } from './change.ts';
import { requireApplicationById } from './details.ts';

/** APPLICATION_UNKNOWN, CONFIRMATION_WRONG {expected}. Answers how many mappings went with it. */
export async function deleteApplication(
  parts: EngineParts,
  caller: Caller,
  { id, confirmation }: { readonly id: Guid; readonly confirmation: string },
): Promise<{ mappings: number }> {
  return changeApplications(parts, caller, { action: 'applications.delete', objects: [] }, async (db, trail) => {
    const { name } = await requireApplicationById(db, id);
    trail.name(name);
    if (confirmation.trim().normalize('NFC') !== name) throw new SsoError('CONFIRMATION_WRONG', { expected: name });
    await quarantine.deleteOfApplication(db, id);
    await keepDeletedApplication(parts, caller, db, { id, name });
    const deleted = await mappings.deleteOfApplication(db, id);
    await access.deleteAccounts(db, id);
    await applications.deleteApplication(db, id);
    trail.note({ mappings: deleted });
    return { mappings: deleted };
  });
}
