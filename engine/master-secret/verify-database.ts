/** Opens every credential of the database, and says which do not open and under which secrets the others stand. */
import type { DatabaseVerification } from '../../shared/contract/console/database.ts';
import { outcomeOf, recordAudit } from '../audit/index.ts';
import { mappings } from '../credential-db/index.ts';
import type { FailedRow } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { interrupted, UNWATCHED } from '../work/place.ts';
import type { WorkPlace } from '../work/types.ts';
import { UNREADABLE_NAMED } from './operation-host.ts';
import { openRows } from './open-rows.ts';
import { findingsOf, type Findings } from './remember-unreadable.ts';
import { nameRows } from './unreadable.ts';

interface Tally {
  done: number;
  opened: number;
  readonly bySecretVersion: Record<string, number>;
  readonly failed: DatabaseVerification['failed'];
}

async function nameIn(parts: EngineParts, { failed: named }: Tally, failed: readonly FailedRow[]): Promise<void> {
  const room = failed.slice(0, UNREADABLE_NAMED - named.length);
  if (room.length === 0) return;
  const database = await parts.database();
  named.push(...(await database.read((db) => nameRows(db, room))));
}

/** It changes no credential: one record says that it was done, or why not, and what it found. */
async function recordProof(parts: EngineParts, caller: Caller, { done, opened }: Tally, error: unknown = null): Promise<void> {
  const { account: actor, origin } = caller;
  const { systemName } = await parts.settings();
  const { result, detail } = error === null ? { result: 'done' as const, detail: {} } : outcomeOf(error);
  const event = { at: parts.clock.now(), actor, origin, action: 'database.verify', objects: [systemName], result } as const;
  await recordAudit(parts, { ...event, operationId: null, detail: { total: done, opened, failed: done - opened, ...detail } });
}

async function look(parts: EngineParts, tally: Tally, findings: Findings, { report, signal }: WorkPlace): Promise<void> {
  const database = await parts.database();
  const total = await database.read((db) => mappings.countCredentials(db));
  const tell = (): void => report({ done: tally.done, total: Math.max(total, tally.done), failed: tally.done - tally.opened });
  tell();
  for await (const { opened, failed, bySecretVersion } of openRows(parts)) {
    if (signal.aborted) throw interrupted();
    tally.done += opened + failed.length;
    tally.opened += opened;
    for (const [version, n] of Object.entries(bySecretVersion)) {
      tally.bySecretVersion[version] = (tally.bySecretVersion[version] ?? 0) + n;
    }
    await nameIn(parts, tally, failed);
    await findings.add(failed);
    tell();
  }
  report({ done: tally.done, total: tally.done, failed: tally.done - tally.opened });
}

/** What is found is remembered, also where the look ends before it has seen them all. */
async function looked(parts: EngineParts, tally: Tally, place: WorkPlace): Promise<void> {
  const findings = await findingsOf(parts);
  await look(parts, tally, findings, place).catch(async (error: unknown) => {
    await findings.keep();
    throw error;
  });
  await findings.end();
}

export async function verifyDatabase(parts: EngineParts, caller: Caller, place: WorkPlace = UNWATCHED): Promise<DatabaseVerification> {
  const tally: Tally = { done: 0, opened: 0, bySecretVersion: {}, failed: [] };
  try {
    await looked(parts, tally, place);
  } catch (error) {
    await recordProof(parts, caller, tally, error);
    throw error;
  }
  await recordProof(parts, caller, tally);
  const { done: total, opened, bySecretVersion, failed } = tally;
  return { kind: 'verify-database', total, opened, bySecretVersion, failed };
}
