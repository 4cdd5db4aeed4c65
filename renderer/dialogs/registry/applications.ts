/** The dialogs of the actions of applications and of their mappings. */
export const APPLICATIONS_DIALOGS = {};
