/** A connection that broke under a stream says nothing of the operation: with the next connection it is followed again. */
import { useEffect, useEffectEvent } from 'react';
import { failureOf } from '../rpc/failure.ts';
import { useConnectionState, useRpc } from '../rpc/rpc-context.tsx';
import type { Follower } from './follow.ts';

export function useTakeUpAgain(follower: Follower): void {
  const { client } = useRpc();
  const state = useConnectionState();
  const takeUp = useEffectEvent(() => {
    const { error } = follower.get();
    if (error === null || failureOf(error).kind !== 'connection') return;
    // Where it has ended meanwhile there is nothing to follow: the broken stream's error stands, and the overview says how it ended.
    follower.follow(() => client.console.operation.follow()).catch(() => undefined);
  });
  useEffect(() => {
    if (state === 'open') takeUp();
  }, [state]);
}
