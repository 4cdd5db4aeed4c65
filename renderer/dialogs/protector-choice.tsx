/** The protectors, each with what it protects against and what not; where one is not to be had on this machine, why. */
import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Protection } from '../../shared/contract/console/protector.ts';
import type { ProtectorKind } from '../../shared/domain/protectors.ts';

interface Props {
  readonly protection: Protection;
  readonly chosen: ProtectorKind;
  readonly onChoose: (kind: ProtectorKind) => void;
}

export function ProtectorChoice({ protection, chosen, onChoose }: Props) {
  const { t } = useTranslation(['console', 'dialogs']);
  return (
    <Box sx={{ mb: 1.25 }}>
      <FormLabel id="protector-which" sx={{ fontSize: '0.875rem', color: 'text.primary' }}>
        {t('dialogs:protector.which')}
      </FormLabel>
      <RadioGroup
        aria-labelledby="protector-which"
        value={chosen}
        onChange={(_event, value) => {
          const found = protection.available.find(({ kind }) => kind === value);
          if (found !== undefined) onChoose(found.kind);
        }}
      >
        {protection.available.map((option) => (
          <FormControlLabel
            key={option.kind}
            value={option.kind}
            disabled={!option.available}
            control={<Radio size="small" autoFocus={option.kind === chosen} sx={{ py: 0.25, alignSelf: 'flex-start' }} />}
            label={<Option option={option} inUse={option.kind === protection.kind} />}
            sx={{ mt: 0.75, alignItems: 'flex-start' }}
          />
        ))}
      </RadioGroup>
    </Box>
  );
}

function Option({ option, inUse }: { option: Protection['available'][number]; inUse: boolean }) {
  const { t } = useTranslation(['console', 'dialogs', 'domain']);
  const name = t(`domain:protector.${option.kind}.name`);
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{inUse ? t('dialogs:protector.inUse', { name }) : name}</Typography>
      {option.available && <Typography>{t(`domain:${option.protects}`)}</Typography>}
      {option.available && <Typography color="textSecondary">{t(`domain:${option.doesNot}`)}</Typography>}
      {option.reason !== undefined && <Typography color="textSecondary">{t(`domain:keyStore.${option.reason}`)}</Typography>}
    </>
  );
}
