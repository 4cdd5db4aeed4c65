/** General: who keeps the master secret, and the time-outs. */
import { useId } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { actionOf } from '../../actions/node-actions.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useReason } from '../../text/use-reason.ts';
import { NumberSetting } from '../sheet/number-setting.tsx';
import type { PageProps } from '../sheet/page.ts';
import { rangeOf, type SettingsForm } from './settings-form.ts';
import { useFieldTexts } from './use-field-texts.ts';

export function GeneralPage({ sheet }: PageProps<SettingsForm>) {
  const { t } = useTranslation(['console', 'properties']);
  const texts = useFieldTexts();
  return (
    <>
      <MasterServer />
      <NumberSetting
        sheet={sheet}
        texts={texts}
        field="ticketTimeout"
        hint={t('properties:system.ticketTimeoutHint', { ...rangeOf('ticketTimeout', sheet.values) })}
      />
      <NumberSetting
        sheet={sheet}
        texts={texts}
        field="credentialCacheTimeout"
        hint={t('properties:system.credentialCacheTimeoutHint', { ...rangeOf('credentialCacheTimeout', sheet.values) })}
      />
    </>
  );
}

/** The button says why it cannot be pressed, as everywhere. */
function MasterServer() {
  const { t } = useTranslation(['console', 'properties']);
  const { overview } = useConsole();
  const reason = useReason();
  const id = useId();
  const why = actionOf('change-master-server', overview)?.disabled ?? null;
  return (
    <Box sx={{ mb: 2 }}>
      <Typography>{t('properties:system.master')}</Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography sx={{ fontWeight: 600, minWidth: 140, userSelect: 'text', overflowWrap: 'anywhere' }}>
          {overview.masterSecretServer ?? '–'}
        </Typography>
        <Button disabled={why !== null} aria-describedby={id}>
          {t('properties:system.change')}
        </Button>
      </Box>
      {why !== null && (
        <Typography id={id} variant="caption" component="p" color="textSecondary" sx={{ mt: 0.5 }}>
          {reason(why)}
        </Typography>
      )}
    </Box>
  );
}
