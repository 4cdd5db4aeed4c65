/** Access accounts as somebody wrote them, in the form that they are kept in. */
import { nameKey, normaliseAccount } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import { hostName } from '../platform/account.ts';
import { accountExists } from '../platform/accounts.ts';

/** ACCOUNT_TWICE: two spellings of one account are a slip of whoever wrote them. ACCOUNT_UNKNOWN. */
export async function knownAccounts(written: readonly string[]): Promise<string[]> {
  const accounts = written.map((account) => normaliseAccount(account, hostName()));
  const keys = accounts.map(nameKey);
  const twice = accounts.find((_, index) => keys.indexOf(keys[index] ?? '') < index);
  if (twice !== undefined) throw new SsoError('ACCOUNT_TWICE', { account: twice });
  for (const account of accounts) if (!(await accountExists(account))) throw new SsoError('ACCOUNT_UNKNOWN', { account });
  return accounts;
}
