/** Whoever names the SSO Administrators has to be among them (ENTSSO 10597), so that nobody locks everybody out by a slip. */
import { nameKey } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import type { Caller } from '../parts.ts';

/** By his account, or by a group of his. CALLER_NOT_ADMINISTRATOR {account}. */
export function requireCaller({ account, groups }: Caller, administrators: readonly string[]): void {
  const own = new Set([account, ...groups].map(nameKey));
  if (!administrators.some((name) => own.has(nameKey(name)))) throw new SsoError('CALLER_NOT_ADMINISTRATOR', { account });
}
