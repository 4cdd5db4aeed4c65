/** Application files letter for letter as ENTSSO's documentation shows them, typography and all. */
import { describe, expect, it } from 'vitest';
import { isSsoError, type SsoError } from '../../shared/errors.ts';
import { createI18n, formatError } from '../../shared/i18n/index.ts';
import { parseApplicationXml } from './application-xml.ts';

const TIBCO_RENDEZVOUS = `    <?xml version="1.0"?>\x20\x20
    <SSO>\x20\x20
        <application name="TIBCO RendezvousApp">\x20\x20
            <description> TIBCO Rendezvous SSO Application</description>\x20\x20
            <contact>someone@microsoft.com</contact>\x20\x20
            <userGroup>ibi\\Domain Users</userGroup>\x20\x20
            <!—an existing group on the domain controller - >\x20\x20\x20
            <appAdminGroup>ibi\\YourID</appAdminGroup>\x20\x20
            <!-- an existing account within the domain group - >\x20\x20\x20
\x20\x20
            <field ordinal="0" label="User ID" masked="no" />\x20\x20
            <field ordinal="1" label="Password" masked="yes" />\x20\x20
            <flags groupApp="no" allowTickets="yes" enableApp="yes"/>\x20\x20
\x20\x20
        </application>\x20\x20
    </SSO>\x20\x20
`;

const TIBCO_EMS = `       <?xml version="1.0"?>\x20\x20
   <SSO>\x20\x20
       <application name="TIBCO EMS App">\x20\x20
           <description>TIBCO EMS SSO Application</description>\x20\x20
           <contact>someone@example.com</contact>\x20\x20
           <appUserAccount>DomainName\\AppUserGroup</appUserAccount>\x20\x20
           <!—an existing group on the domain controller - >\x20\x20\x20
           <appAdminAccount>DomainName\\AppAdminGroup</appAdminAccount>\x20\x20
           <!-- an existing account in the domain group - >\x20\x20\x20
           <field ordinal="0" label="User ID" masked="no" />\x20\x20
           <field ordinal="1" label="Password" masked="yes" />\x20\x20
           <flags groupApp="no" allowTickets="yes" enableApp="yes"/>\x20\x20
       </application>\x20\x20
   </SSO>\x20\x20
`;

/** Line 8 opens <appAdminAccount> a second time where it should close it. */
const PEOPLESOFT = `   <?xml version="1.0"?>\x20\x20
   <SSO>\x20\x20
        <application name="PeopleSoftApp">\x20\x20
             <description>PeopleSoft SSO Application</description>\x20\x20
             <contact>someone@microsoft.com</contact>\x20\x20
            <appUserAccount>DomainName\\AppUserGroup</appUserAccount>\x20\x20
             <!—-an existing group on the domain controller - >\x20\x20\x20
             <appAdminAccount>DomainName\\AppAdminGroup<appAdminAccount>\x20\x20\x20
             <!-- an existing account in the domain group - >\x20\x20\x20
             <field ordinal="0" label="User ID" masked="no" />\x20\x20
             <field ordinal="1" label="Password" masked="yes" />\x20\x20
             <flags groupApp="no" allowTickets="yes" enableApp="yes"/>\x20\x20
        </application>\x20\x20
   </SSO>\x20\x20
`;

function refusal(xml: string): SsoError {
  try {
    parseApplicationXml(Buffer.from(xml), 'apps.xml');
  } catch (error) {
    if (isSsoError(error)) return error;
  }
  throw new Error('The file was accepted');
}

describe("ENTSSO's documentation's application files", () => {
  it.each([
    [TIBCO_RENDEZVOUS, { name: 'TIBCO RendezvousApp', userAccounts: ['ibi\\Domain Users'], adminAccounts: ['ibi\\YourID'] }],
    [TIBCO_EMS, { name: 'TIBCO EMS App', userAccounts: ['DomainName\\AppUserGroup'], adminAccounts: ['DomainName\\AppAdminGroup'] }],
  ])('%#: work unchanged, blanks in names and all', (xml, expected) => {
    const fields = [{ label: 'User ID' }, { label: 'Password', masked: true }];
    expect(parseApplicationXml(Buffer.from(xml), 'apps.xml')).toMatchObject([{ ...expected, fields, flags: { allowTickets: true } }]);
  });

  it('the one that is not well-formed is refused: where, and which end was expected', () => {
    const { code, params } = refusal(PEOPLESOFT);
    expect({ code, ...params }).toMatchObject({ code: 'XML_INVALID', line: 13, column: 23, expected: 'close-tag', begun: 8 });
    expect(formatError(createI18n('en'), code, params).message).toBe(
      'apps.xml, line 13, column 23, element appAdminAccount: </appAdminAccount> was expected (the element begins on line 8).',
    );
  });
});
