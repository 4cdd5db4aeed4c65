/**
 * Settles what a process that ended between store and database left different. Any process does this when it opens a data
 * folder and before it starts an operation, as often as it likes: each rule only repeats what the database has already
 * committed. The database says which secret is current; the store says which keys there are. No key is removed here, except a
 * retired one, of which the database has proven that nothing needs it.
 */
import { randomUUID } from 'node:crypto';
import { isSsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { auditHead, beginChainAnew, closeDeadIntents, orderTables, type AuditHead } from '../audit/index.ts';
import { operations, secrets, system } from '../credential-db/index.ts';
import type { Db, OperationTable, SecretTable, SystemTable } from '../credential-db/schema.ts';
import { ringSecrets, secretById, withState, withoutSecret, type KeyRing, type MasterSecret, type RingState } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import { logFailure } from '../platform/log.ts';
import { settleProtectors } from '../protection/settle.ts';
import type { StoreContents } from '../secret-store/types.ts';
import { isForeign, isRolledBack } from './fit.ts';
import { needsOf } from './needs.ts';
import { MANY_USES, usesSeen } from './uses-seen.ts';

interface DatabaseView {
  readonly system: SystemTable;
  readonly secrets: readonly SecretTable[];
  readonly active: OperationTable | undefined;
  /** The end of this server's chain. */
  readonly auditHead: AuditHead | null;
}

async function viewOf(db: Db, serverId: string): Promise<DatabaseView> {
  return {
    system: await system.readSystem(db),
    secrets: await secrets.listSecrets(db),
    active: await operations.activeOperation(db),
    auditHead: await auditHead(db, serverId),
  };
}

/** What the database says the state is; null where it is as it should be, or nothing can be said. */
function stateFor(secret: MasterSecret, { secrets: rows, active }: DatabaseView): RingState | null {
  const row = rows.find(({ version }) => version === secret.version);
  if (!row) return secret.state === 'pending' && active?.secret_id !== secret.id ? 'cancelled' : null;
  if (row.id !== secret.id || row.state === secret.state || row.state === 'retired' || row.state === 'pending') return null;
  return row.state;
}

function settledRing(ring: KeyRing, view: DatabaseView): KeyRing {
  const wanted = ringSecrets(ring).flatMap((secret) => {
    const state = stateFor(secret, view);
    return state ? [{ id: secret.id, state }] : [];
  });
  const currentLast = wanted.sort((a, b) => Number(a.state === 'current') - Number(b.state === 'current'));
  return currentLast.reduce((settled, { id, state }) => withState(settled, id, state), ring);
}

/** The store as the database's last commit wants it; the very same object where nothing differs. */
export function settled(contents: StoreContents, view: DatabaseView): StoreContents {
  if (isForeign(view.system, contents) || isRolledBack(view.system, contents)) return contents;
  const versions = [...view.secrets.map(({ version }) => version), ...ringSecrets(contents.ring).map(({ version }) => version)];
  const wanted = {
    ring: settledRing(contents.ring, view),
    incarnation: view.system.incarnation as Guid,
    // As recordInStore: a new incarnation begins with the audit of the copy that it was made of.
    auditHead: contents.incarnation === view.system.incarnation ? contents.auditHead : view.auditHead,
    highestEpoch: Math.max(contents.highestEpoch, view.system.epoch),
    highestVersion: Math.max(contents.highestVersion, ...versions),
    uses: usesSeen(contents.uses, view.secrets, MANY_USES),
  };
  const same = (Object.keys(wanted) as (keyof typeof wanted)[]).every((key) => wanted[key] === contents[key]);
  return same ? contents : { ...contents, ...wanted };
}

/** Secrets that the database has retired and the ring still holds, of which nothing in the database needs any. */
async function retiredIn(db: Db, contents: StoreContents, view: DatabaseView): Promise<readonly Guid[]> {
  const fits = !isForeign(view.system, contents) && !isRolledBack(view.system, contents);
  const retired = view.secrets.filter(({ id, state }) => fits && state === 'retired' && secretById(contents.ring, id as Guid));
  const unneeded: Guid[] = [];
  for (const { id, version } of retired) if ((await needsOf(db, version)).total === 0) unneeded.push(id);
  return unneeded;
}

async function settleOnce(parts: EngineParts): Promise<void> {
  parts.ring.invalidate();
  const [store, database] = [await parts.store(), await parts.database()];
  // The store first: whatever it holds was named in the database before (M2), so that a live operation is never mistaken for a dead one.
  const contents = await store.read();
  const { view, retired } = await database.read(async (db) => {
    const seen = await viewOf(db, contents.serverId);
    return { view: seen, retired: await retiredIn(db, contents, seen) };
  });
  if (settled(contents, view) !== contents)
    await store.update((held) => (held.generation === contents.generation ? settled(held, view) : held));
  for (const id of retired) await dropRetired(parts, id);
  parts.ring.invalidate();
}

/** The second half of retiring: the database has marked the secret and needs it no more, so it leaves the ring. */
export async function dropRetired(parts: EngineParts, id: Guid): Promise<void> {
  const store = await parts.store();
  const drop = (held: StoreContents): StoreContents => {
    const secret = secretById(held.ring, id);
    if (!secret) return held;
    const ring = secret.state === 'pending' ? withState(held.ring, id, 'cancelled') : held.ring;
    return { ...held, ring: withoutSecret(ring, id) };
  };
  await store.update(drop, { retiring: id });
  parts.ring.invalidate();
}

/** One that was made in the place of a lost one (new-store.ts): it has a new audit key, and perhaps no record says so yet. */
const isNewStore = (row: SystemTable, { ring }: StoreContents): boolean => row.encrypt_with !== null && ringSecrets(ring).length === 0;

async function closeBooks(parts: EngineParts): Promise<void> {
  const database = await parts.database();
  const [contents, row] = [await parts.ring.contents(), await database.read((db) => system.readSystem(db))];
  if (isForeign(row, contents) || isRolledBack(row, contents)) return;
  if (isNewStore(row, contents)) await beginChainAnew(parts, { account: 'engine', origin: 'engine' });
  await closeDeadIntents(parts);
  await orderTables(parts);
}

/**
 * What a process does when it has opened a database: settles, then closes the records of those that ended before they could. It puts in
 * order what can be put in order, and never keeps the database from being opened: look-ups need none of it, and what changes the master
 * secret settles again.
 */
export async function recover(parts: EngineParts): Promise<void> {
  for (const work of [settleProtectors, settleOnce, closeBooks]) {
    try {
      await work(parts);
    } catch (error) {
      if (!isSsoError(error)) logFailure(parts.folder, { correlation: randomUUID(), procedure: 'recover', account: 'engine' }, error);
    }
  }
}

/** Where store or database cannot be had there is nothing to settle; situations say what is the case. */
export async function settle(parts: EngineParts): Promise<void> {
  try {
    await settleOnce(parts);
  } catch (error) {
    if (!isSsoError(error)) throw error;
  }
}
