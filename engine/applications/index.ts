/** The door of this folder. */
export { createApplicationsFromXml } from './create-from-xml.ts';
export { listApplications, requireApplication } from './list.ts';
