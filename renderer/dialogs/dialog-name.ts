/** Which dialog a window is, so that F1 in it opens its page: an action's, or one that a pane or another dialog opens by itself. */
import { createContext } from 'react';
import type { DialogId } from './dialogs.ts';

export const INNER_DIALOGS = ['choose-columns', 'export-list'] as const;
export type InnerDialog = (typeof INNER_DIALOGS)[number];

/** undefined: it has no page of its own (a failure that is shown). */
export const DialogName = createContext<DialogId | InnerDialog | undefined>(undefined);
