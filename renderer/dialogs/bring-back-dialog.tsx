/** Restore Database on a machine that has no system: which copy, then whose it is and what that makes of this computer, then typed. */
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Facts } from '../components/facts.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { PathDialog } from './path-dialog.tsx';
import { TypedForm } from './typed-form.tsx';
import type { Call } from './use-task.ts';

interface Props {
  readonly title: string;
  readonly onCancel: () => void;
  readonly onReady: (chosen: { path: string; confirmation: string }, call: Call) => Promise<void>;
}

interface Found {
  readonly path: string;
  readonly systemName: string;
  readonly masterSecretServer: string;
}

export function BringBackDialog({ title, onCancel, onReady }: Props) {
  const [found, setFound] = useState<Found | null>(null);
  const onConfirmed = (path: string) => (confirmation: string, call: Call) => onReady({ path, confirmation }, call);
  if (found === null) return <Choose title={title} onCancel={onCancel} onFound={setFound} />;
  return <Confirm title={title} found={found} onCancel={onCancel} onConfirmed={onConfirmed(found.path)} />;
}

function Choose({ title, onCancel, onFound }: Pick<Props, 'title' | 'onCancel'> & { onFound: (found: Found) => void }) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { client } = useRpc();
  return (
    <PathDialog
      kind="database"
      purpose="pick"
      title={title}
      verb={t('dialogs:place.next')}
      harmless
      label={t('fields.databaseCopy')}
      onCancel={onCancel}
      onReady={async (path, call) => onFound({ path, ...(await client.console.database.describe({ path }, call)) })}
    >
      <Typography sx={{ mb: 1.25 }}>{t('dialogs:place.introduction')}</Typography>
    </PathDialog>
  );
}

interface ConfirmProps extends Pick<Props, 'title' | 'onCancel'> {
  readonly found: Found;
  readonly onConfirmed: (confirmation: string, call: Call) => Promise<void>;
}

function Confirm({ title, found, onCancel, onConfirmed }: ConfirmProps) {
  const { t } = useTranslation(['console', 'dialogs']);
  const { path, systemName, masterSecretServer: server } = found;
  return (
    <TypedForm title={title} verb={t('databaseRestore.verb')} expected={systemName} onCancel={onCancel} onConfirmed={onConfirmed}>
      <Box sx={{ mb: 1.25 }}>
        <Facts
          facts={[
            { name: t('dialogs:place.copy'), value: path },
            { name: t('facts.system'), value: systemName },
            { name: t('dialogs:place.oldServer'), value: server },
          ]}
        />
      </Box>
      <Alert severity="warning" sx={{ mb: 1.25 }}>
        {t('dialogs:place.warning', { system: systemName, server })}
      </Alert>
    </TypedForm>
  );
}
