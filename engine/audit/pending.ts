/**
 * Where records go while the audit key or the database cannot be had: `logs/audit-pending.jsonl`, one record a line, chained as
 * in the database under a key of its own (`identity/pending-audit.key`, 32 random bytes, mode 0600, made at first need). That key
 * is as safe as the account that runs the engine, no safer: it shows tampering by whoever may write the logs and may not read the
 * identity folder. The file is small; each append writes it anew beside itself and renames, under a lock, so that a crash leaves
 * the old lines or all of them.
 */
import { createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import type { AuditEventTable } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { fileLock } from '../secret-store/index.ts';
import { markRecorded } from './call.ts';
import { GENESIS, hashMatches, recordHash } from './record-mac.ts';
import type { AuditEvent } from './types.ts';

const MAX_BYTES = 64 * 2 ** 20;

export interface PendingRecords {
  /** Names this file; a new one is begun after each taking over. */
  readonly fileId: string;
  readonly records: readonly AuditEventTable[];
  /** Number of the first record that does not hold together, null where all do. */
  readonly altered: number | null;
}

const pendingPath = (parts: EngineParts): string => join(parts.folder.logFolder, 'audit-pending.jsonl');
const keyPath = (parts: EngineParts): string => join(parts.folder.identityFolder, 'pending-audit.key');

async function pendingKey({ fileSystem, folder }: EngineParts, path: string): Promise<KeyObject> {
  await fileSystem.makeFolder(folder.identityFolder);
  if (!(await fileSystem.facts(path))) {
    await fileSystem.writeNew(path, randomBytes(32));
    await fileSystem.syncFolder(folder.identityFolder);
  }
  return createSecretKey(await fileSystem.read(path, 64));
}

function parseLines(text: string): AuditEventTable[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as AuditEventTable);
}

/** First record whose number, hash or predecessor is wrong. */
function firstAltered(key: KeyObject, records: readonly AuditEventTable[]): number | null {
  const index = records.findIndex(
    (record, at) => record.seq !== at + 1 || record.previous_hash !== (records[at - 1]?.hash ?? GENESIS) || !hashMatches(key, record),
  );
  return index < 0 ? null : index + 1;
}

async function readRecords(parts: EngineParts): Promise<AuditEventTable[]> {
  const path = pendingPath(parts);
  if (!(await parts.fileSystem.facts(path))) return [];
  return parseLines((await parts.fileSystem.read(path, MAX_BYTES)).toString('utf8'));
}

async function replaceRecords({ fileSystem, folder }: EngineParts, path: string, records: readonly AuditEventTable[]): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await fileSystem.writeNew(temporary, Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join('')));
  await fileSystem.rename(temporary, path);
  await fileSystem.syncFolder(folder.logFolder);
}

async function locked<T>(parts: EngineParts, work: () => Promise<T>): Promise<T> {
  await parts.fileSystem.makeFolder(parts.folder.logFolder);
  const release = await fileLock(`${pendingPath(parts)}.lock`).acquire();
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Durable when it returns. */
export async function appendPending(parts: EngineParts, event: AuditEvent): Promise<void> {
  await locked(parts, async () => {
    const key = await pendingKey(parts, keyPath(parts));
    const records = await readRecords(parts);
    const last = records.at(-1);
    const unsealed = {
      server_id: last?.server_id ?? randomUUID(),
      seq: records.length + 1,
      at: event.at.toISOString(),
      actor: event.actor,
      origin: event.origin,
      action: event.action,
      objects: JSON.stringify(event.objects),
      result: event.result,
      operation_id: event.operationId,
      detail: JSON.stringify(event.detail),
      previous_hash: last?.hash ?? GENESIS,
    };
    await replaceRecords(parts, pendingPath(parts), [...records, { ...unsealed, hash: recordHash(key, unsealed) }]);
  });
  markRecorded();
}

/** What waits; `take` resolves once it is durable in the database, then the file goes. */
export async function takePending(parts: EngineParts, take: (pending: PendingRecords) => Promise<void>): Promise<void> {
  if (!(await parts.fileSystem.facts(pendingPath(parts)))) return;
  await locked(parts, async () => {
    const records = await readRecords(parts);
    const first = records[0];
    if (!first) return;
    const key = await pendingKey(parts, keyPath(parts));
    await take({ fileId: first.server_id, records, altered: firstAltered(key, records) });
    await parts.fileSystem.remove(pendingPath(parts));
    await parts.fileSystem.syncFolder(parts.folder.logFolder);
  });
}
