/** The second half of every dialog that begins an operation: its progress, then how it ended. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isActive } from '../../shared/domain/operation-states.ts';
import type { ActionId } from '../actions/action.ts';
import { ErrorNote } from '../components/error-note.tsx';
import { UnreadableTable } from '../components/unreadable-table.tsx';
import type { Followed } from '../operation/follow.ts';
import { operationOf, unreadableOf } from '../operation/follow.ts';
import { ProgressButtons } from '../operation/progress-buttons.tsx';
import { ProgressView } from '../operation/progress-view.tsx';
import { hasCode, failureOf } from '../rpc/failure.ts';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { ResultDialog, type Result } from './result-dialog.tsx';

interface Props {
  readonly title: string;
  readonly followed: Followed;
  readonly onClose: (next?: ActionId) => void;
  /** What was done, once it is done. */
  readonly result: (operation: OperationView) => Result;
  /** Of the result. */
  readonly width?: 'sm' | 'md';
}

export function OperationSteps(props: Props) {
  const { title, followed, width = 'sm', onClose, result } = props;
  const [refused, setRefused] = useState<unknown>(null);
  const operation = operationOf(followed);
  const working = followed.following && (operation === null || isActive(operation.state));
  const error = followed.error ?? refused;

  if (working) return <Working {...props} operation={operation} error={error} onRefused={setRefused} />;
  if (error === null && operation?.state === 'done' && unreadableOf(followed).length === 0)
    return <ResultDialog title={title} width={width} result={result(operation)} onClose={() => onClose()} />;
  return <Ended {...props} operation={operation} error={error} />;
}

interface Standing extends Props {
  readonly operation: OperationView | null;
  readonly error: unknown;
}

function Working({ title, operation, error, onClose, onRefused }: Standing & { onRefused: (error: unknown) => void }) {
  const { t } = useTranslation('console');
  return (
    <DialogFrame
      title={title}
      onClose={() => onClose()}
      buttons={operation === null ? null : <ProgressButtons operation={operation} onError={onRefused} onBackground={() => onClose()} />}
    >
      {operation === null ? <span role="status">{t('operation.starting')}</span> : <ProgressView operation={operation} />}
      {error !== null && <ErrorNote error={error} />}
    </DialogFrame>
  );
}

/** Otherwise than well: refused, cancelled, paused, or with something left that does not open. */
function Ended({ title, followed, operation, error, onClose, result }: Standing) {
  const { t } = useTranslation('console');
  const cannotRead = error !== null && hasCode(failureOf(error), 'ROWS_UNREADABLE');
  const standing = error === null && operation !== null && isActive(operation.state);
  return (
    <DialogFrame
      title={title}
      onClose={() => onClose()}
      buttons={
        <>
          {standing && <Button onClick={() => onClose('resume-operation')}>{t('operation.resume')}…</Button>}
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
  if (operation.state === 'done') return <Alert severity="warning">{result(operation).sentence}</Alert>;
  if (operation.state === 'cancelled') return <Alert severity="info">{t('operation.cancelled')}</Alert>;
  if (operation.state === 'failed') return <Alert severity="error">{t('operation.endedFailed')}</Alert>;
  return <ProgressView operation={operation} />;
}
