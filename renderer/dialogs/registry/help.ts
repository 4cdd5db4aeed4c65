/** The dialogs that belong to no action of a node. */
import { dialog } from '../dialog-props.ts';

export const HELP_DIALOGS = {
  about: dialog(() => import('../about-dialog.tsx'), 'AboutDialog'),
};
