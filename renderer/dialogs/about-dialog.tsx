/** About: the version, and what this window speaks of; with a copy for support that holds no secret. */
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useShell } from '../app/shell-context.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { Facts } from '../components/facts.tsx';
import { CloseButton } from './buttons.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { LicenceTable } from './licence-table.tsx';
import type { DialogProps } from './open-dialog.tsx';

const picture = new URL('../icons/application.svg', import.meta.url).href;

export function AboutDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { overview } = useConsole();
  const shell = useShell();
  const facts = [
    { name: t('about.version'), value: shell.version },
    { name: t('about.shell'), value: `${t(`about.${shell.shell}`)} (${shell.platform})` },
    { name: t('about.licence'), value: t('about.mit') },
    { name: t('facts.dataFolder'), value: overview.dataFolder },
    { name: t('facts.database'), value: overview.database?.path ?? '–' },
    { name: t('facts.systemId'), value: overview.system?.id ?? '–' },
    { name: t('facts.serverId'), value: overview.server?.id ?? '–' },
  ];
  return (
    <DialogFrame
      title={t('about.title')}
      onClose={() => onClose()}
      buttons={
        <>
          <CopyButton text={facts.map(({ name, value }) => `${name}\t${value}`).join('\n')} />
          <CloseButton onClick={() => onClose()} />
        </>
      }
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        <img src={picture} alt="" width={48} height={48} />
        <Facts facts={facts} />
      </Box>
      <LicenceTable />
    </DialogFrame>
  );
}
