/**
 * What changed, by whomever: once a second database and files are asked whether what windows show of them is another now, which
 * look-ups do not make it. What happens in this process is told at once. A window reads again what it shows of that topic.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isSsoError } from '../../shared/errors.ts';
import { operations, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { EngineParts } from '../parts.ts';
import { logFailure } from '../platform/log.ts';
import { onAnnounced } from './hub.ts';
import { traceOf } from './trace.ts';

const POLL_MS = 1000;

export type Topic = 'system' | 'operation' | 'applications' | 'mappings';
export interface Change {
  readonly topic: Topic;
  readonly revision: number;
}

/** What each topic looks like now, in a few bytes; mappings by the trace that changes leave. */
type Look = Readonly<Record<Topic, string>>;

async function lookAt(db: Db): Promise<Look> {
  const applications = await db
    .selectFrom('application')
    .select(({ fn }) => [fn.countAll().as('rows'), fn.sum('change_counter').as('changes'), fn.max('created_at').as('newest')])
    .executeTakeFirst();
  return {
    system: JSON.stringify(await system.readSystem(db)),
    operation: JSON.stringify((await operations.latestOperation(db)) ?? null),
    applications: JSON.stringify(applications),
    mappings: await traceOf(db),
  };
}

async function filesLook({ fileSystem, folder }: EngineParts): Promise<string> {
  const stamps = [folder.settings, folder.storeFolder, folder.protectorKey].map(async (path) => {
    const facts = await fileSystem.facts(path).catch(() => null);
    return facts ? `${facts.uid}:${facts.mode}:${facts.inode}:${facts.modifiedAt.getTime()}` : 'none';
  });
  return (await Promise.all(stamps)).join(' ');
}

/** What nobody foresaw goes into the log when it is seen first, not once a second. */
function failedLook(parts: EngineParts, files: string, error: unknown, before: Look | null): Look {
  const system = files + (isSsoError(error) ? error.code : 'INTERNAL');
  const at = { correlation: randomUUID(), procedure: 'system.watch', account: 'engine' };
  if (!isSsoError(error) && before?.system !== system) logFailure(parts.folder, at, error);
  return { system, operation: '', applications: '', mappings: '' };
}

/**
 * A failure is a look like any other: a watch that ended for one would leave its window as it was, for good. Null where the engine was
 * closed meanwhile: whatever fails then, fails for that.
 */
async function look(parts: EngineParts, before: Look | null): Promise<Look | null> {
  const files = await filesLook(parts);
  try {
    const database = await parts.database();
    const rows = await database.read(lookAt);
    return { ...rows, system: files + rows.system };
  } catch (error) {
    return parts.closed() ? null : failedLook(parts, files, error, before);
  }
}

/** Resolves after the interval, at the next announcement, or when the caller has gone. */
async function nextLook(parts: EngineParts, signal: AbortSignal): Promise<void> {
  const woken = new AbortController();
  const end = onAnnounced(parts, () => woken.abort());
  try {
    await pause(POLL_MS, undefined, { signal: AbortSignal.any([signal, woken.signal]), ref: false });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
  } finally {
    end();
  }
}

const TOPICS = ['system', 'operation', 'applications', 'mappings'] as const;

/** Begins with one `system` event, so that a window that has just (re)connected reads everything once. Ends with its caller or the engine. */
export async function* watch(parts: EngineParts, signal: AbortSignal = new AbortController().signal): AsyncGenerator<Change> {
  let revision = 0;
  const told = { system: false };
  const end = onAnnounced(parts, () => {
    told.system = true;
  });
  try {
    let seen = await look(parts, null);
    yield { topic: 'system', revision };
    while (seen && !signal.aborted) {
      if (!told.system) await nextLook(parts, signal);
      const announced = told.system;
      told.system = false;
      const [before, now] = [seen, await look(parts, seen)];
      if (!now) return;
      const changed = TOPICS.filter((topic) => now[topic] !== before[topic] || (announced && topic === 'system'));
      seen = now;
      for (const topic of changed) yield { topic, revision: (revision += 1) };
    }
  } finally {
    end();
  }
}
