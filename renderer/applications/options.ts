/** The options of an application as a form holds them; what ENTSSO gives a new one. */
import type { ApplicationFlagsView } from '../../shared/contract/console/applications.ts';
import { NEW_APPLICATION_FLAGS, type ApplicationFlag } from '../../shared/domain/application-flags.ts';
import { TICKET_TIMEOUT_MINUTES } from '../../shared/domain/limits.ts';

/** A type, not an interface: a property sheet takes any record of values. */
export type Options = Readonly<Record<ApplicationFlag, boolean>> & {
  /** Minutes as typed; empty: the system's. */
  readonly ticketTimeout: string;
};

export const NEW_OPTIONS: Options = { ...NEW_APPLICATION_FLAGS, ticketTimeout: '' };

export const optionsOf = ({ ticketTimeout, ...flags }: ApplicationFlagsView): Options => ({
  ...flags,
  ticketTimeout: ticketTimeout === null ? '' : String(ticketTimeout),
});

/** null: the system's. */
export const minutesOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

export const flagsOf = ({ ticketTimeout, ...flags }: Options): ApplicationFlagsView => ({
  ...flags,
  ticketTimeout: minutesOf(ticketTimeout),
});

/** Whether the minutes can stand: nothing, or a whole number in the range of ENTSSO (10614). */
export function isTimeout(typed: string): boolean {
  const { min, max } = TICKET_TIMEOUT_MINUTES;
  const minutes = Number(typed);
  return typed.trim() === '' || (/^\s*\d+\s*$/.test(typed) && minutes >= min && minutes <= max);
}

/** In the order of the page. */
export const USE_OPTIONS = [
  'windowsInitiated',
  'hostInitiated',
  'validatePassword',
  'disableCredentialCache',
  'restrictMappingCreate',
] as const;
export const TICKET_OPTIONS = ['allowTickets', 'validateTickets', 'timeoutTickets'] as const;
