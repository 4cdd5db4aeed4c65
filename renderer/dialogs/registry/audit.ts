/** The dialogs of the actions of Audit. */
import { dialog } from '../dialog-props.ts';

export const AUDIT_DIALOGS = {
  'record-details': dialog(() => import('../../audit/record-dialog.tsx'), 'RecordDialog'),
  'export-audit': dialog(() => import('../../audit/export-audit-dialog.tsx'), 'ExportAuditDialog'),
  'verify-audit': dialog(() => import('../../audit/verify-audit-dialog.tsx'), 'VerifyAuditDialog'),
};
