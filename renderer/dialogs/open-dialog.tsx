/** The dialog that stands open, one at a time. */
import type { ComponentType } from 'react';
import type { ActionId } from '../actions/action.ts';
import { AboutDialog } from './about-dialog.tsx';
import { BackUpDatabaseDialog } from './back-up-database-dialog.tsx';
import { BackUpDialog } from './back-up-dialog.tsx';
import { ChooseDatabaseDialog } from './choose-database-dialog.tsx';
import { ConfigureDialog } from './configure-dialog.tsx';
import { confirmDialog } from './confirm-dialog.tsx';
import type { DialogId } from './dialogs.ts';
import { GenerateDialog } from './generate-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { OperationDialog } from './operation-dialog.tsx';
import { ReconcileDialog } from './reconcile-dialog.tsx';
import { RestoreDatabaseDialog } from './restore-database-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { RetireDialog } from './retire-dialog.tsx';
import { UnreadableDialog } from './unreadable-dialog.tsx';
import { VerifyBackupDialog } from './verify-backup-dialog.tsx';
import { VerifyDatabaseDialog } from './verify-database-dialog.tsx';

/** `next` opens the dialog of another action in its place. */
export interface DialogProps {
  readonly onClose: (next?: ActionId) => void;
}

const DIALOGS: Readonly<Record<DialogId, ComponentType<DialogProps>>> = {
  configure: ConfigureDialog,
  generate: GenerateDialog,
  'back-up': BackUpDialog,
  'verify-backup': VerifyBackupDialog,
  restore: RestoreDialog,
  'restore-last-good': confirmDialog('restore-last-good'),
  'verify-database': VerifyDatabaseDialog,
  'back-up-database': BackUpDatabaseDialog,
  'restore-database': RestoreDatabaseDialog,
  reconcile: ReconcileDialog,
  retire: RetireDialog,
  'show-unreadable': UnreadableDialog,
  'show-progress': OperationDialog,
  'upgrade-database': confirmDialog('upgrade-database'),
  'choose-database': ChooseDatabaseDialog,
  protect: confirmDialog('protect'),
  'enable-sso': confirmDialog('enable-sso'),
  'disable-sso': confirmDialog('disable-sso'),
  about: AboutDialog,
  help: HelpDialog,
};

export function OpenDialog({ dialog, onClose }: { dialog: DialogId | null } & DialogProps) {
  if (dialog === null) return null;
  const Dialog = DIALOGS[dialog];
  return <Dialog key={dialog} onClose={onClose} />;
}
