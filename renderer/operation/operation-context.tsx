/** The follower of this window, and the shell's task bar that shows how far it is. */
import { useEffect, useMemo, type ReactNode } from 'react';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive } from '../../shared/domain/operation-states.ts';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { fraction } from '../text/format.ts';
import { EndNotice } from './end-notice.tsx';
import { FollowerContext, useFollowed } from './follower-context.ts';
import { newestOperation } from './newest.ts';
import { useTakeUpAgain } from './use-take-up-again.ts';
import { createFollower } from './follow.ts';

/** `watched`: whether a dialog stands open, so that the end of the operation is seen without a notice. */
export function OperationProvider({ watched, children }: { watched: boolean; children: ReactNode }) {
  const follower = useMemo(() => createFollower(), []);
  useTakeUpAgain(follower);
  return (
    <FollowerContext value={follower}>
      <TaskBarProgress />
      <EndNotice watched={watched} />
      {children}
    </FollowerContext>
  );
}

/** The newest that is known of the operation: what is followed, else what the overview says. */
export function useCurrentOperation(): OperationView | null {
  const { overview } = useConsole();
  const followed = useFollowed();
  return newestOperation(followed, overview.operation);
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
