/** Says beside an account that this computer does not know it. It is no reason to refuse: an account may come later, or be of another domain. */
import { useState } from 'react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { isolated } from '../../text/isolate.ts';

interface AccountHint {
  readonly hint: string;
  readonly check: (name: string) => void;
}

export function useAccountHint(): AccountHint {
  const { t } = useTranslation('applications');
  const { query } = useRpc();
  const [name, setName] = useState('');
  const { data } = useQuery(query.console.accounts.check.queryOptions({ input: name === '' ? skipToken : { name } }));
  return {
    hint:
      data?.known === false
        ? t('applications:accounts.unknownYet', { account: isolated(data.canonical) })
        : t('applications:accounts.form'),
    check: (typed) => setName(typed.trim()),
  };
}
