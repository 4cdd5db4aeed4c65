/** The name that is typed where the whole system is at stake, as it was when the dialog opened: no refresh changes what has to be typed. */
import { useState } from 'react';
import { useConsole } from '../app/console-context.tsx';

/** Empty where the system cannot be named. */
export function useSystemName(): string {
  const { system } = useConsole().overview;
  const [name] = useState(system?.name ?? '');
  return name;
}
