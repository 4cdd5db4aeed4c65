/** The application that the sheet is of, for its pages. */
import { createContext, useContext } from 'react';
import type { ApplicationDetails } from '../../../shared/contract/console/applications.ts';

export const DetailsContext = createContext<ApplicationDetails | null>(null);

export function useDetails(): ApplicationDetails {
  const details = useContext(DetailsContext);
  if (details === null) throw new Error('useDetails outside the sheet');
  return details;
}
