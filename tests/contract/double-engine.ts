/**
 * A small real router on the console contract, for what concerns the links alone: each procedure answers, refuses, streams or
 * waits at the test's word. What the engine itself does is proven with the engine.
 */
import { implement } from '@orpc/server';
import { hostContract } from '../../shared/contract/host.ts';
import type { Overview } from '../../shared/contract/console/system.ts';
import { createShellRouter, type HostContext, type HostRouter, type ShellAbilities } from '../../engine/host/router.ts';
import { preferenceFile } from '../../engine/host/preferences.ts';

export const SAID_BY_NOBODY = 'a sentence that only the engine’s own log may hold';

const OVERVIEW: Omit<Overview, 'caller'> = {
  dataFolder: '/srv/sso',
  at: '2026-03-03T10:00:00.000Z',
  server: null,
  system: null,
  masterSecretServer: null,
  protector: null,
  database: null,
  secret: null,
  policy: null,
  ring: [],
  backup: null,
  databaseBackup: null,
  operation: null,
  work: [],
  counts: null,
  administrators: [],
  situations: [{ id: 'not-configured', params: {} }],
};

/** Something that happens once, and that a test can wait for. */
export function happening(): { readonly happened: Promise<void>; readonly tell: () => void } {
  let tell = (): void => undefined;
  const happened = new Promise<void>((resolve) => (tell = resolve));
  return { happened, tell };
}

export interface DoubleEngine {
  readonly router: (abilities: ShellAbilities) => HostRouter;
  /** A change that every window which watches is told. */
  readonly change: () => void;
  /** Resolves when that many windows watch. */
  readonly watching: (windows: number) => Promise<void>;
  /** Resolves when a watching window left, by whatever way. */
  readonly left: Promise<void>;
  /** Resolves when the waiting call (`system.protect`) was aborted. */
  readonly aborted: Promise<void>;
}

export function createDoubleEngine(preferencePath: string): DoubleEngine {
  const os = implement(hostContract).$context<HostContext>();
  const left = happening();
  const aborted = happening();
  const listeners = new Set<() => void>();
  const counted: { readonly windows: number; readonly tell: () => void }[] = [];
  let revision = 0;

  async function* watch(signal: AbortSignal | undefined) {
    let wake = (): void => undefined;
    const listener = (): void => wake();
    listeners.add(listener);
    for (const { windows, tell } of counted) if (listeners.size >= windows) tell();
    try {
      for (;;) {
        await new Promise<void>((resolve, reject) => {
          wake = resolve;
          signal?.addEventListener('abort', () => reject(new Error('left')));
        });
        yield { topic: 'system' as const, revision };
      }
    } finally {
      listeners.delete(listener);
      left.tell();
    }
  }

  const console = {
    system: {
      overview: os.console.system.overview.handler(({ context }) => ({
        ...OVERVIEW,
        caller: { account: context.caller.account, roles: [] },
      })),
      watch: os.console.system.watch.handler(({ signal }) => watch(signal)),
      protect: os.console.system.protect.handler(
        ({ signal }) =>
          new Promise((_, reject) => {
            signal?.addEventListener('abort', () => {
              aborted.tell();
              reject(new Error('aborted'));
            });
          }),
      ),
      enable: os.console.system.enable.handler(() => {
        throw new Error(SAID_BY_NOBODY);
      }),
    },
    backup: {
      verify: os.console.backup.verify.handler(({ errors }) => {
        throw errors.WRONG_PASSWORD({ data: { number: 10779, params: {} } });
      }),
    },
    mappings: {
      importCredentials: os.console.mappings.importCredentials.handler(async function* () {
        for (const lines of [1, 2, 3])
          yield await Promise.resolve({ phase: 'checking' as const, lines, mappingsCreated: 0, credentialsSet: 0 });
      }),
    },
  };

  return {
    router: (abilities) =>
      ({ console, shell: createShellRouter(abilities, preferenceFile(preferencePath), '/srv/sso') }) as unknown as HostRouter,
    change: () => {
      revision += 1;
      for (const listener of listeners) listener();
    },
    watching: (windows) => {
      const { happened, tell } = happening();
      counted.push({ windows, tell });
      if (listeners.size >= windows) tell();
      return happened;
    },
    left: left.happened,
    aborted: aborted.happened,
  };
}
