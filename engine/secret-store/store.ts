/**
 * The secret store on this machine: the file `store` in a folder of ours alone, `last-good` (the file before it) beside it, and
 * `lock`, on which every write holds the operating system's lock from the re-read to the rename. What an order of writing
 * means after a crash: DESIGN §5 and INVARIANTS.md; what each call promises: types.ts.
 */
import { join } from 'node:path';
import type { Clock } from '../platform/clock.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { makeFolderDurably, writeDurably, writeNewDurably } from './durable-file.ts';
import type { FileSystem } from './file-system.ts';
import { fileLock, type FileLock } from './lock.ts';
import { NOT_OPENED } from './key-file-protector.ts';
import { errorCode } from './node-file-system.ts';
import { FILE_MODE, FOLDER_MODE, assertPrivateFile, assertPrivateFolder, ownFacts, readAsOwner } from './private-file.ts';
import { STORE_FILE_MAX, decodeStore, encodeStore, newStanzas, readStanzas, stanzaFor } from './store-file.ts';
import { firstContents, nextContents } from './succession.ts';
import { PAST_OPENING, type Protector, type SecretStore, type Stanza, type StoreContents } from './types.ts';

export interface StoreOptions {
  readonly folder: string;
  readonly fileSystem: FileSystem;
  /** Those that this version knows on this machine. The first is for a store where nothing says which one is in use. */
  readonly protectors: readonly [Protector, ...Protector[]];
  readonly clock: Clock;
  /** Default: the file `lock` in the folder. */
  readonly lock?: FileLock;
}

interface Opened {
  readonly bytes: Buffer;
  readonly contents: StoreContents;
  readonly stanzas: readonly Stanza[];
}

const nothing = (): void => undefined;

export function openSecretStore(options: StoreOptions): SecretStore {
  return new FileSecretStore(options);
}

class FileSecretStore implements SecretStore {
  readonly #options: StoreOptions;
  readonly #file: string;
  readonly #lastGood: string;
  readonly #lock: FileLock;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: StoreOptions) {
    this.#options = options;
    this.#file = join(options.folder, 'store');
    this.#lastGood = join(options.folder, 'last-good');
    this.#lock = options.lock ?? fileLock(join(options.folder, 'lock'));
  }

  async read(): Promise<StoreContents> {
    return (await this.#open(this.#file)).contents;
  }

  async create(contents: Omit<StoreContents, 'generation' | 'writtenAt'>, options = { replaceDamaged: false }): Promise<StoreContents> {
    await this.#failing(() => makeFolderDurably(this.#fs, this.#options.folder));
    return this.#alone(async () => {
      const protector = await this.#protectorInUse();
      if (options.replaceDamaged) await this.#setDamagedAside();
      const first = firstContents(contents, this.#now());
      await this.#failing(async () => {
        await this.#refuseExisting();
        await this.#sweep();
        const bytes = await encodeStore(first, await newStanzas(protector, first), this.#protectors);
        await writeNewDurably(this.#fs, this.#file, bytes, (stored) => this.#verify(stored, first));
        // Offered until the new store is durable, for its keys may come from there; of another line from then on.
        await this.#setAside(this.#lastGood);
      });
      return first;
    });
  }

  async update(change: (current: StoreContents) => StoreContents, options?: { retiring: string }): Promise<StoreContents> {
    return this.#alone(async () => {
      const { bytes: before, contents, stanzas } = await this.#open(this.#file);
      const next = nextContents(contents, change(contents), this.#now(), options?.retiring ?? null);
      await this.#failing(async () => {
        const bytes = await encodeStore(next, stanzas, this.#protectors);
        await this.#sweep();
        await writeDurably(this.#fs, this.#lastGood, before, (stored) => this.#verify(stored, contents));
        await writeDurably(this.#fs, this.#file, bytes, (stored) => this.#verify(stored, next));
      });
      return next;
    });
  }

  async lastGood(): Promise<StoreContents | null> {
    try {
      return (await this.#open(this.#lastGood)).contents;
    } catch (error) {
      if (isSsoError(error, 'STORE_MISSING', 'STORE_NEWER', ...PAST_OPENING)) return null;
      throw error;
    }
  }

  async protect(): Promise<void> {
    await this.#failing(async () => {
      if (!(await ownFacts(this.#fs, this.#options.folder, 'folder'))) throw new SsoError('STORE_MISSING');
      await this.#fs.setMode(this.#options.folder, FOLDER_MODE);
      for (const name of await this.#fs.list(this.#options.folder)) {
        const path = join(this.#options.folder, name);
        if (await ownFacts(this.#fs, path, 'file')) await this.#fs.setMode(path, FILE_MODE);
      }
      for (const protector of this.#protectors) await protector.protect();
    });
  }

  async stanzas(): Promise<readonly Stanza[]> {
    for (const path of [this.#file, this.#lastGood]) {
      const named = await this.#stanzasIn(path);
      if (named.length > 0) return named;
    }
    return [];
  }

  /**
   * Three writes, each durable before the next: the store, that old and new both open, proven with the new one alone; the last good
   * copy, then the store, that the new one alone opens. Only then are the old one's keys removed. The data key is another one at the
   * end: whoever had the old one, from an old copy, has nothing of what is written later. It stays only where a stanza that is not
   * known here has to go on working.
   */
  async reprotect(to: Protector): Promise<readonly string[]> {
    return this.#alone(async () => {
      const before = await this.#open(this.#file);
      await this.#failing(async () => {
        const of = before.contents;
        const added = await stanzaFor(to, { stanzas: before.stanzas, of, protectors: this.#protectors });
        const during = nextContents(of, of, this.#now(), null);
        const unknown = before.stanzas.filter(this.#isUnknown);
        await this.#sweep();
        const both = await encodeStore(during, [...before.stanzas, added], this.#protectors);
        await writeDurably(this.#fs, this.#lastGood, before.bytes, (stored) => this.#verify(stored, of));
        await writeDurably(this.#fs, this.#file, both, (stored) => this.#verify(stored, during, [to]));
        await this.#writeOnlyFor(to, during, unknown.length > 0 ? [...unknown, added] : await newStanzas(to, of));
      }).catch(async (error: unknown) => {
        await this.#tidy().catch(nothing); // the failure is what counts
        throw error;
      });
      return this.#forgetOthers(to, before);
    });
  }

  async settleProtectors(): Promise<void> {
    if (!(await this.#isInterrupted()) && (await this.#leftovers()).length === 0) return;
    await this.#alone(async () => {
      if (await this.#isInterrupted()) await this.#finishChange();
      await this.#tidy();
    });
  }

  async setLockedAside(): Promise<void> {
    await this.#alone(async () => {
      const [store, lastGood] = [await this.#stateOf(this.#file), await this.#stateOf(this.#lastGood)];
      if (store === 'opens' || ![store, lastGood].includes('locked')) throw new SsoError('STORE_EXISTS');
      if (store === 'locked') await this.#failing(() => this.#setAside(this.#file));
      if (lastGood === 'locked') await this.#failing(() => this.#setAside(this.#lastGood));
    });
  }

  async #stateOf(path: string): Promise<'opens' | 'locked' | 'other'> {
    return this.#open(path).then(
      () => 'opens',
      (error: unknown) => (isSsoError(error, 'STORE_LOCKED', 'KEY_STORE_REFUSED') ? 'locked' : 'other'),
    );
  }

  /** A whole one has one stanza that is known here: who is at it has the lock. */
  async #isInterrupted(): Promise<boolean> {
    return (await this.#stanzasIn(this.#file)).filter((stanza) => !this.#isUnknown(stanza)).length > 1;
  }

  readonly #isUnknown = ({ protector }: Stanza): boolean => !this.#protectors.some(({ name }) => name === protector);

  /** The newest stands last. Where none opens it without being asked for something, both wait. */
  async #finishChange(): Promise<void> {
    const before = await this.#open(this.#file);
    const { contents: of, stanzas } = before;
    for (const name of new Set(stanzas.map(({ protector }) => protector).reverse())) {
      const to = this.#protectors.find((protector) => protector.name === name);
      if (!to || !(await this.#opensWith(to, before.bytes))) continue;
      const unknown = stanzas.filter(this.#isUnknown);
      await this.#failing(async () => {
        const kept = async () => [...unknown, await stanzaFor(to, { stanzas, of, protectors: this.#protectors })];
        await this.#writeOnlyFor(to, of, unknown.length > 0 ? await kept() : await newStanzas(to, of));
      });
      await this.#forgetOthers(to, before);
      return;
    }
  }

  async #opensWith(protector: Protector, bytes: Buffer): Promise<boolean> {
    return decodeStore(bytes, [protector]).then(
      () => true,
      () => false,
    );
  }

  /** Keys on this machine that no store needs. */
  async #leftovers(): Promise<(readonly [Protector, readonly string[]])[]> {
    const needed = await this.#needed();
    const found = this.#protectors.map(async (each) => [each, await each.leftovers(needed(each))] as const);
    return (await Promise.all(found)).filter(([, names]) => names.length > 0);
  }

  async #tidy(): Promise<void> {
    for (const [protector, names] of await this.#leftovers()) await protector.removeLeftovers(names);
  }

  /** A store that is gone or cannot be read, or a copy that cannot, may need whatever there is. */
  async #needed(): Promise<(of: Protector) => boolean> {
    const [store, lastGood] = [await this.#stanzasIn(this.#file), await this.#stanzasIn(this.#lastGood)];
    const unread = store.length === 0 || (lastGood.length === 0 && (await this.#fs.facts(this.#lastGood)) !== null);
    return ({ name }) => unread || [...store, ...lastGood].some(({ protector }) => protector === name);
  }

  get #protectors(): StoreOptions['protectors'] {
    return this.#options.protectors;
  }

  async #writeOnlyFor(to: Protector, during: StoreContents, stanzas: readonly Stanza[]): Promise<void> {
    const after = nextContents(during, during, this.#now(), null);
    for (const [path, contents] of [[this.#lastGood, during] as const, [this.#file, after] as const]) {
      const bytes = await encodeStore(contents, stanzas, [to]);
      await writeDurably(this.#fs, path, bytes, (stored) => this.#verify(stored, contents, [to]));
    }
  }

  /** The change is done and durable: what cannot be removed is told, and no failure of it. Of who was not named there may be a leftover. */
  async #forgetOthers(to: Protector, { contents, stanzas }: Opened): Promise<readonly string[]> {
    const kept: string[] = [];
    for (const protector of this.#protectors) {
      if (protector !== to) await protector.forget(contents).catch(() => void kept.push(protector.name));
    }
    return kept.filter((name) => stanzas.some(({ protector }) => protector === name));
  }

  /** Of a store that is being made anew, for what one was there before. */
  async #protectorInUse(): Promise<Protector> {
    const names = (await this.stanzas()).map(({ protector }) => protector);
    const known = names.flatMap((name) => this.#protectors.filter((protector) => protector.name === name));
    return known[0] ?? this.#protectors[0];
  }

  async #stanzasIn(path: string): Promise<readonly Stanza[]> {
    try {
      if (!(await ownFacts(this.#fs, path, 'file'))) return [];
      return readStanzas(await readAsOwner(this.#fs, path, STORE_FILE_MAX));
    } catch (error) {
      if (isSsoError(error) || errorCode(error)) return []; // whoever opens it is told
      throw error;
    }
  }

  get #fs(): FileSystem {
    return this.#options.fileSystem;
  }

  #now(): string {
    return this.#options.clock.now().toISOString();
  }

  async #open(path: string): Promise<Opened> {
    try {
      const there = (await assertPrivateFolder(this.#fs, this.#options.folder)) && (await assertPrivateFile(this.#fs, path));
      if (!there) throw new SsoError('STORE_MISSING');
      const bytes = await readAsOwner(this.#fs, path, STORE_FILE_MAX);
      return { bytes, ...(await decodeStore(bytes, this.#protectors)) };
    } catch (error) {
      if (isSsoError(error, 'STORE_DAMAGED') && error.params['reason'] === NOT_OPENED)
        throw new SsoError('KEY_FILE_WRONG', {}, { cause: error });
      if (isSsoError(error)) throw error;
      throw new SsoError('STORE_DAMAGED', { reason: errorCode(error) ?? 'unknown' }, { cause: error }); // as good as: EIO, EFBIG
    }
  }

  /** One writer at a time: in this process by turn, on this machine by the operating system's lock. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => this.#locked(work));
    this.#turn = turn.then(nothing, nothing); // and not the keys of what was read or written
    return turn;
  }

  async #locked<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.#failing(async () => {
      if (!(await assertPrivateFolder(this.#fs, this.#options.folder))) throw new SsoError('STORE_MISSING');
      return this.#lock.acquire();
    });
    try {
      return await work();
    } finally {
      await release();
    }
  }

  /** It may be the leftover of an attempt that failed before it was durable: whoever goes on with it can rely on it. */
  async #refuseExisting(): Promise<void> {
    if (!(await assertPrivateFile(this.#fs, this.#file))) return;
    await this.#fs.syncFolder(this.#options.folder);
    throw new SsoError('STORE_EXISTS');
  }

  /** Temporary files of writers that were killed: under the lock they are nobody's. */
  async #sweep(): Promise<void> {
    const leftovers = (await this.#fs.list(this.#options.folder)).filter((name) => name.endsWith('.tmp'));
    for (const name of leftovers) await this.#fs.remove(join(this.#options.folder, name));
  }

  async #verify(stored: Buffer, meant: StoreContents, protectors: readonly Protector[] = this.#protectors): Promise<void> {
    const { contents } = await decodeStore(stored, protectors);
    if (contents.generation !== meant.generation) throw new SsoError('STORE_WRITE_FAILED', { reason: 'read-back' });
  }

  /** A store that opens is not damaged, whatever the caller believes. */
  async #setDamagedAside(): Promise<void> {
    try {
      await this.#open(this.#file);
    } catch (error) {
      if (isSsoError(error, 'STORE_MISSING')) return;
      if (!isSsoError(error, ...PAST_OPENING)) throw error;
      await this.#failing(() => this.#setAside(this.#file));
      return;
    }
    throw new SsoError('STORE_EXISTS');
  }

  /** Under another name, bytes and all: a file that may hold keys is never removed. */
  async #setAside(path: string): Promise<void> {
    if (!(await ownFacts(this.#fs, path, 'file'))) return;
    await this.#fs.rename(path, `${path}.set-aside.${this.#now().replaceAll(/[-:.]/g, '')}`);
    await this.#fs.syncFolder(this.#options.folder);
  }

  /** What the file system refused, as the store's own error; the cause says more, the message no path. */
  async #failing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (isSsoError(error, 'FILE_EXISTS')) throw new SsoError('STORE_EXISTS', {}, { cause: error });
      if (isSsoError(error) && !isSsoError(error, 'FILE_NOT_WRITABLE', 'CONFLICT')) throw error;
      const reason = isSsoError(error) ? (error.params['reason'] ?? 'unknown') : (errorCode(error) ?? 'unknown');
      throw new SsoError('STORE_WRITE_FAILED', { reason }, { cause: error });
    }
  }
}
