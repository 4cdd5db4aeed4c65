/** Opens the administrator's guide that comes with the product. Topics are a fixed list: a page's word never becomes a path. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shell } from 'electron';

const GUIDE = join('docs', 'administrators-guide.md');

/** Answers false where the guide is not there or the desktop has nothing to show it with. */
export function guideOpener(installRoot: string, shell: Pick<Shell, 'openPath'>): () => Promise<boolean> {
  const path = join(installRoot.replace(/\bapp\.asar\b/, 'app.asar.unpacked'), GUIDE);
  return async () => {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    return there && (await shell.openPath(path)) === '';
  };
}
