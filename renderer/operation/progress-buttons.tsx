/** What can be done with an operation under way: cancel it before the switch, pause it after, or leave it to itself. */
import { useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/contract/schemas.ts';
import { isBeforeSwitch } from '../../shared/domain/operation-states.ts';
import { BusyButton } from '../components/busy-button.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';

interface Props {
  readonly operation: OperationView;
  readonly onError: (error: unknown) => void;
  readonly onBackground: () => void;
}

export function ProgressButtons({ operation, onError, onBackground }: Props) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const [asked, setAsked] = useState(false);
  const ask = (act: () => Promise<unknown>) => () => {
    setAsked(true);
    act()
      .catch(onError)
      .finally(() => setAsked(false));
  };
  const before = isBeforeSwitch(operation.state);
  return (
    <>
      {before ? (
        <BusyButton busy={asked} onClick={ask(() => client.console.operation.cancel())}>
          {t('operation.cancel')}
        </BusyButton>
      ) : (
        <BusyButton busy={asked} disabled={operation.paused} onClick={ask(() => client.console.operation.pause())}>
          {t('operation.pause')}
        </BusyButton>
      )}
      <Button variant="contained" autoFocus onClick={onBackground}>
        {t('operation.background')}
      </Button>
    </>
  );
}
