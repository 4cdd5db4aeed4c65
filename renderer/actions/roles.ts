/** Who may do it: a look at the caller's roles. Of a single application the engine says more; here nobody is kept from trying who may. */
import { satisfies, type Role } from '../../shared/domain/roles.ts';
import type { Check } from './reasons.ts';

export const holding =
  (role: Role): Check =>
  ({ caller, administrators }) =>
    satisfies(caller.roles, role)
      ? null
      : { situation: { id: 'access-denied', params: { role, accounts: administrators.join(','), account: caller.account } } };
