/** Creates one individual affiliate application, as the console describes it. */
import { randomUUID } from 'node:crypto';
import type { ApplicationDetails, NewApplication } from '../../shared/contract/console/applications.ts';
import { applicationNameProblem, fieldsProblem } from '../../shared/domain/application-rules.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { SsoError, type ErrorParams } from '../../shared/errors.ts';
import { knownAccounts } from '../access/index.ts';
import { DEFAULT_FLAGS, type ApplicationDefinition, type ApplicationFlags } from '../interchange/application-definition.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { changeApplications } from './change.ts';
import { getApplication } from './details.ts';
import { requireTicketRole, requireTicketTimeout, ticketFlagsDiffer } from './flag-rules.ts';
import { insertDefinition } from './insert.ts';

const invalid = (params: ErrorParams): SsoError => new SsoError('APPLICATION_INVALID', params);

/** APPLICATION_INVALID {problem, …}. */
function requireSound({ type, fields, flags, ...given }: NewApplication, name: string): void {
  if (type !== 'individual') throw invalid({ problem: 'type-individual' });
  const problem = applicationNameProblem(name) ?? fieldsProblem(fields);
  if (problem) throw invalid({ problem: problem.problem, max: problem.max ?? 0, value: problem.value ?? '' });
  if (flags.restrictedCredentials) throw invalid({ problem: 'restricted-credentials-only' });
  if (flags.directPasswordSync) throw invalid({ problem: 'direct-sync-create' });
  if (flags.adminAccountSame && given.administrators?.length) throw invalid({ problem: 'admin-accounts-same' });
  requireTicketTimeout(flags.ticketTimeout);
}

type Given = { readonly [Name in keyof ApplicationFlags]?: ApplicationFlags[Name] | undefined };

const flagsOf = (given: Given): ApplicationFlags =>
  Object.fromEntries(
    Object.entries(DEFAULT_FLAGS).map(([name, byDefault]) => [name, given[name as keyof ApplicationFlags] ?? byDefault]),
  ) as { [Name in keyof ApplicationFlags]: boolean };

async function definitionOf(parts: EngineParts, input: NewApplication): Promise<ApplicationDefinition> {
  const name = input.name.normalize('NFC');
  requireSound(input, name);
  return {
    name,
    type: 'individual',
    description: input.description ?? '',
    contact: input.contact ?? '',
    adminAccounts: await knownAccounts(parts, input.administrators ?? []),
    userAccounts: await knownAccounts(parts, input.users ?? []),
    fields: input.fields.map((field, ordinal) => ({ ...field, label: field.label.normalize('NFC'), ordinal })),
    flags: flagsOf({ ...input.flags, enabled: input.enabled }),
  };
}

/** APPLICATION_INVALID {problem}, APPLICATION_EXISTS {application}, ACCOUNT_*, TICKET_TIMEOUT_INVALID; ACCESS_DENIED for ticket flags. */
export async function createApplication(parts: EngineParts, caller: Caller, input: NewApplication): Promise<ApplicationDetails> {
  const definition = await definitionOf(parts, input);
  const { ticketTimeout = null } = input.flags;
  if (ticketFlagsDiffer({ ...DEFAULT_FLAGS, ticketTimeout: null }, input.flags)) await requireTicketRole(parts, caller);
  const id = randomUUID() as Guid;
  const createdAt = parts.clock.now().toISOString();
  const record = { action: 'applications.create', objects: [definition.name] };
  await changeApplications(parts, caller, record, (db) => insertDefinition(db, { id, definition, createdAt, ticketTimeout }));
  return getApplication(parts, { id });
}
