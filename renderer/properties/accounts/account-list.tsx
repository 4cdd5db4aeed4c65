/** Accounts that hold a role, as a property sheet has them: a list, Add… and Remove. */
import { useId, useRef, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import ListItemButton from '@mui/material/ListItemButton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { nameKey } from '../../../shared/domain/names.ts';
import { AddAccountDialog } from './add-account-dialog.tsx';
import { useListKeys } from './use-list-keys.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly accounts: readonly string[];
  /** Whoever looks at it. */
  readonly caller: string;
  /** Whether the last one may be removed. */
  readonly mayBeEmpty: boolean;
  readonly onChange: (accounts: readonly string[]) => void;
}

export function AccountList({ label, hint, error, accounts, caller, mayBeEmpty, onChange }: Props) {
  const { t } = useTranslation(['console', 'properties']);
  const id = useId();
  const [adding, setAdding] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const held = chosen !== null && accounts.includes(chosen) ? chosen : null;
  const stuck = held !== null && !mayBeEmpty && accounts.length === 1;
  const remove = (): void => {
    if (held === null || stuck) return;
    const at = accounts.indexOf(held);
    const rest = accounts.filter((account) => account !== held);
    choose(rest[Math.min(at, rest.length - 1)] ?? null);
    onChange(rest);
    list.current?.focus();
  };
  const onKeyDown = useListKeys({ accounts, held, choose, remove });
  return (
    <Box role="group" aria-labelledby={id} sx={{ mb: 1.5 }}>
      <Typography id={id}>{label}</Typography>
      <Stack direction="row" spacing={1}>
        <Box
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-labelledby={id}
          aria-describedby={`${id}-note`}
          aria-invalid={error !== undefined}
          {...(held === null ? {} : { 'aria-activedescendant': `${id}-${accounts.indexOf(held)}` })}
          onKeyDown={onKeyDown}
          sx={{
            flex: 1,
            minWidth: 0,
            height: 104,
            overflow: 'auto',
            border: 1,
            borderColor: error === undefined ? 'divider' : 'error.main',
            borderRadius: 0.5,
          }}
        >
          {accounts.map((account, index) => (
            <ListItemButton
              key={account}
              id={`${id}-${index}`}
              component="div"
              role="option"
              tabIndex={-1}
              selected={account === held}
              aria-selected={account === held}
              onClick={() => choose(account)}
              sx={{ py: 0.25, px: 1, overflowWrap: 'anywhere' }}
            >
              {nameKey(account) === nameKey(caller) ? t('properties:accounts.you', { account }) : account}
            </ListItemButton>
          ))}
        </Box>
        <Stack spacing={0.75} sx={{ flex: 'none' }}>
          <Button aria-label={t('properties:accounts.addTo', { list: label })} onClick={() => setAdding(true)}>
            {t('properties:accounts.add')}
          </Button>
          <Button aria-label={t('properties:accounts.removeFrom', { list: label })} disabled={held === null || stuck} onClick={remove}>
            {t('properties:accounts.remove')}
          </Button>
        </Stack>
      </Stack>
      <FormHelperText id={`${id}-note`} error={error !== undefined} role={error === undefined ? undefined : 'alert'}>
        {error ?? (stuck ? t('properties:accounts.atLeastOne') : hint)}
      </FormHelperText>
      {adding && (
        <AddAccountDialog
          list={label}
          accounts={accounts}
          onClose={(account) => {
            setAdding(false);
            if (account === null) return;
            onChange([...accounts, account]);
            choose(account);
          }}
        />
      )}
    </Box>
  );
}
