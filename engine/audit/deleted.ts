/** What was deleted, kept by the names that it had: who, when, from where, which application and account. Never a credential. */
import { mappings, namesFrom, type MappingNames } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { auditChain } from './chain.ts';
import { keepRows } from './kept/keep.ts';
import type { KeepingFor } from './kept/sound-anchor.ts';
import { sizeOf, type KeptColumns } from './kept/tables.ts';

export interface DeletedFrom {
  readonly id: string;
  readonly name: string;
}

/** What every row of one deletion says. */
interface Deletion {
  readonly keeping: KeepingFor;
  readonly about: KeptColumns;
}

async function deletionOf(parts: EngineParts, { account, origin }: Caller, { id, name }: DeletedFrom): Promise<Deletion> {
  const keeping: KeepingFor = { chain: await auditChain(parts), at: parts.clock.now() };
  const by = { at: keeping.at.toISOString(), server_id: keeping.chain.serverId, actor: account, origin };
  return { keeping, about: { ...by, application_id: id, application: name } };
}

const rowsOf = ({ about }: Deletion, names: readonly MappingNames[]): readonly KeptColumns[] =>
  names.map(({ account, externalUser }) => ({ ...about, account, external_user: externalUser }));

/** Call it in the transaction that deletes them. Fails as the chain fails. */
export async function keepDeletedMappings(
  parts: EngineParts,
  caller: Caller,
  db: Db,
  from: DeletedFrom,
  names: readonly MappingNames[],
): Promise<void> {
  const deletion = await deletionOf(parts, caller, from);
  await keepRows(db, deletion.keeping, 'deletedMappings', rowsOf(deletion, names));
}

/** Call it in the transaction that deletes it, before its mappings go: as many of them are kept as the system wants. */
export async function keepDeletedApplication(parts: EngineParts, caller: Caller, db: Db, from: DeletedFrom): Promise<void> {
  const deletion = await deletionOf(parts, caller, from);
  const { total } = await mappings.countsOfApplication(db, from.id);
  const { keeping, about } = deletion;
  await keepRows(db, keeping, 'deletedApplications', [{ ...about, mappings: total }]);
  let tooMany = Math.max(0, total - (await sizeOf(db, 'deletedMappings')));
  if (tooMany === total) return keepRows(db, keeping, 'deletedMappings', [], total);
  for await (const page of namesFrom(db, from.id, tooMany)) {
    await keepRows(db, keeping, 'deletedMappings', rowsOf(deletion, page), tooMany);
    tooMany = 0;
  }
}
