/** What every dialog of work that goes on in the engine shows: how far it is, then what came of it, which is thereby looked at. */
import { useState, type ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { WorkProgress, WorkResult } from '../../shared/contract/console/work.ts';
import type { WorkView } from '../../shared/contract/schemas.ts';
import type { WorkKind } from '../../shared/domain/work.ts';
import type { ActionId } from '../actions/action.ts';
import { BusyButton } from '../components/busy-button.tsx';
import { ErrorNote } from '../components/error-note.tsx';
import { FailedNote, ProgressBar } from '../operation/progress-bar.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { Shown } from '../work/use-shown.ts';
import { useWorkOf } from '../work/work-context.tsx';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import type { DialogProps } from './dialog-props.ts';

type ResultOf<Kind extends WorkKind> = Extract<WorkResult, { kind: Kind }>;

/** What came of it, and the work that it came of. */
export interface Came<Kind extends WorkKind> {
  readonly result: ResultOf<Kind>;
  readonly work: WorkView;
}

interface Props<Kind extends WorkKind> extends DialogProps {
  readonly kind: Kind;
  readonly title: string;
  /** What is being done, above its progress. */
  readonly introduction: string;
  readonly shown: Shown;
  /** `onClose` lays the result aside. */
  readonly children: (came: Came<Kind>, onClose: DialogProps['onClose']) => ReactNode;
}

export function WorkSteps<Kind extends WorkKind>({ kind, title, introduction, shown, onClose, children }: Props<Kind>) {
  const { client } = useRpc();
  const { follower, followed } = useWorkOf(kind);
  const [refused, setRefused] = useState<unknown>(null);
  const latest = shown.ready ? followed.latest : null;
  const error = shown.error ?? refused ?? (shown.ready ? followed.error : null);
  const close = (next?: ActionId): void => {
    if (latest !== null && isLookedAt(latest)) {
      // Where the link is lost it goes on waiting to be looked at.
      client.console.work.dismiss({ id: latest.work.id }).catch(() => undefined);
      follower.forget();
    }
    onClose(next);
  };
  if (error !== null) return <Ended title={title} onClose={close} note={<ErrorNote error={error} />} />;
  if (latest?.work.state === 'cancelled') return <Cancelled title={title} onClose={close} />;
  if (latest?.result?.kind === kind) return children({ result: latest.result as ResultOf<Kind>, work: latest.work }, close);
  return <Working title={title} introduction={introduction} work={latest?.work ?? null} onClose={() => onClose()} onError={setRefused} />;
}

/** A link that broke under it has not told how it ended. */
const isLookedAt = ({ work, result }: WorkProgress): boolean => result !== null || work.state === 'failed';

interface WorkingProps {
  readonly title: string;
  readonly introduction: string;
  readonly work: WorkView | null;
  readonly onClose: () => void;
  readonly onError: (error: unknown) => void;
}

/** Closing leaves it to itself: the status bar goes on showing it. */
function Working({ title, introduction, work, onClose, onError }: WorkingProps) {
  return (
    <DialogFrame title={title} onClose={onClose} buttons={<WorkButtons work={work} onError={onError} onBackground={onClose} />}>
      <Typography sx={{ mb: 1 }}>{introduction}</Typography>
      <ProgressBar progress={work ?? { done: 0, total: 0, rate: null, secondsLeft: null }} counting={work !== null && work.total > 0} />
      <FailedNote failed={work?.failed ?? 0} />
    </DialogFrame>
  );
}

interface ButtonsProps extends Pick<WorkingProps, 'work' | 'onError'> {
  readonly onBackground: () => void;
}

function WorkButtons({ work, onError, onBackground }: ButtonsProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const [asked, setAsked] = useState(false);
  const cancel = (id: string): void => {
    setAsked(true);
    client.console.work
      .cancel({ id })
      .catch(onError)
      .finally(() => setAsked(false));
  };
  return (
    <>
      {work !== null && (
        <BusyButton busy={asked} onClick={() => cancel(work.id)}>
          {t('buttons.cancel')}
        </BusyButton>
      )}
      <Button variant="contained" autoFocus onClick={onBackground}>
        {t('operation.background')}
      </Button>
    </>
  );
}

function Cancelled({ title, onClose }: { title: string; onClose: () => void }) {
  const { t } = useTranslation('console');
  return <Ended title={title} onClose={onClose} note={<Alert severity="info">{t('work.cancelled')}</Alert>} />;
}

function Ended({ title, onClose, note }: { title: string; onClose: () => void; note: ReactNode }) {
  return (
    <DialogFrame title={title} onClose={() => onClose()} buttons={<CloseButton onClick={() => onClose()} />}>
      {note}
    </DialogFrame>
  );
}
