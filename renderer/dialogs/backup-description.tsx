/** What a backup file says of itself to whoever can read it: the reminder, whose it is, which secrets it lists. */
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { BackupDescription } from '../../shared/contract/console/backup.ts';
import { Facts } from '../components/facts.tsx';
import { useFormat } from '../text/use-format.ts';

export function BackupDescriptionView({ description }: { description: BackupDescription }) {
  const { t } = useTranslation('console');
  const format = useFormat();
  const { reminder, systemName, sameSystem, createdAt, createdBy, secrets, path } = description;
  const versions = format.list(secrets.map(({ version }) => format.number(version)));
  return (
    <Box sx={{ mb: 1.5 }}>
      {sameSystem === false && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {t('backup.otherSystem', { system: systemName })}
        </Alert>
      )}
      <Facts
        facts={[
          { name: t('facts.file'), value: path },
          { name: t('facts.reminder'), value: reminder === '' ? t('facts.noReminder') : <strong>{reminder}</strong> },
          { name: t('facts.system'), value: systemName },
          { name: t('facts.created'), value: t('facts.createdBy', { at: format.dateTime(createdAt), by: createdBy }) },
          { name: t('facts.secrets'), value: versions },
        ]}
      />
    </Box>
  );
}
