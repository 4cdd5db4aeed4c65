/** The door of this folder. */
export { createApplications, createApplicationsFromXml } from './create-from-xml.ts';
export { listApplications, requireApplication } from './list.ts';
