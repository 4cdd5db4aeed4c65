/** Sets the credentials of one mapping, and creates the mapping where the caller says so. */
import { RECORD_PLAINTEXT_MAX } from '../../shared/domain/limits.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { authorize } from '../access/index.ts';
import { requireApplication } from '../applications/index.ts';
import { auditedChange } from '../audit/index.ts';
import { applications, mappings, quarantine, secrets, system } from '../credential-db/index.ts';
import type { ApplicationTable, Db, FieldTable } from '../credential-db/schema.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { canonicalAccount } from '../platform/account.ts';
import { accountHostOf } from '../platform/settings.ts';
import { withFreshSecret } from './fresh-secret.ts';
import { externalUserOf, insertPlace, requireFreeExternalUser, requireIndividual, type ExternalUser, type Place } from './place.ts';
import { sealFields } from './sealing.ts';

export interface NewCredentials {
  readonly application: string;
  readonly account: string;
  /** Creates the mapping, enabled, where there is none; otherwise MAPPING_UNKNOWN. Where there is one, its external user changes. */
  readonly externalUser?: string | undefined;
  /** In the order of the fields from ordinal 1 on. */
  readonly values: readonly string[];
}

interface SetCredentials {
  readonly created: boolean;
  readonly secretVersion: number;
}

function requireValues(
  application: ApplicationTable,
  fields: readonly FieldTable[],
  values: readonly string[],
): ReadonlyMap<number, string> {
  requireIndividual(application);
  const own = fields.filter(({ ordinal }) => ordinal > 0);
  if (own.length !== values.length)
    throw new SsoError('CREDENTIALS_INVALID', {
      application: application.name,
      problem: 'fields-count',
      expected: own.length,
      found: values.length,
    });
  const bytes = values.reduce((sum, value) => sum + 6 + Buffer.byteLength(value), 0);
  if (bytes > RECORD_PLAINTEXT_MAX)
    throw new SsoError('CREDENTIALS_INVALID', { application: application.name, problem: 'fields-long', max: RECORD_PLAINTEXT_MAX });
  return new Map(own.map(({ ordinal }, index) => [ordinal, values[index] ?? '']));
}

/** The row that the credentials belong to: the one that is there, or a new one, enabled. */
async function placeOf(db: Db, application: ApplicationTable, account: string, external: ExternalUser | null): Promise<Place> {
  const accountKey = nameKey(account);
  if (external) await requireFreeExternalUser(db, application, external, accountKey);
  const row = await mappings.findMapping(db, application.id, accountKey);
  if (row) {
    if (external && external.user !== row.external_user) await mappings.setExternalUser(db, row.id, external);
    return { id: row.id, revision: row.revision, account: row.account, created: false };
  }
  if (!external) throw new SsoError('MAPPING_UNKNOWN', { application: application.name, account });
  return insertPlace(db, { application, account, external, enabled: true });
}

/** Seals the values and writes them to their place; what was set aside of it is let go. CREDENTIALS_INVALID {problem}, NO_SECRET, RECOVERY, SECRET_STALE, SECRET_WORN. */
export async function writeValues(
  parts: EngineParts,
  db: Db,
  application: ApplicationTable,
  place: Place,
  values: readonly string[],
): Promise<number> {
  const fields = requireValues(application, await applications.listFields(db, application.id), values);
  const key = await parts.ring.current(db);
  const { system_id: systemId } = await system.readSystem(db);
  const revision = place.revision + 1;
  const bound = { systemId, applicationId: application.id, mappingId: place.id, account: place.account, revision };
  const envelope = sealFields(key, bound, fields);
  await mappings.writeEnvelope(db, { id: place.id, expectedRevision: place.revision, secretVersion: key.secret.version, envelope });
  await quarantine.deleteOfMappings(db, [place.id]);
  await secrets.addUses(db, key.secret.version, 1);
  return key.secret.version;
}

/** Where its users may not create mappings their own is created by an administrator (10856). ACCESS_DENIED {role, accounts, account}. */
async function requireCreator(parts: EngineParts, caller: Caller, { id, restrict_mapping_create }: ApplicationTable): Promise<void> {
  if (restrict_mapping_create === 1) await authorize(parts, caller, 'application-administrator', [{ id }]);
}

async function setIn(parts: EngineParts, caller: Caller, db: Db, input: NewCredentials, account: string): Promise<SetCredentials> {
  requireFit(await system.readSystem(db), await parts.ring.contents());
  const application = await requireApplication(db, input.application);
  const place = await placeOf(db, application, account, externalUserOf(application.name, input.externalUser));
  if (place.created) await requireCreator(parts, caller, application);
  return { created: place.created, secretVersion: await writeValues(parts, db, application, place, input.values) };
}

/** APPLICATION_UNKNOWN, MAPPING_UNKNOWN, MAPPING_EXISTS, ACCESS_DENIED, CREDENTIALS_INVALID {problem}, NO_SECRET, RECOVERY, SECRET_STALE, SECRET_WORN. */
export async function setCredentials(parts: EngineParts, caller: Caller, input: NewCredentials): Promise<SetCredentials> {
  const account = canonicalAccount(input.account, await accountHostOf(parts));
  return withFreshSecret(parts, () =>
    auditedChange(parts, caller, 'mappings.setCredentials', [input.application, account], (db) => setIn(parts, caller, db, input, account)),
  );
}
