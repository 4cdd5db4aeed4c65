/** Retire: takes a secret that opens nothing any more out of the ring. */
import { useState } from 'react';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../app/console-context.tsx';
import { useRpc } from '../rpc/rpc-context.tsx';
import { useFormat } from '../text/use-format.ts';
import type { DialogProps } from './open-dialog.tsx';
import { ResultDialog } from './result-dialog.tsx';
import { TypedForm } from './typed-form.tsx';

export function RetireDialog({ onClose }: DialogProps) {
  const { t } = useTranslation('console');
  const { client } = useRpc();
  const { overview } = useConsole();
  const format = useFormat();
  const [candidates] = useState(() => overview.ring.filter(({ retirable }) => retirable));
  const [version, setVersion] = useState(candidates[0]?.version ?? 0);
  const [retired, setRetired] = useState(false);
  const title = t('titles.retire');
  if (retired)
    return (
      <ResultDialog
        title={title}
        onClose={() => onClose()}
        result={{ sign: 'well', sentence: t('retire.done', { version }), details: [t('retire.backups')] }}
      />
    );
  return (
    <TypedForm
      title={title}
      verb={t('retire.verb')}
      expected={String(version)}
      onCancel={() => onClose()}
      onConfirmed={async (confirmation, call) => {
        await client.console.secret.retire({ version, confirmation }, call);
        setRetired(true);
      }}
    >
      <Typography sx={{ mb: 1 }}>{t('retire.introduction')}</Typography>
      <FormControl sx={{ mb: 1 }}>
        <FormLabel id="retire-which">{t('retire.which')}</FormLabel>
        <RadioGroup aria-labelledby="retire-which" value={version} onChange={(_event, value) => setVersion(Number(value))}>
          {candidates.map((secret) => (
            <FormControlLabel
              key={secret.id}
              value={secret.version}
              control={<Radio size="small" sx={{ py: 0.25 }} />}
              label={t('retire.candidate', { version: secret.version, state: secret.state, created: format.date(secret.createdAt) })}
            />
          ))}
        </RadioGroup>
      </FormControl>
    </TypedForm>
  );
}
