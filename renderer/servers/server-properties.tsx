/** The properties of a server: what is the case, on pages as ENTSSO has them. Nothing in it can be changed here. */
import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ServerProperties as Properties } from '../../shared/contract/console/servers.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { Facts } from '../components/facts.tsx';
import { CloseButton } from '../dialogs/buttons.tsx';
import { DialogFrame } from '../dialogs/dialog-frame.tsx';
import { forTarget, type TargetDialogProps } from '../dialogs/for-target.tsx';
import { WaitingDialog } from '../dialogs/waiting-dialog.tsx';
import { SheetTabs } from '../properties/sheet/sheet-tabs.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { SecretsHeld } from './secrets-held.tsx';
import { useServerPages } from './use-server-pages.ts';

export const ServerProperties = forTarget('server', PropertiesOf);

function PropertiesOf({ target, onClose }: TargetDialogProps<'server'>) {
  const { t } = useTranslation('servers');
  const { query } = useRpc();
  const { data, error } = useQuery(query.console.servers.get.queryOptions({ input: { id: target.id } }));
  const title = t('servers:properties.title', { server: target.name });
  const close = (): void => onClose();
  if (data !== undefined && error === null) return <Sheet title={title} server={data} onClose={close} />;
  return <WaitingDialog title={title} error={error} onClose={close} />;
}

interface SheetProps {
  readonly title: string;
  readonly server: Properties;
  readonly onClose: () => void;
}

function Sheet({ title, server, onClose }: SheetProps) {
  const { t } = useTranslation('servers');
  const id = useId();
  const pages = useServerPages(server);
  const [shown, show] = useState('general');
  const page = pages.find((one) => one.id === shown);
  const lines = pages.flatMap(({ title: name, facts }) => [name, ...facts.map((fact) => `${fact.name}: ${fact.value}`), '']);
  return (
    <DialogFrame
      title={title}
      onClose={onClose}
      onSubmit={onClose}
      buttons={
        <>
          <CopyButton text={[title, '', ...lines].join('\n').trimEnd()} />
          <CloseButton onClick={onClose} />
        </>
      }
    >
      <Box sx={{ mx: -2.5 }}>
        <SheetTabs id={id} pages={pages} shown={shown} wrong={[]} onShow={show} />
      </Box>
      <Box
        role="tabpanel"
        tabIndex={0}
        id={`${id}-panel`}
        aria-labelledby={`${id}-${shown}`}
        sx={{ pt: 1.5, height: 270, overflow: 'auto' }}
      >
        <Facts facts={page?.facts ?? []} />
        {shown === 'secret' && server.secrets.length > 0 && <SecretsHeld label={t('servers:properties.ring')} secrets={server.secrets} />}
      </Box>
    </DialogFrame>
  );
}
