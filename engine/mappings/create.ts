/** Creates one mapping, with or without its credentials. */
import type { MappingRowView } from '../../shared/contract/console/mappings.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { requireApplication } from '../applications/index.ts';
import { auditedChange } from '../audit/index.ts';
import { mappings, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { canonicalAccount } from '../platform/account.ts';
import { accountHostOf } from '../platform/settings.ts';
import { withFreshSecret } from './fresh-secret.ts';
import { mappingRowView } from './list.ts';
import { externalUserOf, insertPlace, requireFreeExternalUser, requireIndividual } from './place.ts';
import { writeValues } from './set-credentials.ts';

export interface NewMapping {
  readonly application: string;
  readonly account: string;
  readonly externalUser: string;
  /** In the order of the fields from ordinal 1 on; absent: it has no credentials yet. */
  readonly values?: readonly string[] | undefined;
  readonly enabled: boolean;
}

async function createIn(parts: EngineParts, db: Db, input: NewMapping, account: string): Promise<MappingRowView> {
  requireFit(await system.readSystem(db), await parts.ring.contents());
  const application = await requireApplication(db, input.application);
  requireIndividual(application);
  const external = externalUserOf(application.name, input.externalUser);
  if (!external) throw new SsoError('CREDENTIALS_INVALID', { application: application.name, problem: 'external-user-missing' });
  const [accountKey, params] = [nameKey(account), { application: application.name, account }];
  const held = await mappings.findMapping(db, application.id, accountKey);
  if (held) throw new SsoError('MAPPING_EXISTS', { ...params, externalUser: held.external_user });
  await requireFreeExternalUser(db, application, external, accountKey);
  const place = await insertPlace(db, { application, account, external, enabled: input.enabled });
  if (input.values) await writeValues(parts, db, application, place, input.values);
  const row = await mappings.findMapping(db, application.id, accountKey);
  if (!row) throw new SsoError('MAPPING_UNKNOWN', params);
  return mappingRowView(row);
}

/** APPLICATION_UNKNOWN, MAPPING_EXISTS, CREDENTIALS_INVALID {problem}; with values also NO_SECRET, RECOVERY, SECRET_STALE, SECRET_WORN. */
export async function createMapping(parts: EngineParts, caller: Caller, input: NewMapping): Promise<MappingRowView> {
  const account = canonicalAccount(input.account, await accountHostOf(parts));
  return withFreshSecret(parts, () =>
    auditedChange(parts, caller, 'mappings.create', [input.application, account], (db) => createIn(parts, db, input, account)),
  );
}
