/** The second half of every dialog that begins an operation: its progress, then how it ended. */
import { useState, type ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import type { Followed } from '../operation/follow.ts';
import { operationOf, unreadableOf } from '../operation/follow.ts';
import { ProgressButtons } from '../operation/progress-buttons.tsx';
import { ProgressView } from '../operation/progress-view.tsx';
import { isActive } from '../../shared/domain/operation-states.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { UnreadableTable } from '../components/unreadable-table.tsx';
import { hasCode, failureOf } from '../rpc/failure.ts';
import type { ActionId } from '../actions/action.ts';
import Button from '@mui/material/Button';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';

interface Props {
  readonly title: string;
  readonly followed: Followed;
  readonly onClose: (next?: ActionId) => void;
  /** What was done, once it is done. */
  readonly result: (operation: OperationView) => ReactNode;
  readonly resultButtons?: ReactNode;
}

export function OperationSteps({ title, followed, onClose, result, resultButtons }: Props) {
  const { t } = useTranslation('console');
  const [refused, setRefused] = useState<unknown>(null);
  const operation = operationOf(followed);
  const working = followed.following && (operation === null || isActive(operation.state));
  const error = followed.error ?? refused;

  if (working)
    return (
      <DialogFrame
        title={title}
        onClose={() => onClose()}
        buttons={operation === null ? null : <ProgressButtons operation={operation} onError={setRefused} onBackground={() => onClose()} />}
      >
        {operation === null ? <span role="status">{t('operation.starting')}</span> : <ProgressView operation={operation} />}
        {error !== null && <ErrorNote error={error} />}
      </DialogFrame>
    );
  const cannotRead = error !== null && hasCode(failureOf(error), 'ROWS_UNREADABLE');
  return (
    <DialogFrame
      title={title}
      onClose={() => onClose()}
      buttons={
        <>
          {resultButtons}
          {error === null && operation !== null && isActive(operation.state) && (
            <Button onClick={() => onClose('resume-operation')}>{t('operation.resume')}…</Button>
          )}
          {cannotRead && <Button onClick={() => onClose('show-unreadable')}>{t('unreadable.show')}</Button>}
          <CloseButton onClick={() => onClose()} />
        </>
      }
    >
      {error !== null && <ErrorNote error={error} />}
      {error === null && operation !== null && <Ending operation={operation} result={result} />}
      <UnreadableTable rows={unreadableOf(followed)} />
    </DialogFrame>
  );
}

function Ending({ operation, result }: { operation: OperationView; result: Props['result'] }) {
  const { t } = useTranslation('console');
  if (operation.state === 'done') return result(operation);
  if (operation.state === 'cancelled') return <Alert severity="info">{t('operation.cancelled')}</Alert>;
  if (operation.state === 'failed') return <Alert severity="error">{t('operation.endedFailed')}</Alert>;
  return <ProgressView operation={operation} />;
}
