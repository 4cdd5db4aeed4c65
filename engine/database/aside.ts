/** Names beside the credential database, and moving it there with what SQLite keeps beside it. Nothing is ever replaced. */
import { basename, dirname, join } from 'node:path';
import { fillFileName } from '../../shared/domain/file-names.ts';
import type { EngineParts } from '../parts.ts';

const COMPANIONS = ['-wal', '-shm', '-journal'];

/** `credentials.db.replaced-2026-11-21-032400`, with a number where that is taken. */
export async function besidePath({ fileSystem, clock }: EngineParts, path: string, why: string): Promise<string> {
  const wanted = fillFileName(`${path}.${why}-{date}`, { date: clock.now() });
  for (let attempt = 1; ; attempt += 1) {
    const candidate = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    if (!(await fileSystem.facts(candidate))) return candidate;
  }
}

/** Where it went; null where there was none. A write-ahead log left behind would be played into whatever takes its place. */
export async function moveAside(parts: EngineParts, path: string): Promise<string | null> {
  const { fileSystem } = parts;
  const keptAt = await besidePath(parts, path, 'replaced');
  const there = (await fileSystem.facts(path)) !== null;
  for (const suffix of ['', ...COMPANIONS]) {
    if (await fileSystem.facts(path + suffix)) await fileSystem.rename(path + suffix, keptAt + suffix);
  }
  await fileSystem.syncFolder(dirname(path));
  return there ? keptAt : null;
}

const TEMPORARY = /^[0-9a-f]{12}\.tmp/;

/** Copies whose process ended before they were whole, or before they had their name. */
const isUnfinished = (name: string, of: string): boolean =>
  name.startsWith(`${of}.incoming-`) ||
  name.startsWith(`.${of}.incoming-`) ||
  (name.startsWith(`.${of}.`) && TEMPORARY.test(name.slice(of.length + 2)));

/** Whoever asks holds the lock on operations: nobody else is at work on one. */
export async function removeUnfinished({ fileSystem }: EngineParts, target: string): Promise<void> {
  const [folder, of] = [dirname(target), basename(target)];
  for (const name of await fileSystem.list(folder)) if (isUnfinished(name, of)) await fileSystem.remove(join(folder, name));
}
