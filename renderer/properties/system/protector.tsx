/** What encrypts the secret store at rest: what it protects against, and what not; and the way to another. */
import { useId, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { actionOf } from '../../actions/node-actions.ts';
import { useConsole } from '../../app/console-context.tsx';
import { ChangeProtectorDialog } from '../../dialogs/change-protector-dialog.tsx';
import { DialogName } from '../../dialogs/dialog-name.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { useReason } from '../../text/use-reason.ts';

export function Protector() {
  const { t } = useTranslation(['console', 'properties', 'domain']);
  const { query } = useRpc();
  const { data } = useQuery(query.console.protector.describe.queryOptions());
  if (data === undefined) return <Typography color="textSecondary">{t('properties:system.unknownProtector')}</Typography>;
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2 }}>
      <Box sx={{ flex: 1, userSelect: 'text' }}>
        <Typography sx={{ fontWeight: 600 }}>{t(`domain:protector.${data.kind}.name`)}</Typography>
        <Typography>{t(`domain:${data.protects}`)}</Typography>
        <Typography color="textSecondary">{t(`domain:${data.doesNot}`)}</Typography>
      </Box>
      <ChangeProtector />
    </Box>
  );
}

/** At once, as everywhere: no part of what OK and Apply are about. */
function ChangeProtector() {
  const { t } = useTranslation(['console', 'properties']);
  const { overview } = useConsole();
  const reason = useReason();
  const id = useId();
  const [open, setOpen] = useState(false);
  const why = actionOf('change-protector', overview)?.disabled ?? null;
  return (
    <Box sx={{ flex: 'none', maxWidth: 200, textAlign: 'right' }}>
      <Button
        aria-label={t('properties:system.changeProtector')}
        disabled={why !== null}
        {...(why === null ? {} : { 'aria-describedby': id })}
        onClick={() => setOpen(true)}
      >
        {t('properties:system.change')}
      </Button>
      {why !== null && (
        <Typography id={id} variant="caption" component="p" color="textSecondary">
          {reason(why)}
        </Typography>
      )}
      {open && (
        <DialogName value="change-protector">
          <ChangeProtectorDialog onClose={() => setOpen(false)} />
        </DialogName>
      )}
    </Box>
  );
}
