import { checkAccount, listAccounts } from '../platform/accounts.ts';
import type { Implementer } from './middleware.ts';

export const accountsRouter = ({ accounts }: Implementer) =>
  accounts.router({
    check: accounts.check.handler(({ input }) => checkAccount(input.name)),
    list: accounts.list.handler(({ input }) => listAccounts(input)),
  });
