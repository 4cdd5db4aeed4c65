import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSsoError, type ErrorParams } from '../../shared/errors.ts';
import { parseGlobalInfoXml } from './global-info-xml.ts';

const parse = (xml: string) => parseGlobalInfoXml(Buffer.from(xml), 'info.xml', ['SSO1', 'HOST', 'host.example']);
const info = (inside: string): string => `<sso>\n<globalInfo>\n${inside}\n</globalInfo>\n</sso>`;

function fault(xml: string): ErrorParams {
  try {
    parse(xml);
  } catch (error) {
    if (isSsoError(error, 'XML_INVALID')) return error.params;
    throw error;
  }
  throw new Error('The file was accepted');
}

describe('a global info file', () => {
  it('gives everything that ENTSSO’s own documentation writes', () => {
    const xml = info(`<ssoAdminAccount>D\\Grp</ssoAdminAccount><ssoAffiliateAdminAccount>D\\A; D\\B</ssoAffiliateAdminAccount>
      <secretServer>HOST</secretServer><auditDeletedApps>1000</auditDeletedApps><auditDeletedMappings>900</auditDeletedMappings>
      <auditCredentialLookups>0</auditCredentialLookups><ticketTimeout>2</ticketTimeout><credCacheTimeout>60</credCacheTimeout>`);
    expect(parse(xml)).toEqual({
      administrators: ['D\\Grp'],
      affiliateAdministrators: ['D\\A', 'D\\B'],
      auditDeletedApplications: 1000,
      auditDeletedMappings: 900,
      auditLookups: 0,
      ticketTimeout: 2,
      credentialCacheTimeout: 60,
    });
  });

  it('changes only what stands in it, names in any letter case', () => {
    expect(parse('<SSO><GLOBALINFO><TICKETTIMEOUT> 5 </TICKETTIMEOUT></GLOBALINFO></SSO>')).toEqual({ ticketTimeout: 5 });
    expect(parse(info('<ssoAffiliateAdminAccount/>'))).toEqual({ affiliateAdministrators: [] });
  });

  it.each(['sso1', 'Host', 'host.example'])('may name this server as the one of the secret: %s', (name) => {
    expect(parse(info(`<secretServer>${name}</secretServer>`))).toEqual({});
  });

  it('gives what is ours: how old a master secret may become, and when that is told', () => {
    const xml = info('<secretMaximumAge>90</secretMaximumAge><SecretRemindAhead>10</SecretRemindAhead>');
    expect(parse(xml)).toEqual({ secretMaximumAge: 90, secretRemindAhead: 10 });
    const levels = info('<auditLevelPositive>3</auditLevelPositive><auditLevelNegative>0</auditLevelNegative>');
    expect(parse(levels)).toEqual({ auditLevelPositive: 3, auditLevelNegative: 0 });
  });

  it('leaves a ticket time-out that is a number to the rule that has a message of its own', () => {
    expect(parse(info('<ticketTimeout>525601</ticketTimeout>'))).toEqual({ ticketTimeout: 525_601 });
  });

  it('may be the one of the guide', () => {
    const bytes = readFileSync(new URL('../../examples/global-info.xml', import.meta.url));
    expect(parseGlobalInfoXml(bytes, 'global-info.xml', [])).toMatchObject({ ticketTimeout: 2, credentialCacheTimeout: 60 });
  });

  it.each([
    ['another root', '<globalInfo/>', { expected: 'root-sso', line: 1, column: 1, element: 'globalInfo' }],
    ['nothing inside', '<sso></sso>', { expected: 'global-info', element: 'sso' }],
    ['something else inside', '<sso><application/></sso>', { expected: 'global-info', column: 6, element: 'application' }],
    ['two of them', '<sso><globalInfo><ticketTimeout>2</ticketTimeout></globalInfo><globalInfo/></sso>', { expected: 'element-once' }],
    ['an empty one', info(''), { expected: 'global-info-child', line: 2 }],
    ['text', info('hello <ticketTimeout>2</ticketTimeout>'), { expected: 'no-text' }],
    ['an element that it does not know', info('<ticketTimeOut2/>'), { expected: 'global-info-child', line: 3, column: 1 }],
    ['the name of something that every object has', info('<constructor/>'), { expected: 'global-info-child', element: 'constructor' }],
    ['an element twice', info('<ticketTimeout>2</ticketTimeout>\n<TicketTimeout>3</TicketTimeout>'), { expected: 'element-once', line: 4 }],
    ['an attribute', info('<ticketTimeout minutes="2"/>'), { expected: 'attribute-unknown', attribute: 'minutes' }],
    ['an element in an element', info('<ticketTimeout><b/></ticketTimeout>'), { expected: 'empty-element', element: 'b' }],
    ['no number', info('<ticketTimeout>two</ticketTimeout>'), { expected: 'whole-number', value: 'two', element: 'ticketTimeout' }],
    ['a negative number', info('<auditDeletedApps>-1</auditDeletedApps>'), { expected: 'whole-number', value: '-1' }],
    ['a number beyond any', info('<auditDeletedApps>9999999999</auditDeletedApps>'), { expected: 'whole-number' }],
    ['too long a cache', info('<credCacheTimeout>525601</credCacheTimeout>'), { expected: 'number-range', min: 1, max: 525_600 }],
    ['too young a secret', info('<secretMaximumAge>29</secretMaximumAge>'), { expected: 'number-range', min: 30, max: 3650 }],
    ['too high a level', info('<auditLevelPositive>4</auditLevelPositive>'), { expected: 'number-range', max: 3 }],
    ['too large an audit', info('<auditDeletedApps>1000001</auditDeletedApps>'), { expected: 'number-range', max: 1_000_000 }],
    ['no administrator', info('<ssoAdminAccount> </ssoAdminAccount>'), { expected: 'account-empty', element: 'ssoAdminAccount' }],
    ['half an account', info('<ssoAdminAccount>D\\A;</ssoAdminAccount>'), { expected: 'accounts-empty' }],
    ['another server', info('<secretServer>SSO2</secretServer>'), { expected: 'secret-server', value: 'SSO2', server: 'SSO1' }],
    ['a document type', '<!DOCTYPE sso><sso/>', { expected: 'doctype' }],
    ['no end', '<sso><globalInfo>', { expected: 'close-tag', element: 'globalInfo' }],
  ])('is refused with %s, and says where', (_, xml, expected) => {
    expect(fault(xml)).toMatchObject({ file: 'info.xml', ...expected });
  });
});
