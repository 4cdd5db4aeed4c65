/**
 * Where look-ups wait while the database may not be written (an older copy, another system's, or the store that says so is away):
 * `logs/audit-lookups.json`, one document with the newest of them, written anew beside itself and renamed, under a lock. Like their
 * table it keeps the newest, and says how many there were before. One that cannot be read is set aside, bytes and all.
 */
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { EngineParts } from '../parts.ts';
import { fileLock, orUnreachable } from '../secret-store/index.ts';
import type { WaitingLookup } from './types.ts';

/** As many as wait in memory at most. */
const MOST_HELD = 10_000;
const MAX_BYTES = 64 * 2 ** 20;

type HeldParts = Pick<EngineParts, 'fileSystem' | 'folder'>;

const HeldSchema = z.strictObject({
  /** Names this file; a new one is begun after each taking over. */
  file: z.guid(),
  /** How many stood in front of the first: too many to keep. */
  before: z.number().int().nonnegative(),
  /** Names of those that could not be read, beside it. */
  setAside: z.array(z.string()),
  records: z.array(
    z.strictObject({ at: z.iso.datetime(), actor: z.string(), applicationId: z.string(), account: z.string(), result: z.string() }),
  ),
});
export type HeldLookups = z.infer<typeof HeldSchema>;

const heldPath = ({ folder }: HeldParts): string => join(folder.logFolder, 'audit-lookups.json');

/** STORE_UNREACHABLE in a folder of somebody else's. */
export async function areHeld(parts: HeldParts): Promise<boolean> {
  const path = heldPath(parts);
  return (await orUnreachable(parts.fileSystem, path, () => parts.fileSystem.facts(path))) !== null;
}

function parsed(bytes: Buffer): HeldLookups | null {
  try {
    return HeldSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}

/** Named by its content, so that setting it aside again changes nothing. */
async function readHeld(parts: HeldParts, path: string): Promise<HeldLookups> {
  const [{ fileSystem, folder }, begun] = [parts, { file: randomUUID(), before: 0, setAside: [], records: [] }];
  if (!(await fileSystem.facts(path))) return begun;
  const bytes = await fileSystem.read(path, MAX_BYTES);
  const held = parsed(bytes);
  if (held) return held;
  const name = `audit-lookups.damaged-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.json`;
  await fileSystem.rename(path, join(folder.logFolder, name));
  const anew = { ...begun, setAside: [name] };
  await replaceHeld(parts, path, anew);
  return anew;
}

async function replaceHeld({ fileSystem, folder }: HeldParts, path: string, held: HeldLookups): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await fileSystem.writeNew(temporary, Buffer.from(JSON.stringify(held)));
  await fileSystem.rename(temporary, path);
  await fileSystem.syncFolder(folder.logFolder);
}

async function locked(parts: HeldParts, work: (path: string) => Promise<void>): Promise<void> {
  const path = heldPath(parts);
  await parts.fileSystem.makeFolder(parts.folder.logFolder);
  const release = await fileLock(`${path}.lock`).acquire();
  try {
    await work(path);
  } finally {
    await release();
  }
}

/** Durable when it returns. */
export async function holdLookups(parts: HeldParts, rows: readonly WaitingLookup[]): Promise<void> {
  await locked(parts, async (path) => {
    const held = await readHeld(parts, path);
    const records = [...held.records, ...rows];
    const lost = Math.max(0, records.length - MOST_HELD);
    await replaceHeld(parts, path, { ...held, before: held.before + lost, records: records.slice(lost) });
  });
}

/** `take` resolves once what is held is durable in the database, then the file goes. Nothing where none is held. */
export async function takeHeld(parts: HeldParts, take: (held: HeldLookups) => Promise<void>): Promise<void> {
  if (!(await areHeld(parts))) return;
  await locked(parts, async (path) => {
    if (!(await parts.fileSystem.facts(path))) return;
    await take(await readHeld(parts, path));
    await parts.fileSystem.remove(path);
    await parts.fileSystem.syncFolder(parts.folder.logFolder);
  });
}
