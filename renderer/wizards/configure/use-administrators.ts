/** The accounts that will administer the system: each is checked by the engine before it enters the list. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKey } from '../../../shared/domain/names.ts';
import { failureOf } from '../../rpc/failure.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { useFailureText } from '../../text/use-failure-text.ts';
import type { Administrator } from './answers.ts';

export interface Administrators {
  readonly list: readonly Administrator[];
  readonly typed: string;
  readonly type: (text: string) => void;
  /** What is wrong, as a sentence. */
  readonly error: string | null;
  readonly refuse: (error: string) => void;
  readonly busy: boolean;
  /** Of an account as it was typed or chosen; whether it is in the list now. */
  readonly add: (name: string) => Promise<boolean>;
  readonly remove: (account: string) => void;
}

export function useAdministrators(caller: string): Administrators {
  const { t } = useTranslation(['console', 'wizard']);
  const { client } = useRpc();
  const textOf = useFailureText();
  const [list, setList] = useState<readonly Administrator[]>([{ account: caller, kind: 'user' }]);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const refusal = async (name: string): Promise<string | null> => {
    const { known, kind, canonical } = await client.console.accounts.check({ name });
    if (!known) return t('wizard:administrators.unknown', { account: canonical });
    if (list.some(({ account }) => nameKey(account) === nameKey(canonical)))
      return t('wizard:administrators.twice', { account: canonical });
    setList([...list, { account: canonical, kind }]);
    setTyped('');
    return null;
  };
  const add = async (name: string): Promise<boolean> => {
    setBusy(true);
    const wrong = await refusal(name.trim()).catch((thrown: unknown) => textOf(failureOf(thrown)).what);
    setBusy(false);
    setError(wrong);
    return wrong === null;
  };
  return {
    list,
    typed,
    error,
    busy,
    add,
    refuse: setError,
    type: (text) => {
      setTyped(text);
      setError(null);
    },
    remove: (account) => {
      setList(list.filter((held) => held.account !== account));
      setError(null);
    },
  };
}
