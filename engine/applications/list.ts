/** The affiliate applications that a caller may see. */
import { nameKey, type Guid } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import type { ApplicationView } from '../../shared/contract/console/applications.ts';
import { visibleApplications } from '../access/index.ts';
import { applications, mappings } from '../credential-db/index.ts';
import type { ApplicationTable, Db, FieldTable } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';

export const fieldView = ({ ordinal, label, masked, synchronized }: FieldTable): ApplicationView['fields'][number] => ({
  ordinal,
  label,
  masked: masked === 1,
  synchronized: synchronized === 1,
});

function view(application: ApplicationTable, fields: readonly FieldTable[], mapped: number): ApplicationView {
  return {
    id: application.id,
    name: application.name,
    type: application.type,
    description: application.description,
    contact: application.contact,
    enabled: application.enabled === 1,
    fields: fields.map(fieldView),
    mappings: mapped,
  };
}

/** In the order of names, each with its fields and the number of its mappings. */
export async function listApplications(parts: EngineParts, caller: Caller): Promise<ApplicationView[]> {
  const [isVisible, database] = [await visibleApplications(parts, caller), await parts.database()];
  return database.read(async (db) => {
    const rows = (await applications.listApplications(db)).filter(({ name_key }) => isVisible(name_key));
    const mapped = await mappings.countOfApplications(db);
    const fields = await fieldsByApplication(db);
    return rows.map((row) => view(row, fields.get(row.id) ?? [], mapped.get(row.id) ?? 0));
  });
}

async function fieldsByApplication(db: Db): Promise<Map<Guid, FieldTable[]>> {
  const found = new Map<Guid, FieldTable[]>();
  for (const field of await db.selectFrom('field').selectAll().orderBy('application_id').orderBy('ordinal').execute()) {
    const same = found.get(field.application_id);
    if (same) same.push(field);
    else found.set(field.application_id, [field]);
  }
  return found;
}

/** APPLICATION_UNKNOWN {application}. */
export async function requireApplication(db: Db, name: string): Promise<ApplicationTable> {
  const application = await applications.findApplicationByKey(db, nameKey(name));
  if (!application) throw new SsoError('APPLICATION_UNKNOWN', { application: name });
  return application;
}
