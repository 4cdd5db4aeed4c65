/** One account or group: typed, or chosen among those of this machine. */
import { useId, type KeyboardEvent, type Ref } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import { BusyButton } from '../../components/busy-button.tsx';
import { useOfferedAccounts } from '../../properties/accounts/use-offered-accounts.tsx';
import type { Administrators } from './use-administrators.ts';

interface Props {
  readonly administrators: Administrators;
  readonly field: Ref<HTMLInputElement>;
}

export function AccountPicker({ administrators: { list, typed, type, error, busy, add }, field }: Props) {
  const { t } = useTranslation(['console', 'wizard']);
  const id = useId();
  const named = list.map(({ account }) => account);
  const offered = useOfferedAccounts(typed, named);

  /** Enter adds what is typed; where nothing is, it is the wizard's own. */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || typed.trim() === '') return;
    event.preventDefault();
    void add(typed);
  };
  return (
    <FormControl fullWidth error={error !== null} sx={{ mb: 1 }}>
      <FormLabel htmlFor={id} sx={{ fontSize: '0.875rem', mb: 0.25, color: 'text.primary' }}>
        {t('wizard:administrators.field')}
      </FormLabel>
      <Stack direction="row" spacing={1}>
        <Autocomplete<string, false, true, true>
          id={id}
          freeSolo
          disableClearable
          fullWidth
          size="small"
          {...offered}
          // Nothing stays chosen: what was chosen is in the list.
          value=""
          inputValue={typed}
          onInputChange={(_event, text, reason) => {
            if (reason === 'input') type(text);
          }}
          onChange={(_event, chosen, reason) => {
            if (reason === 'selectOption') void add(chosen);
          }}
          renderInput={(params) => (
            <TextField
              {...params}
              inputRef={field}
              autoFocus
              error={error !== null}
              onKeyDown={onKeyDown}
              slotProps={{
                ...params.slotProps,
                htmlInput: { ...params.slotProps.htmlInput, spellCheck: false, 'aria-describedby': `${id}-note` },
              }}
              sx={{ '& .MuiOutlinedInput-root.MuiInputBase-sizeSmall': { py: 0 } }}
            />
          )}
        />
        <BusyButton onClick={() => void add(typed)} disabled={typed.trim() === ''} busy={busy} sx={{ flex: 'none' }}>
          {t('wizard:administrators.add')}
        </BusyButton>
      </Stack>
      <FormHelperText id={`${id}-note`} role={error === null ? undefined : 'alert'}>
        {error ?? t('wizard:administrators.hint')}
      </FormHelperText>
    </FormControl>
  );
}
