/** What a dialog of such work does when it opens: takes up what is under way or waits to be looked at; else begins. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { WorkProgress } from '../../shared/contract/console/work.ts';
import type { WorkKind } from '../../shared/domain/work.ts';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useWorkOf } from './work-context.tsx';

export interface Shown {
  /** Whether what is followed is what this dialog is about. */
  readonly ready: boolean;
  /** What it was refused with. */
  readonly error: unknown;
}

export function useShown(kind: WorkKind, begin: () => Promise<AsyncIterable<WorkProgress>>): Shown {
  const { client } = useRpc();
  const { follower, work } = useWorkOf(kind);
  const [shown, setShown] = useState<Shown>({ ready: false, error: null });
  const started = useRef(false);
  const start = useEffectEvent(async () => {
    const { latest, following } = follower.get();
    const isFollowed = work !== null && latest?.work.id === work.id && (following || latest.result !== null);
    if (!isFollowed) await follower.follow(work === null ? begin : () => client.console.work.follow({ id: work.id }));
  });
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    start().then(
      () => setShown({ ready: true, error: null }),
      (error: unknown) => setShown({ ready: true, error }),
    );
  }, []);
  return shown;
}
