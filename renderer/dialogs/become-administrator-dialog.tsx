/** Become SSO Administrator: for the owner of the data folder, where nobody is left who could let him in. */
import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import type { DialogProps } from './dialog-props.ts';
import { TypedForm } from './typed-form.tsx';
import { useSystemName } from './use-system-name.ts';

export function BecomeAdministratorDialog({ onClose }: DialogProps) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { client } = useRpc();
  const { account } = useConsole().overview.caller;
  return (
    <TypedForm
      title={t('titles.become-administrator')}
      verb={t('dialogs:become.verb')}
      expected={useSystemName()}
      onCancel={() => onClose()}
      onConfirmed={async (confirmation, call) => {
        await client.console.system.becomeAdministrator({ confirmation }, call);
        onClose();
      }}
    >
      <Typography sx={{ mb: 1 }}>{t('dialogs:become.introduction', { account })}</Typography>
      <Alert severity="warning" sx={{ mb: 1.25 }}>
        {t('dialogs:become.consequence')}
      </Alert>
    </TypedForm>
  );
}
