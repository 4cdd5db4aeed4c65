/** The dialogs of the actions of Audit. */
export const AUDIT_DIALOGS = {};
