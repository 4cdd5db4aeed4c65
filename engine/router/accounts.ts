import { checkAccount, listAccounts } from '../platform/accounts.ts';
import { accountHostOf } from '../platform/settings.ts';
import type { Implementer } from './middleware.ts';

export const accountsRouter = ({ accounts }: Implementer) =>
  accounts.router({
    check: accounts.check.handler(async ({ context: { parts }, input }) => checkAccount(input.name, await accountHostOf(parts))),
    list: accounts.list.handler(async ({ context: { parts }, input }) => listAccounts(input, await accountHostOf(parts))),
  });
