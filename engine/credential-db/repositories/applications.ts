/** Affiliate applications with their fields. */
import type { Guid } from '../../../shared/domain/names.ts';
import { refusingDuplicates } from '../constraint.ts';
import type { ApplicationTable, Db, FieldTable } from '../schema.ts';

/** In the order of names. */
export const listApplications = (db: Db): Promise<ApplicationTable[]> =>
  db.selectFrom('application').selectAll().orderBy('name_key').execute();

export const findApplication = (db: Db, id: Guid): Promise<ApplicationTable | undefined> =>
  db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst();

export const findApplicationByKey = (db: Db, nameKey: string): Promise<ApplicationTable | undefined> =>
  db.selectFrom('application').selectAll().where('name_key', '=', nameKey).executeTakeFirst();

export async function countApplications(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('application')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** In their order; field 0 is the external user. */
export const listFields = (db: Db, applicationId: Guid): Promise<FieldTable[]> =>
  db.selectFrom('field').selectAll().where('application_id', '=', applicationId).orderBy('ordinal').execute();

/** APPLICATION_EXISTS {application}. */
export async function insertApplication(
  db: Db,
  application: ApplicationTable,
  fields: readonly Omit<FieldTable, 'application_id'>[],
): Promise<void> {
  const { id, name } = application;
  await refusingDuplicates(db.insertInto('application').values(application).execute(), 'APPLICATION_EXISTS', { application: name });
  if (fields.length === 0) return;
  await db
    .insertInto('field')
    .values(fields.map((field) => ({ ...field, application_id: id })))
    .execute();
}

/** With its fields. Its mappings and accounts have to be gone. */
export async function deleteApplication(db: Db, id: Guid): Promise<void> {
  await db.deleteFrom('application').where('id', '=', id).execute();
}

/** All columns but the identity; the change counter grows by itself. */
export async function updateApplication(
  db: Db,
  id: Guid,
  change: Partial<Omit<ApplicationTable, 'id' | 'created_at' | 'change_counter'>>,
): Promise<void> {
  const statement = db
    .updateTable('application')
    .set((eb) => ({ ...change, change_counter: eb('change_counter', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await refusingDuplicates(statement, 'APPLICATION_EXISTS', { application: change.name ?? '' });
}
