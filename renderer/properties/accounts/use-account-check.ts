/** Asks the engine whether it knows an account, and how it is written; what is wrong with it as a sentence. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKey } from '../../../shared/domain/names.ts';
import { failureOf } from '../../rpc/failure.ts';
import { useRpc } from '../../rpc/rpc-context.tsx';
import { useFailureText } from '../../text/use-failure-text.ts';

interface AccountCheck {
  readonly error: string | null;
  readonly busy: boolean;
  /** As it is kept (`HOST\name`); null where it cannot be taken. */
  readonly check: (name: string) => Promise<string | null>;
  readonly clear: () => void;
}

/** `accounts`: those that are named already. */
export function useAccountCheck(accounts: readonly string[]): AccountCheck {
  const { t } = useTranslation(['console', 'properties']);
  const { client } = useRpc();
  const textOf = useFailureText();
  const [state, setState] = useState<{ readonly error: string | null; readonly busy: boolean }>({ error: null, busy: false });

  const judge = async (name: string): Promise<string | null> => {
    const { known, canonical } = await client.console.accounts.check({ name });
    const twice = accounts.some((account) => nameKey(account) === nameKey(canonical));
    setState({
      busy: false,
      error: !known
        ? t('properties:accounts.unknown', { account: canonical })
        : twice
          ? t('properties:accounts.twice', { account: canonical })
          : null,
    });
    return known && !twice ? canonical : null;
  };
  const check = async (name: string): Promise<string | null> => {
    if (name.trim() === '') {
      setState({ busy: false, error: t('properties:accounts.missing') });
      return null;
    }
    setState({ busy: true, error: null });
    try {
      return await judge(name.trim());
    } catch (thrown) {
      setState({ busy: false, error: textOf(failureOf(thrown)).what });
      return null;
    }
  };
  return { ...state, check, clear: () => setState(({ busy }) => ({ error: null, busy })) };
}
