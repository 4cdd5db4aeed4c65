/** A browser shell over the double engine, as its tests need it. */
import { join } from 'node:path';
import { shellTexts } from '../engine/host/texts.ts';
import { createDoubleEngine } from '../tests/contract/double-engine.ts';
import { startWebShell, type WebShell, type WebShellParts } from './server.ts';

const ABOUT = { shell: 'browser', dialogs: 'page', platform: 'linux', version: '0.0.0', language: 'en' } as const;

/** Preferences lie in `folder`. */
export function startTestShell(folder: string, parts: Partial<WebShellParts> = {}): Promise<WebShell> {
  const engine = createDoubleEngine(join(folder, 'preferences.json'));
  return startWebShell({
    files: () => null,
    texts: shellTexts('en'),
    router: engine.router({ about: ABOUT, dialogs: null, notify: () => false, showProgress: () => false }),
    context: { caller: { account: 'HOST\\anna', groups: [], origin: 'test' } },
    busy: () => Promise.resolve(false),
    port: 0,
    ...parts,
  });
}
