/** What the engine is at work on beside the operation, followed for the whole window: also what another window, or this one before a reload, began. */
import { createContext, useContext, useEffect, useEffectEvent, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkProgress } from '../../shared/contract/console/work.ts';
import type { WorkView } from '../../shared/contract/schemas.ts';
import { satisfies } from '../../shared/domain/roles.ts';
import { WORK_KINDS, type WorkKind } from '../../shared/domain/work.ts';
import { useConsole } from '../app/console-context.tsx';
import { EndNotice } from '../operation/end-notice.tsx';
import { createFollower, type Followed, type Follower } from '../operation/follow.ts';
import { failureOf } from '../rpc/failure.ts';
import { useConnectionState, useRpc } from '../rpc/rpc-context.tsx';
import { newestWork } from './newest.ts';

type Followers = Readonly<Record<WorkKind, Follower<WorkProgress>>>;

const makeFollowers = (): Followers => ({ 'verify-database': createFollower(), 'verify-backup': createFollower() });

const WorkContext = createContext<Followers | null>(null);

export interface WorkOfKind {
  readonly follower: Follower<WorkProgress>;
  readonly followed: Followed<WorkProgress>;
  /** Under way, or with a result that waits to be looked at. */
  readonly work: WorkView | null;
}

function useFollowers(): Followers {
  const followers = useContext(WorkContext);
  if (followers === null) throw new Error('useWork outside WorkProvider');
  return followers;
}

/** Only who may verify is shown what comes of it. */
function useListed(): readonly WorkView[] {
  const { caller, work } = useConsole().overview;
  return satisfies(caller.roles, 'sso-administrator') ? work : [];
}

export function useWorkOf(kind: WorkKind): WorkOfKind {
  const follower = useFollowers()[kind];
  const followed = useSyncExternalStore(follower.subscribe, follower.get);
  return { follower, followed, work: newestWork(followed, kind, useListed()) };
}

export function useWork(): Readonly<Record<WorkKind, WorkOfKind>> {
  return { 'verify-database': useWorkOf('verify-database'), 'verify-backup': useWorkOf('verify-backup') };
}

/** `watched`: whether a dialog stands open, so that the end is seen without a notice. */
export function WorkProvider({ watched, children }: { watched: boolean; children: ReactNode }) {
  const followers = useMemo(() => makeFollowers(), []);
  return (
    <WorkContext value={followers}>
      {WORK_KINDS.map((kind) => (
        <Following key={kind} kind={kind} watched={watched} />
      ))}
      {children}
    </WorkContext>
  );
}

/** Of work under which the link broke: whether or not it has ended meanwhile, its dialog may be waiting for it. */
const lostId = ({ error, latest }: Followed<WorkProgress>): string | undefined =>
  error !== null && failureOf(error).kind === 'connection' ? latest?.work.id : undefined;

/** Takes up what runs and is not followed: after a reload, a broken link, or where another window began it. */
function Following({ kind, watched }: { kind: WorkKind; watched: boolean }) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const connection = useConnectionState();
  const { follower, followed } = useWorkOf(kind);
  const running = useListed().find((one) => one.kind === kind && one.state === 'running')?.id;
  const takeUp = useEffectEvent(() => {
    const id = running ?? lostId(follower.get());
    const { following, latest } = follower.get();
    if (connection !== 'open' || id === undefined || (following && latest?.work.id === id)) return;
    // It may have ended between the overview and this, and been looked at: then the next overview says so.
    follower.follow(() => client.console.work.follow({ id })).catch(() => undefined);
  });
  useEffect(() => takeUp(), [running, connection]);
  const tell = () => {
    const state = followed.latest?.work.state;
    return state === 'done' || state === 'failed' ? { title: t(`titles.${kind}`), body: t(`work.${state}.${kind}`) } : null;
  };
  return <EndNotice following={followed.following} watched={watched} tell={tell} />;
}
