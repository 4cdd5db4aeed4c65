/** The follower of this window, and the shell's task bar that shows how far it is. */
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive } from '../../shared/domain/operation-states.ts';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { fraction } from '../text/format.ts';
import { createFollower, operationOf, type Followed, type Follower } from './follow.ts';

const FollowerContext = createContext<Follower | null>(null);

export function OperationProvider({ children }: { children: ReactNode }) {
  const follower = useMemo(createFollower, []);
  return (
    <FollowerContext value={follower}>
      <TaskBarProgress />
      {children}
    </FollowerContext>
  );
}

export function useFollower(): Follower {
  const follower = useContext(FollowerContext);
  if (follower === null) throw new Error('useFollower outside OperationProvider');
  return follower;
}

export function useFollowed(): Followed {
  const follower = useFollower();
  return useSyncExternalStore(follower.subscribe, follower.get);
}

/** The newest that is known of the operation: what is followed, else what the overview says. */
export function useCurrentOperation(): OperationView | null {
  const { overview } = useConsole();
  const followed = useFollowed();
  const seen = operationOf(followed);
  return followed.following && seen !== null ? seen : overview.operation;
}

function TaskBarProgress() {
  const { client } = useRpc();
  const operation = useCurrentOperation();
  const value = operation !== null && isActive(operation.state) ? fraction(operation.done, operation.total) : null;
  useEffect(() => {
    // Decoration of the task bar: if the link broke meanwhile, the banner says so.
    client.shell.showProgress({ value }).catch(() => undefined);
  }, [client, value]);
  return null;
}
