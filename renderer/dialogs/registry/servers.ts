/** The dialogs of the actions of Servers. */
import { dialog } from '../dialog-props.ts';

export const SERVERS_DIALOGS = {
  'server-properties': dialog(() => import('../../servers/server-properties.tsx'), 'ServerProperties'),
};
