/** The door of this folder. */
export { authorize, mayBring, rolesOf, visibleApplications } from './authorize.ts';
export type { NamedApplication } from './holders.ts';
export { selfAppointed, type SelfAppointed } from './self-appointed.ts';
export { accountJudge, knownAccounts } from './known-accounts.ts';
export { changeRights, checkRights, makeRights, requireRights } from './rights-mac.ts';
export type { AlteredRow } from './rights-rows.ts';
