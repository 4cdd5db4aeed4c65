/** What the sheet holds of an application, and how it is sent: only what was changed. */
import type { ApplicationChange, ApplicationDetails } from '../../../shared/contract/console/applications.ts';
import type { Loaded } from '../../properties/sheet/use-sheet.ts';
import { minutesOf, optionsOf, type Options } from '../options.ts';

export type ApplicationValues = Options & {
  readonly description: string;
  readonly contact: string;
  readonly administrators: readonly string[];
  readonly users: readonly string[];
};

export const loadedOf = ({
  description,
  contact,
  administrators,
  users,
  flags,
  revision,
}: ApplicationDetails): Loaded<ApplicationValues> => ({
  values: { ...optionsOf(flags), description, contact, administrators, users },
  revision,
});

export function changeOf(changed: Partial<ApplicationValues>): ApplicationChange {
  const { description, contact, administrators, users, ticketTimeout, ...rest } = changed;
  // Locked after creation: the sheet never changes them, and the engine takes none of them.
  const { adminAccountSame: _same, windowsCredentials: _windows, restrictedCredentials: _restricted, ...flags } = rest;
  return {
    ...(description !== undefined && { description: description.trim() }),
    ...(contact !== undefined && { contact: contact.trim() }),
    ...(administrators !== undefined && { administrators: [...administrators] }),
    ...(users !== undefined && { users: [...users] }),
    flags: { ...flags, ...(ticketTimeout !== undefined && { ticketTimeout: minutesOf(ticketTimeout) }) },
  };
}
