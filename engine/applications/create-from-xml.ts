/** Creates the affiliate applications of a file: all of them, or none. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { FILE_MAX } from '../../shared/domain/limits.ts';
import { accountJudge } from '../access/index.ts';
import { DEFAULT_FLAGS, type ApplicationDefinition } from '../interchange/application-definition.ts';
import { parseApplicationXml } from '../interchange/application-xml.ts';
import { readBounded } from '../interchange/file-source.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { changeApplications } from './change.ts';
import { requireTicketRole, ticketFlagsDiffer } from './flag-rules.ts';
import { insertDefinition } from './insert.ts';

async function createApplications(
  parts: EngineParts,
  caller: Caller,
  definitions: readonly ApplicationDefinition[],
): Promise<{ created: string[] }> {
  const names = definitions.map(({ name }) => name);
  const createdAt = parts.clock.now().toISOString();
  await changeApplications(parts, caller, { action: 'applications.create', objects: names }, async (db) => {
    for (const definition of definitions) await insertDefinition(db, { id: randomUUID(), definition, createdAt, ticketTimeout: null });
  });
  return { created: names };
}

async function withKnownAccounts(parts: EngineParts, definitions: readonly ApplicationDefinition[]): Promise<ApplicationDefinition[]> {
  const known = await accountJudge(parts);
  const judged: ApplicationDefinition[] = [];
  for (const definition of definitions)
    judged.push({
      ...definition,
      adminAccounts: await known(definition.adminAccounts),
      userAccounts: await known(definition.userAccounts),
    });
  return judged;
}

const BY_DEFAULT = { ...DEFAULT_FLAGS, ticketTimeout: null };

/** XML_INVALID {file, line, column, element, expected}, APPLICATION_EXISTS {application}, ACCOUNT_*, FILE_*; ACCESS_DENIED for ticket flags. */
export async function createApplicationsFromXml(
  parts: EngineParts,
  caller: Caller,
  input: { path: string },
): Promise<{ created: string[] }> {
  const bytes = await readBounded(input.path, FILE_MAX.applicationXml);
  const definitions = await withKnownAccounts(parts, parseApplicationXml(bytes, basename(input.path)));
  if (definitions.some(({ flags }) => ticketFlagsDiffer(BY_DEFAULT, flags))) await requireTicketRole(parts, caller);
  return createApplications(parts, caller, definitions);
}
