/** The real file system, telling of every call that changes something right after it has happened. */
import { basename } from 'node:path';
import { nodeFileSystem, type FileSystem } from '../../engine/secret-store/index.ts';

export function watchedFileSystem(onStep: (step: string) => Promise<void>): FileSystem {
  const after = async (name: string, path: string, work: Promise<void>): Promise<void> => {
    await work;
    await onStep(`file.${name} ${basename(path).replace(/[0-9a-f]{8}.*tmp$/, 'tmp')}`);
  };
  return {
    ...nodeFileSystem,
    writeNew: (path, bytes) => after('write', path, nodeFileSystem.writeNew(path, bytes)),
    rename: (from, to) => after('rename', to, nodeFileSystem.rename(from, to)),
    link: (from, to) => after('link', to, nodeFileSystem.link(from, to)),
    remove: (path) => after('remove', path, nodeFileSystem.remove(path)),
    syncFolder: (path) => after('sync', path, nodeFileSystem.syncFolder(path)),
    makeFolder: (path) => after('make', path, nodeFileSystem.makeFolder(path)),
  };
}
