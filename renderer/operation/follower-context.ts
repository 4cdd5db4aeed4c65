/** The follower of this window, for whoever begins an operation or shows it. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Followed, Follower } from './follow.ts';

export const FollowerContext = createContext<Follower | null>(null);

export function useFollower(): Follower {
  const follower = useContext(FollowerContext);
  if (follower === null) throw new Error('useFollower outside OperationProvider');
  return follower;
}

export function useFollowed(): Followed {
  const follower = useFollower();
  return useSyncExternalStore(follower.subscribe, follower.get);
}
