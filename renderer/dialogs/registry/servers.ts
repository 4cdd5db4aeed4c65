/** The dialogs of the actions of Servers. */
export const SERVERS_DIALOGS = {};
