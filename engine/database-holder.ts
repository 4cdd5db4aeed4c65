/**
 * The one open database of an engine, for as long as it is the one that this server names. Another process may point the server
 * at another file, or put another file in its place: who asks for the database then gets that one, and a write that began on the
 * file of before is not committed there, where nobody would ever look.
 */
import { isSsoError, SsoError } from '../shared/errors.ts';
import { fileIdentity, type CredentialDatabase } from './credential-db/index.ts';

/** How a holder learns which file it is, and opens it. */
export interface DatabaseSource {
  /** As the settings name it now. */
  path(): Promise<string>;
  open(path: string): Promise<CredentialDatabase>;
}

/** One open database at a time; a failure to open is not remembered. */
export interface DatabaseHolder {
  /** DATABASE_AWAY once it has ended. */
  get(): Promise<CredentialDatabase>;
  close(): Promise<void>;
  /** Closes for good: whatever is still at work then must not open the database again behind everybody's back. */
  end(): Promise<void>;
  ended(): boolean;
}

interface Held {
  readonly database: CredentialDatabase;
  /** That of `database`, which does not follow to another file. */
  readonly write: Write;
  /** Whether the file that is open is the one that is named. */
  isNamed(): Promise<boolean>;
}

/** Nothing was written: the write may be tried on the file that is named now. */
class Elsewhere extends Error {}

const replaced = (cause?: unknown): SsoError => new SsoError('DATABASE_AWAY', { reason: 'replaced' }, { cause });

type Write = CredentialDatabase['write'];

/** Looks before anything is written, and once more before it is committed. */
const namedWrite =
  (write: Write, isNamed: Held['isNamed']): Write =>
  (work) =>
    write(async (db) => {
      if (!(await isNamed())) throw new Elsewhere();
      const result = await work(db);
      if (!(await isNamed())) throw replaced();
      return result;
    });

/** `write`, or where it came to a file that is not named any more, that of the file that is: once. */
const followingWrite =
  (write: Write, next: () => Promise<Write>): Write =>
  async (work) => {
    try {
      return await write(work);
    } catch (error) {
      if (!(error instanceof Elsewhere)) throw error;
    }
    try {
      return await (
        await next()
      )(work);
    } catch (error) {
      throw error instanceof Elsewhere ? replaced(error) : error;
    }
  };

/** Settings that cannot be read name no other file. */
async function namedPath(source: DatabaseSource, held: string): Promise<string> {
  try {
    return await source.path();
  } catch (error) {
    if (isSsoError(error)) return held;
    throw error;
  }
}

async function openHeld(source: DatabaseSource, next: () => Promise<Write>): Promise<Held> {
  const path = await source.path();
  const identity = await fileIdentity(path); // before it is opened: a file that comes in between is told apart, and opened in its turn
  const raw = await source.open(path);
  const isNamed = async (): Promise<boolean> => {
    const [named, present] = await Promise.all([namedPath(source, path), fileIdentity(path)]);
    return named === path && present === identity;
  };
  const write = namedWrite((work) => raw.write(work), isNamed);
  return { database: { ...raw, write: followingWrite(write, next) }, write, isNamed };
}

export function databaseHolder(source: DatabaseSource): DatabaseHolder {
  let held: Promise<Held> | null = null;
  let ended = false;
  /** Files that are not named any more, each closed when its last reader is done; only the end waits for that. */
  const leaving: Promise<void>[] = [];

  const hold = (): Promise<Held> => {
    if (ended) return Promise.reject(new SsoError('DATABASE_AWAY', { reason: 'closed' }));
    const opening = held ?? openHeld(source, async () => (await current()).write);
    held = opening;
    opening.catch(() => {
      if (held === opening) held = null;
    });
    return opening;
  };
  const leave = (holding: Promise<Held>, { database }: Held): void => {
    if (held !== holding) return;
    held = null;
    const closing = database.close();
    closing.catch(() => undefined); // told at the end
    leaving.push(closing);
  };
  const current = async (): Promise<Held> => {
    const holding = hold();
    const present = await holding;
    if (await present.isNamed()) return present;
    leave(holding, present);
    return hold();
  };
  const close = async (): Promise<void> => {
    const closing = held;
    held = null;
    const present = await closing?.catch(() => null);
    await present?.database.close();
  };
  return {
    get: async () => (await current()).database,
    close,
    async end() {
      ended = true;
      await close();
      await Promise.all(leaving);
    },
    ended: () => ended,
  };
}
