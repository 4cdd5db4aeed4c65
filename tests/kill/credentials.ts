/** The company of these tests: who has which credentials, computed from a number, so that every process knows all of them. */
export interface Credential {
  readonly application: string;
  readonly account: string;
  readonly externalUser: string;
  readonly password: string;
}

export const APPLICATIONS = ['SAP', 'Mainframe', 'Kundenportal'] as const;

/** Accents, quotes, a comma, several lengths: what a re-encryption must carry over to the byte. */
export function credentialOf(number: number, generation = 0): Credential {
  return {
    application: APPLICATIONS[number % APPLICATIONS.length] ?? 'SAP',
    account: `CONTOSO\\user-${String(number).padStart(6, '0')}`,
    externalUser: `EXT${String(number).padStart(6, '0')}`,
    password: `p"ä,${number}/${generation}-${'x'.repeat(number % 90)}`,
  };
}

export const keyOf = ({ application, account }: Pick<Credential, 'application' | 'account'>): string => `${application}\0${account}`;

export function credentials(count: number, generation = 0): Credential[] {
  return Array.from({ length: count }, (_, number) => credentialOf(number, generation));
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function credentialsCsv(count: number, generation = 0): string {
  const lines = credentials(count, generation).map((credential) =>
    [credential.application, credential.account, credential.externalUser, credential.password].map(quoted).join(','),
  );
  return ['application,account,externalUser,Password', ...lines, ''].join('\r\n');
}

const applicationXml = (name: string): string => `  <application name="${name}">
    <description>${name}</description>
    <contact>desk@contoso.example</contact>
    <appUserAccount>CONTOSO\\users</appUserAccount>
    <appAdminAccount>CONTOSO\\admins</appAdminAccount>
    <field ordinal="0" label="User" masked="no" />
    <field ordinal="1" label="Password" masked="yes" />
    <flags groupApp="no" configStoreApp="no" allowTickets="no" enableApp="yes" />
  </application>`;

export const applicationsXml = (): string => `<?xml version="1.0"?>\n<SSO>\n${APPLICATIONS.map(applicationXml).join('\n')}\n</SSO>\n`;
