/** The door of this folder. */
export { createApplication } from './create.ts';
export { createApplicationsFromXml } from './create-from-xml.ts';
export { deleteApplication } from './delete.ts';
export { getApplication } from './details.ts';
export { setApplicationsEnabled } from './enable.ts';
export { listApplications, requireApplication } from './list.ts';
export { updateApplication } from './update.ts';
