/**
 * Numbers of rows. Counting a million of them by secret version takes the better part of a second, and the overview is asked
 * for often: so they are counted again only where the database has changed, and in the background where that takes long.
 */
import { applications, mappings, quarantine } from '../credential-db/index.ts';
import type { CredentialDatabase } from '../credential-db/types.ts';
import { needsByVersion } from '../master-secret/needs.ts';
import type { Clock } from '../platform/clock.ts';
import type { Counts } from './facts.ts';

/** A count this short is waited for; a longer one is the background's. */
const SHORT_MS = 50;
/** The first answer waits this long for its numbers, then goes without. */
const FIRST_WAIT_MS = 1000;
/** Between two long counts lie this many times their own length: they take a small part of the machine. */
const REST = 10;

interface Cache {
  counts: Counts | null;
  dataVersion: number | null;
  lastedMs: number;
  restUntil: number;
  running: Promise<void> | null;
  /** Counts again when the rest is over, so that the last change is not left uncounted. */
  waiting: boolean;
}

const caches = new WeakMap<CredentialDatabase, Cache>();

function cacheOf(database: CredentialDatabase): Cache {
  const present = caches.get(database);
  if (present) return present;
  const made: Cache = { counts: null, dataVersion: null, lastedMs: 0, restUntil: 0, running: null, waiting: false };
  caches.set(database, made);
  return made;
}

async function count(database: CredentialDatabase): Promise<Counts> {
  return database.read(async (db) => {
    const byVersion = await mappings.countByVersion(db);
    const versions = [...byVersion].filter((entry): entry is [number, number] => entry[0] !== null);
    const credentials = versions.reduce((sum, [, rows]) => sum + rows, 0);
    return {
      applications: await applications.countApplications(db),
      mappings: credentials + (byVersion.get(null) ?? 0),
      credentials,
      quarantined: await quarantine.countQuarantined(db),
      byVersion: new Map(versions),
      needed: new Set((await needsByVersion(db, byVersion)).keys()),
    };
  });
}

async function refresh(database: CredentialDatabase, clock: Clock, cache: Cache, dataVersion: number): Promise<void> {
  const begun = clock.monotonic();
  try {
    cache.counts = await count(database);
    cache.dataVersion = dataVersion;
  } finally {
    cache.lastedMs = clock.monotonic() - begun;
    cache.restUntil = clock.monotonic() + cache.lastedMs * REST;
    cache.running = null;
  }
}

async function orAfter(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds).unref();
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}

function begin(database: CredentialDatabase, clock: Clock, cache: Cache, dataVersion: number, onCounted: () => void): void {
  cache.running = refresh(database, clock, cache, dataVersion);
  // whoever waits hears of a failure; where nobody waits, the next overview tries again and tells
  cache.running.then(onCounted, () => undefined);
}

function beginLater(cache: Cache, milliseconds: number, onCounted: () => void): void {
  if (cache.waiting) return;
  cache.waiting = true;
  setTimeout(() => {
    cache.waiting = false;
    onCounted();
  }, milliseconds).unref();
}

/** The numbers of now, however long they take: for a judgement that old ones would make wrong. */
export async function countsNow(database: CredentialDatabase, clock: Clock, onCounted: () => void): Promise<Counts | null> {
  const cache = cacheOf(database);
  const dataVersion = await database.dataVersion();
  while (cache.dataVersion !== dataVersion) {
    if (!cache.running) begin(database, clock, cache, dataVersion, onCounted);
    await cache.running;
  }
  return cache.counts;
}

/** The newest numbers at hand; null where not even the first have come in yet. `onCounted` hears when it is worth asking again. */
export async function countsOf(database: CredentialDatabase, clock: Clock, onCounted: () => void): Promise<Counts | null> {
  const cache = cacheOf(database);
  const dataVersion = await database.dataVersion();
  if (!cache.running && cache.dataVersion !== dataVersion) {
    const rest = cache.lastedMs < SHORT_MS ? 0 : cache.restUntil - clock.monotonic();
    if (rest > 0) beginLater(cache, rest, onCounted);
    else begin(database, clock, cache, dataVersion, onCounted);
  }
  const wait = cache.counts === null ? FIRST_WAIT_MS : cache.lastedMs < SHORT_MS ? SHORT_MS : 0;
  if (cache.running && wait > 0) await orAfter(cache.running, wait);
  return cache.counts;
}
