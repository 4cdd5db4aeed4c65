/** The door of this folder. */
export { importCredentials } from './import-credentials.ts';
export { listMappings, listOwnMappings, type MappingView } from './list.ts';
export { lookUp, type Credentials } from './look-up.ts';
export { setCredentials, type NewCredentials, type SetCredentials } from './set-credentials.ts';
