/** Which flags an affiliate application has, and what ENTSSO gives a new one (reference §6). */
export const NEW_APPLICATION_FLAGS = {
  windowsInitiated: true,
  hostInitiated: false,
  validatePassword: true,
  disableCredentialCache: false,
  allowTickets: false,
  validateTickets: true,
  timeoutTickets: true,
  allowLocalAccounts: false,
  adminAccountSame: false,
  directPasswordSync: false,
  windowsCredentials: false,
  restrictedCredentials: false,
  restrictMappingCreate: false,
};

export type ApplicationFlag = keyof typeof NEW_APPLICATION_FLAGS;
