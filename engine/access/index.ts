/** The door of this folder. */
export { authorize, rolesOf, visibleApplications } from './authorize.ts';
export { changeRights, checkRights, makeRights, requireRights } from './rights-mac.ts';
export type { AlteredRow } from './rights-rows.ts';
