/** The dialogs that belong to no action of a node. */
import { dialog } from '../dialog-props.ts';

export const HELP_DIALOGS = {
  'close-tab': dialog(() => import('../close-tab-dialog.tsx'), 'CloseTabDialog'),
  about: dialog(() => import('../about-dialog.tsx'), 'AboutDialog'),
};
