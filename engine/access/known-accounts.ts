/** Access accounts as somebody wrote them, in the form that they are kept in. */
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';
import { canonicalAccount } from '../platform/account.ts';
import { accountExists } from '../platform/accounts.ts';
import { accountHostOf } from '../platform/settings.ts';

type Judge = (written: readonly string[]) => Promise<string[]>;

/** Judges one list after the other; an account is asked for once, however many of them name it. */
export async function accountJudge(parts: EngineParts): Promise<Judge> {
  const accountHost = await accountHostOf(parts);
  const asked = new Map<string, Promise<boolean>>();
  const exists = (account: string): Promise<boolean> => {
    const answer = asked.get(account) ?? accountExists(account, accountHost);
    asked.set(account, answer);
    return answer;
  };
  return async (written) => {
    const accounts = written.map((account) => canonicalAccount(account, accountHost));
    const keys = accounts.map(nameKey);
    const twice = accounts.find((_, index) => keys.indexOf(keys[index] ?? '') < index);
    if (twice !== undefined) throw new SsoError('ACCOUNT_TWICE', { account: twice });
    for (const account of accounts) if (!(await exists(account))) throw new SsoError('ACCOUNT_UNKNOWN', { account });
    return accounts;
  };
}

/** ACCOUNT_TWICE: two spellings of one account are a slip of whoever wrote them. ACCOUNT_UNKNOWN. */
export const knownAccounts = async (parts: EngineParts, written: readonly string[]): Promise<string[]> =>
  (await accountJudge(parts))(written);
