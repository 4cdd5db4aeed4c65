/**
 * Test helper: a file system in memory that fails and forgets as real ones do.
 *
 * What was not synced is gone after `restart`: a folder's entries as of its last syncFolder (or with any of the changes since, as
 * the caller chooses: a medium may have written some of them), a file's bytes as of its fsync. `failAt` makes the n-th operation
 * fail, once or from then on, before or after it took effect; `cutAt` takes the power away before, in the middle of or
 * after the n-th operation: it and all later ones throw, until `restart`.
 */
import { basename, dirname } from 'node:path';
import type { FileFacts, FileSystem } from './file-system.ts';
import { withCode } from './node-file-system.ts';

interface Node {
  readonly kind: 'file' | 'folder';
  bytes: Buffer;
  /** What of it is on the medium. */
  synced: Buffer;
  mode: number;
  readonly inode: number;
}

/** A change of folder entries: the paths that it sets (null: removes). */
type Change = ReadonlyMap<string, Node | null>;

export interface Fault {
  /** Counted from 1, from the moment it is set. */
  readonly operation: number;
  readonly code: 'EIO' | 'ENOSPC';
  readonly persistent: boolean;
  /** `after`: it took effect, and reports failure all the same. */
  readonly when: 'before' | 'after';
}

export interface Cut {
  readonly operation: number;
  readonly when: 'before' | 'middle' | 'after';
}

export interface FaultyOptions {
  readonly hardLinks?: boolean;
  /** False: a medium that calls files written that are not. The control: tests have to notice. */
  readonly syncsFiles?: boolean;
}

export class FaultyFileSystem implements FileSystem {
  readonly #options: Required<FaultyOptions>;
  #entries = new Map<string, Node>();
  #durable = new Map<string, Node>();
  #pending: Change[] = [];
  #fault: Fault | null = null;
  #cut: Cut | null = null;
  #operation = 0;
  readonly #log: string[] = [];

  constructor(root: string, options: FaultyOptions = {}) {
    this.#options = { hardLinks: true, syncsFiles: true, ...options };
    for (let path = root; !this.#entries.has(path); path = dirname(path)) this.#entries.set(path, folder());
    this.#durable = new Map(this.#entries);
  }

  /** Every operation since the last fault, cut or restart, as `name file`. */
  get log(): readonly string[] {
    return this.#log;
  }

  get unsyncedChanges(): number {
    return this.#pending.length;
  }

  failAt(fault: Fault): void {
    this.#begin();
    this.#fault = fault;
  }

  cutAt(cut: Cut): void {
    this.#begin();
    this.#cut = cut;
  }

  heal(): void {
    this.#begin();
  }

  /** After a power cut: what was synced, with those of the unsynced changes for which `keep` says so. */
  restart(keep: (change: number) => boolean = () => false): void {
    const kept = this.#pending.filter((_, index) => keep(index));
    this.#entries = new Map(this.#durable);
    for (const change of kept) apply(this.#entries, change);
    for (const [path, node] of this.#entries) {
      node.bytes = node.synced;
      if (!this.#isReachable(path)) this.#entries.delete(path);
    }
    this.#durable = new Map(this.#entries);
    this.#pending = [];
    this.#begin();
  }

  facts(path: string): Promise<FileFacts | null> {
    return this.#run('facts', path, () => {
      const node = this.#entries.get(path);
      if (!node) return null;
      const { kind, mode, inode, bytes } = node;
      return { kind, mode, uid: process.geteuid?.() ?? 0, size: bytes.length, inode, modifiedAt: new Date(0) };
    });
  }

  read(path: string, maxBytes: number): Promise<Buffer> {
    return this.#run('read', path, () => {
      const { bytes } = this.#file(path);
      if (bytes.length > maxBytes) throw withCode('EFBIG', 'too large');
      return Buffer.from(bytes);
    });
  }

  writeNew(path: string, bytes: Uint8Array): Promise<void> {
    const partly = (): void => void this.#createFile(path, Buffer.from(bytes.subarray(0, bytes.length / 2)));
    return this.#run(
      'writeNew',
      path,
      () => {
        const node = this.#createFile(path, Buffer.from(bytes));
        if (this.#options.syncsFiles) node.synced = node.bytes;
      },
      partly,
    );
  }

  rename(from: string, to: string): Promise<void> {
    return this.#run('rename', to, () => {
      const node = this.#file(from);
      this.#change(new Map([[from, null] as const, [to, node] as const]));
    });
  }

  link(from: string, to: string): Promise<void> {
    return this.#run('link', to, () => {
      if (!this.#options.hardLinks) throw withCode('EPERM', 'no hard links here');
      if (this.#entries.has(to)) throw withCode('EEXIST', 'exists');
      this.#change(new Map([[to, this.#file(from)]]));
    });
  }

  remove(path: string): Promise<void> {
    return this.#run('remove', path, () => {
      this.#file(path);
      this.#change(new Map([[path, null]]));
    });
  }

  syncFolder(path: string): Promise<void> {
    return this.#run('syncFolder', path, () => {
      for (const name of this.#durable.keys()) if (dirname(name) === path && !this.#entries.has(name)) this.#durable.delete(name);
      for (const [name, node] of this.#entries) if (dirname(name) === path) this.#durable.set(name, node);
      this.#pending = this.#pending.filter((change) => [...change.keys()].some((name) => dirname(name) !== path));
    });
  }

  makeFolder(path: string): Promise<void> {
    return this.#run('makeFolder', path, () => {
      if (!this.#entries.has(path)) this.#change(new Map([[path, folder()]]));
    });
  }

  list(path: string): Promise<readonly string[]> {
    return this.#run('list', path, () =>
      [...this.#entries.keys()].filter((name) => dirname(name) === path && name !== path).map((name) => basename(name)),
    );
  }

  setMode(path: string, mode: number): Promise<void> {
    return this.#run('setMode', path, () => {
      const node = this.#entries.get(path);
      if (!node) throw withCode('ENOENT', 'not there');
      node.mode = mode;
    });
  }

  /** `partly`: what an interrupted operation leaves behind, where that is more than nothing. */
  #run<T>(name: string, path: string, work: () => T, partly: () => void = () => undefined): Promise<T> {
    return new Promise((resolve) => {
      this.#operation += 1;
      this.#log.push(`${name} ${basename(path)}`);
      this.#interrupt(work, partly);
      resolve(work());
    });
  }

  #interrupt(work: () => unknown, partly: () => void): void {
    if (this.#cut && this.#operation >= this.#cut.operation) {
      if (this.#operation === this.#cut.operation && this.#cut.when === 'middle') partly();
      if (this.#operation === this.#cut.operation && this.#cut.when === 'after') work();
      throw withCode('POWER', 'no power');
    }
    if (this.#fault && this.#isFaulty(this.#fault)) {
      if (this.#fault.when === 'after') work();
      else partly();
      throw withCode(this.#fault.code, 'injected');
    }
  }

  #isFaulty({ operation, persistent }: Fault): boolean {
    return persistent ? this.#operation >= operation : this.#operation === operation;
  }

  #begin(): void {
    this.#fault = null;
    this.#cut = null;
    this.#operation = 0;
    this.#log.length = 0;
  }

  #createFile(path: string, bytes: Buffer): Node {
    if (this.#entries.has(path)) throw withCode('EEXIST', 'exists');
    if (!this.#entries.has(dirname(path))) throw withCode('ENOENT', 'no such folder');
    const node: Node = { kind: 'file', bytes, synced: Buffer.alloc(0), mode: 0o600, inode: nextInode() };
    this.#change(new Map([[path, node]]));
    return node;
  }

  #file(path: string): Node {
    const node = this.#entries.get(path);
    if (node?.kind !== 'file') throw withCode('ENOENT', 'not there');
    return node;
  }

  #change(change: Change): void {
    apply(this.#entries, change);
    this.#pending.push(change);
  }

  #isReachable(path: string): boolean {
    const above = dirname(path);
    return above === path || (this.#entries.has(above) && this.#isReachable(above));
  }
}

const folder = (): Node => ({ kind: 'folder', bytes: Buffer.alloc(0), synced: Buffer.alloc(0), mode: 0o700, inode: nextInode() });

let inodes = 0;
const nextInode = (): number => (inodes += 1);

function apply(entries: Map<string, Node>, change: Change): void {
  for (const [path, node] of change) {
    if (node) entries.set(path, node);
    else entries.delete(path);
  }
}
