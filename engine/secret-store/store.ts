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
import { errorCode } from './node-file-system.ts';
import { FILE_MODE, FOLDER_MODE, assertPrivateFile, assertPrivateFolder, ownFacts, readAsOwner } from './private-file.ts';
import { STORE_FILE_MAX, decodeStore, encodeStore, newStanzas, type Stanza } from './store-file.ts';
import { firstContents, nextContents } from './succession.ts';
import type { Protector, SecretStore, StoreContents } from './types.ts';

export interface StoreOptions {
  readonly folder: string;
  readonly fileSystem: FileSystem;
  readonly protector: Protector;
  readonly clock: Clock;
  /** Default: the file `lock` in the folder. */
  readonly lock?: FileLock;
}

interface Opened {
  readonly bytes: Buffer;
  readonly contents: StoreContents;
  readonly stanzas: readonly Stanza[];
}

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
      if (options.replaceDamaged) await this.#setDamagedAside();
      const first = firstContents(contents, this.#now());
      await this.#failing(async () => {
        await this.#refuseExisting();
        await this.#sweep();
        const bytes = await encodeStore(first, await newStanzas(this.#options.protector), this.#options.protector);
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
        const bytes = await encodeStore(next, stanzas, this.#options.protector);
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
      if (isSsoError(error, 'STORE_MISSING', 'STORE_DAMAGED', 'STORE_NEWER')) return null;
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
      await this.#options.protector.protect();
    });
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
      return { bytes, ...(await decodeStore(bytes, this.#options.protector)) };
    } catch (error) {
      if (isSsoError(error)) throw error;
      throw new SsoError('STORE_DAMAGED', { reason: errorCode(error) ?? 'unknown' }, { cause: error }); // as good as: EIO, EFBIG
    }
  }

  /** One writer at a time: in this process by turn, on this machine by the operating system's lock. */
  async #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(
      () => this.#locked(work),
      () => this.#locked(work),
    );
    this.#turn = turn;
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

  async #verify(stored: Buffer, meant: StoreContents): Promise<void> {
    const { contents } = await decodeStore(stored, this.#options.protector);
    if (contents.generation !== meant.generation) throw new SsoError('STORE_WRITE_FAILED', { reason: 'read-back' });
  }

  /** A store that opens is not damaged, whatever the caller believes. */
  async #setDamagedAside(): Promise<void> {
    try {
      await this.#open(this.#file);
    } catch (error) {
      if (isSsoError(error, 'STORE_MISSING')) return;
      if (!isSsoError(error, 'STORE_DAMAGED')) throw error;
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
