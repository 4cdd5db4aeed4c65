/** Set Secret Store Aside: for a key that is lost for good; makes room for a store restored from a backup file. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { DialogProps } from './dialog-props.ts';
import { ResultDialog } from './result-dialog.tsx';
import { TypedForm } from './typed-form.tsx';
import { useSystemName } from './use-system-name.ts';

export function SetStoreAsideDialog({ onClose }: DialogProps) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { client } = useRpc();
  const { counts } = useConsole().overview;
  const expected = useSystemName();
  const [done, setDone] = useState(false);
  const title = t('titles.set-store-aside');
  if (done)
    return (
      <ResultDialog
        title={title}
        onClose={() => onClose()}
        buttons={<Button onClick={() => onClose('restore')}>{t('unreadable.restore')}</Button>}
        result={{ sign: 'risk', sentence: t('dialogs:setAside.done'), details: [t('dialogs:setAside.next')] }}
      />
    );
  return (
    <TypedForm
      title={title}
      verb={t('dialogs:setAside.verb')}
      expected={expected}
      onCancel={() => onClose()}
      onConfirmed={async (confirmation, call) => {
        await client.console.protector.setAside({ confirmation }, call);
        setDone(true);
      }}
    >
      <Typography sx={{ mb: 1 }}>{t('dialogs:setAside.introduction')}</Typography>
      <Alert severity="warning" sx={{ mb: 1.25 }}>
        {t('dialogs:setAside.consequence', { count: counts?.credentials ?? 0 })}
      </Alert>
    </TypedForm>
  );
}
