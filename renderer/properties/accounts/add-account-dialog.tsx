/** Names one account or group: typed, or chosen among those of this machine; the engine says whether it is known. */
import { useId, useState } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { CancelButton, DefaultButton } from '../../dialogs/buttons.tsx';
import { DialogFrame } from '../../dialogs/dialog-frame.tsx';
import { useAccountCheck } from './use-account-check.ts';
import { useOfferedAccounts } from './use-offered-accounts.tsx';

interface Props {
  /** What the list is called. */
  readonly list: string;
  readonly accounts: readonly string[];
  /** null: none was named. */
  readonly onClose: (account: string | null) => void;
}

export function AddAccountDialog({ list, accounts, onClose }: Props) {
  const { t } = useTranslation(['console', 'properties', 'wizard']);
  const id = useId();
  const [typed, setTyped] = useState('');
  const { error, busy, check, clear } = useAccountCheck(accounts);
  const offered = useOfferedAccounts(typed, accounts);
  const submit = async (): Promise<void> => {
    const account = await check(typed);
    if (account !== null) onClose(account);
  };
  return (
    <DialogFrame
      title={t('properties:accounts.addTitle', { list })}
      onClose={() => onClose(null)}
      onSubmit={() => void submit()}
      buttons={
        <>
          <DefaultButton busy={busy}>{t('properties:sheet.ok')}</DefaultButton>
          <CancelButton onClick={() => onClose(null)} />
        </>
      }
    >
      {/* Room for what is offered: it must not lie over the buttons. */}
      <FormControl fullWidth error={error !== null} sx={{ minHeight: 236 }}>
        <FormLabel htmlFor={id} sx={{ fontSize: '0.875rem', mb: 0.25, color: 'text.primary' }}>
          {t('wizard:administrators.field')}
        </FormLabel>
        <Autocomplete<string, false, false, true>
          id={id}
          freeSolo
          size="small"
          {...offered}
          inputValue={typed}
          onInputChange={(_event, text) => {
            setTyped(text);
            clear();
          }}
          renderInput={(params) => (
            <TextField
              {...params}
              autoFocus
              error={error !== null}
              slotProps={{
                ...params.slotProps,
                htmlInput: { ...params.slotProps.htmlInput, spellCheck: false, 'aria-describedby': `${id}-note` },
              }}
              sx={{ '& .MuiOutlinedInput-root.MuiInputBase-sizeSmall': { py: 0 } }}
            />
          )}
        />
        <FormHelperText id={`${id}-note`} role={error === null ? undefined : 'alert'}>
          {error ?? t('wizard:administrators.hint')}
        </FormHelperText>
      </FormControl>
    </DialogFrame>
  );
}
