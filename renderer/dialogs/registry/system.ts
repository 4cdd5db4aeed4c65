/** The dialogs of System's actions. */
import { lazy } from 'react';
import { loadCode } from '../../rpc/load-code.ts';
import { dialog, type DialogComponent } from '../dialog-props.ts';
import type { Confirmed } from '../confirm-dialog.tsx';

const confirm = (id: Confirmed): DialogComponent =>
  lazy(async () => ({ default: (await loadCode(() => import('../confirm-dialog.tsx'))).confirmDialog(id) }));
const operation = dialog(() => import('../operation-dialog.tsx'), 'OperationDialog');
const unreadable = dialog(() => import('../unreadable-dialog.tsx'), 'UnreadableDialog');

export const SYSTEM_DIALOGS = {
  configure: dialog(() => import('../../wizards/configure/configuration-wizard.tsx'), 'ConfigurationWizard'),
  generate: dialog(() => import('../generate-dialog.tsx'), 'GenerateDialog'),
  'back-up': dialog(() => import('../back-up-dialog.tsx'), 'BackUpDialog'),
  'verify-backup': dialog(() => import('../verify-backup-dialog.tsx'), 'VerifyBackupDialog'),
  restore: dialog(() => import('../restore-dialog.tsx'), 'RestoreDialog'),
  'restore-last-good': confirm('restore-last-good'),
  'verify-database': dialog(() => import('../verify-database-dialog.tsx'), 'VerifyDatabaseDialog'),
  'back-up-database': dialog(() => import('../back-up-database-dialog.tsx'), 'BackUpDatabaseDialog'),
  'restore-database': dialog(() => import('../restore-database-dialog.tsx'), 'RestoreDatabaseDialog'),
  reconcile: dialog(() => import('../reconcile-dialog.tsx'), 'ReconcileDialog'),
  retire: dialog(() => import('../retire-dialog.tsx'), 'RetireDialog'),
  'show-unreadable': unreadable,
  'show-quarantined': unreadable,
  'show-progress': operation,
  'continue-operation': operation,
  'resume-operation': operation,
  'upgrade-database': confirm('upgrade-database'),
  'choose-database': dialog(() => import('../choose-database-dialog.tsx'), 'ChooseDatabaseDialog'),
  protect: confirm('protect'),
  unlock: dialog(() => import('../unlock-dialog.tsx'), 'UnlockDialog'),
  lock: confirm('lock'),
  'set-store-aside': dialog(() => import('../set-store-aside-dialog.tsx'), 'SetStoreAsideDialog'),
  'change-protector': dialog(() => import('../change-protector-dialog.tsx'), 'ChangeProtectorDialog'),
  'become-administrator': dialog(() => import('../become-administrator-dialog.tsx'), 'BecomeAdministratorDialog'),
  'enable-sso': confirm('enable-sso'),
  'disable-sso': confirm('disable-sso'),
  accounts: dialog(() => import('../../properties/system/system-properties.tsx'), 'SystemAccounts'),
  'system-properties': dialog(() => import('../../properties/system/system-properties.tsx'), 'SystemProperties'),
};
