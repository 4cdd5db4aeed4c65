/**
 * The few file operations that durable writing is made of, as a port: tests put a file system behind it that drops what was
 * not synced, or fails at the n-th call. Paths are absolute. Errors are Node's (`code`: ENOENT, EEXIST, ENOSPC, EIO ...).
 */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly mode: number;
  readonly uid: number;
  readonly size: number;
  /** Names the file itself: another one under the same path has another number. */
  readonly inode: number;
  readonly modifiedAt: Date;
}

export interface FileSystem {
  /** Of the entry itself: a link is not followed. Null where there is none. */
  facts(path: string): Promise<FileFacts | null>;
  read(path: string, maxBytes: number): Promise<Buffer>;
  /** Creates exclusively (EEXIST), with mode 0600, writes everything, fsyncs, closes. Removes what it created where that fails. */
  writeNew(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Makes `to` another name of `from`; EEXIST where `to` exists. Used so that a new file never replaces an old one. */
  link(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes renames and removals in the folder durable. Does nothing on Windows, which has no such call. */
  syncFolder(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  list(path: string): Promise<readonly string[]>;
  setMode(path: string, mode: number): Promise<void>;
}
