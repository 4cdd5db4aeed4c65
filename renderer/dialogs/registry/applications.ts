/** The dialogs of the actions of applications and of their mappings. */
import { dialog } from '../dialog-props.ts';

export const APPLICATIONS_DIALOGS = {
  'create-application': dialog(() => import('../../applications/create/create-application-wizard.tsx'), 'CreateApplicationWizard'),
  'import-applications': dialog(() => import('../../applications/import-applications-dialog.tsx'), 'ImportApplicationsDialog'),
  'import-credentials': dialog(() => import('../../applications/import-credentials-dialog.tsx'), 'ImportCredentialsDialog'),
  'enable-applications': dialog(() => import('../../applications/enable-applications-dialog.tsx'), 'EnableApplicationsDialog'),
  'disable-applications': dialog(() => import('../../applications/enable-applications-dialog.tsx'), 'DisableApplicationsDialog'),
  'delete-application': dialog(() => import('../../applications/delete-application-dialog.tsx'), 'DeleteApplicationDialog'),
  'application-properties': dialog(() => import('../../applications/properties/application-properties.tsx'), 'ApplicationProperties'),
  'create-mapping': dialog(() => import('../../applications/mappings/create-mapping-dialog.tsx'), 'CreateMappingDialog'),
  'set-credentials': dialog(() => import('../../applications/mappings/set-credentials-dialog.tsx'), 'SetCredentialsDialog'),
  'enable-mappings': dialog(() => import('../../applications/mappings/enable-mappings-dialog.tsx'), 'EnableMappingsDialog'),
  'disable-mappings': dialog(() => import('../../applications/mappings/enable-mappings-dialog.tsx'), 'DisableMappingsDialog'),
  'delete-mappings': dialog(() => import('../../applications/mappings/delete-mappings-dialog.tsx'), 'DeleteMappingsDialog'),
};
