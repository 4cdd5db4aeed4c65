/** Creates the affiliate applications of a file: all of them, or none. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { FILE_MAX } from '../../shared/domain/limits.ts';
import { nameKey, normaliseAccount, type Guid } from '../../shared/domain/names.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { SsoError } from '../../shared/errors.ts';
import { changeRights } from '../access/index.ts';
import { auditedChange } from '../audit/index.ts';
import { access, applications, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { ApplicationDefinition } from '../interchange/application-definition.ts';
import { parseApplicationXml } from '../interchange/application-xml.ts';
import { readBounded } from '../interchange/file-source.ts';
import { requireFit } from '../master-secret/fit.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { applicationRow, fieldRows } from './application-row.ts';

function accountRows(id: Guid, role: Role, accounts: readonly string[]) {
  return accounts.map((written, position) => {
    const account = normaliseAccount(written, hostName());
    return { role, application_id: id, account, account_key: nameKey(account), position, rights_mac: null };
  });
}

/** ENTSSO's order: the application, its fields, its accounts, and enabled only when all of it is there. */
async function createOne(db: Db, definition: ApplicationDefinition, createdAt: string): Promise<void> {
  const id = randomUUID() as Guid;
  if (await applications.findApplicationByKey(db, nameKey(definition.name)))
    throw new SsoError('APPLICATION_EXISTS', { application: definition.name });
  await applications.insertApplication(db, applicationRow(id, definition, createdAt), fieldRows(definition));
  await access.insertAccounts(db, [
    ...accountRows(id, 'application-administrator', definition.adminAccounts),
    ...accountRows(id, 'application-user', definition.userAccounts),
  ]);
  if (definition.flags.enabled) await applications.updateApplication(db, id, { enabled: 1 });
}

async function createApplications(
  parts: EngineParts,
  caller: Caller,
  definitions: readonly ApplicationDefinition[],
): Promise<{ created: string[] }> {
  const names = definitions.map(({ name }) => name);
  const contents = await parts.ring.contents();
  const createdAt = parts.clock.now().toISOString();
  await auditedChange(parts, caller, 'applications.create', names, async (db) => {
    requireFit(await system.readSystem(db), contents);
    await changeRights(db, contents.ring, async () => {
      for (const definition of definitions) await createOne(db, definition, createdAt);
    });
  });
  return { created: names };
}

/** XML_INVALID {file, line, column, element, expected}, APPLICATION_EXISTS {application}, FILE_*. */
export async function createApplicationsFromXml(
  parts: EngineParts,
  caller: Caller,
  input: { path: string },
): Promise<{ created: string[] }> {
  const bytes = await readBounded(input.path, FILE_MAX.applicationXml);
  return createApplications(parts, caller, parseApplicationXml(bytes, basename(input.path)));
}
