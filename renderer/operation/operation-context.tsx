/** The follower of this window, and the notice at the end of what it follows. */
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive } from '../../shared/domain/operation-states.ts';
import { useConsole } from '../app/console-context.tsx';
import { EndNotice } from './end-notice.tsx';
import { FollowerContext, useFollowed } from './follower-context.ts';
import { newestOperation } from './newest.ts';
import { useTakeUpAgain } from './use-take-up-again.ts';
import { createFollower, operationOf } from './follow.ts';

/** `watched`: whether a dialog stands open, so that the end of the operation is seen without a notice. */
export function OperationProvider({ watched, children }: { watched: boolean; children: ReactNode }) {
  const follower = useMemo(() => createFollower(), []);
  useTakeUpAgain(follower);
  return (
    <FollowerContext value={follower}>
      <OperationEnd watched={watched} />
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

function OperationEnd({ watched }: { watched: boolean }) {
  const { t } = useTranslation('console');
  const followed = useFollowed();
  const tell = () => {
    const operation = operationOf(followed);
    if (operation === null || isActive(operation.state)) return null;
    const body = t(operation.state === 'done' ? `operation.ended.${operation.kind}` : `operation.${operation.state}`);
    return { title: t(`operation.title.${operation.kind}`), body };
  };
  return <EndNotice following={followed.following} watched={watched} tell={tell} />;
}
