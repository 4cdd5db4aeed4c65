/** What a field for an account offers while somebody types: users and groups of this machine, by their names. */
import type { HTMLAttributes, Key, ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SxProps } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { useRpc } from '../../rpc/rpc-context.tsx';

/** As many as a list is looked through; typing narrows them. */
const OFFERED = 50;

interface Offer {
  readonly options: readonly string[];
  readonly filterOptions: (options: string[]) => string[];
  readonly renderOption: (props: HTMLAttributes<HTMLLIElement> & { key: Key }, name: string) => ReactNode;
  readonly disablePortal: true;
  readonly slotProps: {
    readonly listbox: { readonly sx: SxProps };
    readonly popper: { readonly popperOptions: { readonly strategy: 'fixed' } };
  };
}

/** For MUI's Autocomplete. `accounts`: those that are named already, and offered no more. */
export function useOfferedAccounts(typed: string, accounts: readonly string[]): Offer {
  const { t } = useTranslation('wizard');
  const { query } = useRpc();
  const input = { filter: typed.trim(), limit: OFFERED };
  const { data } = useQuery(query.console.accounts.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const found = data?.accounts ?? [];
  const names = new Map(found.map(({ name, fullName }) => [name, fullName]));
  return {
    options: found.map(({ name }) => name).filter((name) => !accounts.includes(name)),
    filterOptions: (options) => options,
    renderOption: ({ key, ...props }, name) => (
      <li key={key} {...props}>
        {names.get(name) ? t('wizard:administrators.offered', { account: name, name: names.get(name) }) : name}
      </li>
    ),
    // It must not lie over the buttons.
    // inside its dialog, where assistive technology looks for it; fixed, so that nothing that scrolls cuts it
    disablePortal: true,
    slotProps: { listbox: { sx: { maxHeight: 168 } }, popper: { popperOptions: { strategy: 'fixed' } } },
  };
}
