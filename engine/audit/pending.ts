/**
 * Where records go while the audit key or the database cannot be had: `logs/audit-pending.jsonl`, one record a line, chained as
 * in the database under a key of its own (`identity/pending-audit.key`, 32 random bytes, mode 0600, made at first need). That key
 * is as safe as the account that runs the engine, no safer: it shows tampering by whoever may write the logs and may not read the
 * identity folder. The file is small; each append writes it anew beside itself and renames, under a lock, so that a crash leaves
 * the old lines or all of them. One that is damaged all the same is set aside, bytes and all, and whatever comes next says so.
 */
import { createHash, createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { AuditEventTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { errorCode, fileLock } from '../secret-store/index.ts';
import { markRecorded } from './call.ts';
import { eventOf, readPendingLines, withEvent, type PendingLines } from './pending-lines.ts';
import type { AuditEvent } from './types.ts';

const MAX_BYTES = 64 * 2 ** 20;

export type PendingParts = Pick<EngineParts, 'fileSystem' | 'folder' | 'clock'>;

export interface PendingRecords {
  /** Names this file, null where its first line is not as it was written; a new one is begun after each taking over. */
  readonly fileId: string | null;
  readonly records: readonly AuditEventTable[];
  /** How many of them, from the first, are as they were written. */
  readonly proven: number;
  /** `setAside`: the name under which the damaged file stays, beside it. `skipped`: its lines that are no record. */
  readonly damage: { readonly setAside: string; readonly alteredFrom: number; readonly skipped: number } | null;
}

const pendingPath = ({ folder }: PendingParts): string => join(folder.logFolder, 'audit-pending.jsonl');
const keyPath = ({ folder }: PendingParts): string => join(folder.identityFolder, 'pending-audit.key');

async function pendingKey({ fileSystem, folder }: PendingParts, path: string): Promise<KeyObject> {
  await fileSystem.makeFolder(folder.identityFolder);
  if (!(await fileSystem.facts(path))) {
    await fileSystem.writeNew(path, randomBytes(32));
    await fileSystem.syncFolder(folder.identityFolder);
  }
  return createSecretKey(await fileSystem.read(path, 64));
}

interface Held extends PendingLines {
  readonly bytes: Buffer;
}

async function readHeld(parts: PendingParts, key: KeyObject): Promise<Held> {
  const path = pendingPath(parts);
  if (!(await parts.fileSystem.facts(path))) return { bytes: Buffer.alloc(0), records: [], proven: 0, skipped: 0, whole: true };
  const bytes = await parts.fileSystem.read(path, MAX_BYTES);
  return { bytes, ...readPendingLines(bytes.toString('utf8'), key) };
}

/** Named by its content: a try that ended half-way is gone on with under the same name. */
async function setAside({ fileSystem, folder }: PendingParts, path: string, { bytes }: Held): Promise<string> {
  const name = `audit-pending.damaged-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.jsonl`;
  await fileSystem.link(path, join(folder.logFolder, name)).catch((error: unknown) => {
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  await fileSystem.syncFolder(folder.logFolder);
  return name;
}

async function replaceRecords({ fileSystem, folder }: PendingParts, path: string, records: readonly AuditEventTable[]): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await fileSystem.writeNew(temporary, Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join('')));
  await fileSystem.rename(temporary, path);
  await fileSystem.syncFolder(folder.logFolder);
}

async function locked<T>(parts: PendingParts, work: () => Promise<T>): Promise<T> {
  await parts.fileSystem.makeFolder(parts.folder.logFolder);
  const release = await fileLock(`${pendingPath(parts)}.lock`).acquire();
  try {
    return await work();
  } finally {
    await release();
  }
}

/** What the new file begins with in the place of a damaged one: its name, its lines, and that those which were proven follow. */
function begunAnew(parts: PendingParts, key: KeyObject, held: Held, name: string): readonly AuditEventTable[] {
  const { records, proven, skipped } = held;
  const detail = { lines: records.length + skipped, kept: proven };
  const by = { actor: 'engine', origin: 'engine', action: 'audit.setAside', result: 'done', operationId: null } as const;
  let begun = withEvent(key, [], { ...by, at: parts.clock.now(), objects: [name], detail });
  for (const record of records.slice(0, proven)) begun = withEvent(key, begun, eventOf(record));
  return begun;
}

/** Durable when it returns. */
export async function appendPending(parts: PendingParts, event: AuditEvent): Promise<void> {
  await locked(parts, async () => {
    const [path, key] = [pendingPath(parts), await pendingKey(parts, keyPath(parts))];
    const held = await readHeld(parts, key);
    const before = held.whole ? held.records : begunAnew(parts, key, held, await setAside(parts, path, held));
    await replaceRecords(parts, path, withEvent(key, before, event));
  });
  markRecorded();
}

/** What waits; `take` resolves once it is durable in the database, then the file goes. Of a damaged one every record that can be read. */
export async function takePending(parts: PendingParts, take: (pending: PendingRecords) => Promise<void>): Promise<void> {
  const path = pendingPath(parts);
  if (!(await parts.fileSystem.facts(path))) return;
  await locked(parts, async () => {
    if (!(await parts.fileSystem.facts(path))) return;
    const held = await readHeld(parts, await pendingKey(parts, keyPath(parts)));
    const { records, proven, skipped, whole } = held;
    const damage = whole ? null : { setAside: await setAside(parts, path, held), alteredFrom: proven + 1, skipped };
    await take({ fileId: proven > 0 ? (records[0]?.server_id ?? null) : null, records, proven, damage });
    await parts.fileSystem.remove(path);
    await parts.fileSystem.syncFolder(parts.folder.logFolder);
  });
}
