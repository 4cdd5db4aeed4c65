/** Who may set which flag of an application, and to what (ENTSSO 10614, 10615). */
import type { ApplicationFlagsView } from '../../shared/contract/console/applications.ts';
import { TICKET_TIMEOUT_MINUTES } from '../../shared/domain/limits.ts';
import { SsoError } from '../../shared/errors.ts';
import { authorize } from '../access/index.ts';
import type { Caller, EngineParts } from '../parts.ts';

const TICKET_FLAGS = ['allowTickets', 'validateTickets', 'timeoutTickets', 'ticketTimeout'] as const;
type TicketFlags = Pick<ApplicationFlagsView, (typeof TICKET_FLAGS)[number]>;
export type GivenFlags = { readonly [Name in keyof ApplicationFlagsView]?: ApplicationFlagsView[Name] | undefined };

/** Given as they are, they change nothing: whoever applies a whole sheet needs no more than for what he changed. */
export const ticketFlagsDiffer = (now: TicketFlags, given: GivenFlags): boolean =>
  TICKET_FLAGS.some((name) => given[name] !== undefined && given[name] !== now[name]);

/** Tickets are the SSO Administrators' (10615). ACCESS_DENIED {role, accounts, account}. */
export const requireTicketRole = (parts: EngineParts, caller: Caller): Promise<void> => authorize(parts, caller, 'sso-administrator');

/** TICKET_TIMEOUT_INVALID {min, max}. */
export function requireTicketTimeout(minutes: number | null | undefined): void {
  const { min, max } = TICKET_TIMEOUT_MINUTES;
  if (typeof minutes === 'number' && (minutes < min || minutes > max)) throw new SsoError('TICKET_TIMEOUT_INVALID', { min, max });
}
