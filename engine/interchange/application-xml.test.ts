import { describe, expect, it } from 'vitest';
import { isSsoError, type ErrorParams } from '../../shared/errors.ts';
import { parseApplicationXml } from './application-xml.ts';

const parse = (xml: string) => parseApplicationXml(Buffer.from(xml), 'apps.xml');
const FIELDS = '<field ordinal="0" label="User Id" masked="no"/><field ordinal="1" label="Password" masked="yes"/>';
const one = (inside: string, attributes = 'name="SAP"'): string => `<sso>\n<application ${attributes}>\n${inside}\n</application>\n</sso>`;

function fault(bytes: string | Buffer): ErrorParams {
  try {
    parseApplicationXml(Buffer.from(bytes), 'apps.xml');
  } catch (error) {
    if (isSsoError(error, 'XML_INVALID')) return error.params;
    throw error;
  }
  throw new Error('The file was accepted');
}

describe('an application file', () => {
  it('gives every property, with defaults for what it does not say', () => {
    const [application] = parse(
      one(`<description>Finance</description><contact>it@example.org</contact>
      <appUserAccount>D\\A;D\\B</appUserAccount><appAdminAccount>D\\C</appAdminAccount>${FIELDS}<flags enableApp="YES" hostInitiatedSSO="Yes"/>`),
    );
    expect(application).toMatchObject({
      name: 'SAP',
      type: 'individual',
      description: 'Finance',
      contact: 'it@example.org',
      userAccounts: ['D\\A', 'D\\B'],
      adminAccounts: ['D\\C'],
      fields: [
        { ordinal: 0, label: 'User Id', masked: false },
        { ordinal: 1, label: 'Password', masked: true },
      ],
      flags: { enabled: true, hostInitiated: true, windowsInitiated: true, validateTickets: true, allowTickets: false },
    });
  });

  it.each(['sso', 'SSO', 'Sso'])('may have the root <%s>, and names in any letter case', (root) => {
    const xml = `<?xml version="1.0"?><${root}><Application name="A"><appuserAccount>D\\U</appuserAccount>${FIELDS}</Application></${root}>`;
    expect(parse(xml)[0]).toMatchObject({ name: 'A', userAccounts: ['D\\U'] });
  });

  it('may have the names of older documents', () => {
    const older = `<userGroup>D\\U</userGroup><appAdminGroup>D\\V</appAdminGroup>${FIELDS}
      <flags allowLocalGroups="yes" ticketTimeout="no" adminGroupSame="yes"/>`;
    expect(parse(one(older))[0]).toMatchObject({
      userAccounts: ['D\\U'],
      adminAccounts: ['D\\V'],
      flags: { allowLocalAccounts: true, timeoutTickets: false, adminAccountSame: true },
    });
  });

  it('tells a host group by its Windows account, a group and a config store by their flags', () => {
    const type = (inside: string): string | undefined => parse(one(inside + FIELDS))[0]?.type;
    expect(type('<windowsAccount>D\\W</windowsAccount>')).toBe('host-group');
    expect(type('<flags groupApp="yes"/>')).toBe('group');
    expect(type('<flags configStoreApp="yes"/>')).toBe('config-store');
  });

  it('may have been pasted from a page: long dashes in comments, drawn folds, blanks before the declaration', () => {
    const pasted = [
      '   <?xml version="1.0"?>',
      '- <SSO>',
      '- <application name="A">',
      '  <!—an existing group - >',
      '  <appUserAccount>D\\U</appUserAccount>',
      '  <!—-another one - >',
      '  <!-- a third - >',
      `  ${FIELDS}`,
      '</application>',
      '</SSO>',
    ];
    expect(parse(pasted.join('\n'))[0]).toMatchObject({ name: 'A', userAccounts: ['D\\U'] });
  });

  it('may be in UTF-16 with its mark, as Windows writes it', () => {
    const bytes = Buffer.from(`\ufeff${one(`<description>Öl</description>${FIELDS}`)}`, 'utf16le');
    expect(parseApplicationXml(bytes, 'apps.xml')[0]?.description).toBe('Öl');
  });
});

describe('a wrong application file', () => {
  const deep = '<a>'.repeat(20_000);
  it.each([
    ['', { expected: 'root-sso', line: 1, column: 1 }],
    ['<apps/>', { expected: 'root-sso', element: 'apps', line: 1, column: 1 }],
    ['<sso></sso>', { expected: 'no-application', line: 1, column: 1 }],
    ['<sso x="1"/>', { expected: 'attribute-unknown', attribute: 'x' }],
    ['<sso>text<application/></sso>', { expected: 'no-text', element: 'sso' }],
    ['<sso>\n  <app name="A"/>\n</sso>', { expected: 'application-or-end', element: 'app', line: 2, column: 3 }],
    ['<sso>\n<application>\n</application></sso>', { expected: 'attribute-missing', attribute: 'name', line: 2, column: 1 }],
    [one(FIELDS, 'name=""'), { expected: 'name-empty', line: 2, column: 1 }],
    [one(FIELDS, 'name="  "'), { expected: 'name-empty' }],
    [one(FIELDS, `name="${'x'.repeat(257)}"`), { expected: 'name-long', max: 256 }],
    [one(FIELDS, 'name="A" Name="B"'), { expected: 'attribute-twice', attribute: 'name' }],
    [one(FIELDS, 'name="A" kind="B"'), { expected: 'attribute-unknown', attribute: 'kind' }],
    [one(''), { expected: 'fields-missing', element: 'application', line: 2, column: 1 }],
    [one(`<constructor>x</constructor>${FIELDS}`), { expected: 'application-child', element: 'constructor' }],
    [one(`<__proto__>x</__proto__>${FIELDS}`), { expected: 'application-child', element: '__proto__' }],
    [one(FIELDS, 'name="A" constructor="x"'), { expected: 'attribute-unknown', attribute: 'constructor' }],
    [one(FIELDS, 'name="A" __proto__="x"'), { expected: 'attribute-unknown', attribute: '__proto__' }],
    [one('<field ordinal="0" label="U" toString="x"/>'), { expected: 'attribute-unknown', attribute: 'toString' }],
    [one(`<owner/>${FIELDS}`), { expected: 'application-child', element: 'owner', line: 3, column: 1 }],
    [one(`<contact/><contact/>${FIELDS}`), { expected: 'element-once', element: 'contact', line: 3, column: 11 }],
    [one(`<contact><b/></contact>${FIELDS}`), { expected: 'empty-element', element: 'b', line: 3, column: 10 }],
    [one(`stray${FIELDS}`), { expected: 'no-text', element: 'application' }],
    [one('<field label="L"/>'), { expected: 'attribute-missing', attribute: 'ordinal', element: 'field', line: 3 }],
    [one('<field ordinal="0"/>'), { expected: 'attribute-missing', attribute: 'label' }],
    [one('<field ordinal="zero" label="L"/>'), { expected: 'whole-number', value: 'zero' }],
    [one('<field ordinal="1" label="L"/>'), { expected: 'ordinal-sequence', max: 0 }],
    [one('<field ordinal="0" label="U"/>\n<field ordinal="2" label="L"/>'), { expected: 'ordinal-sequence', max: 1, line: 4, column: 1 }],
    [one('<field ordinal="0" label=" "/>'), { expected: 'label-empty' }],
    [one(`<field ordinal="0" label="${'x'.repeat(129)}"/>`), { expected: 'label-long' }],
    [one('<field ordinal="0" label="U" masked="yes"/>'), { expected: 'ordinal-zero-masked' }],
    [one('<field ordinal="0" label="U" synchronized="yes"/>'), { expected: 'ordinal-zero-synchronized' }],
    [one('<field ordinal="0" label="U"/><field ordinal="1" label="u"/>'), { expected: 'label-twice', value: 'u' }],
    [
      one(`${FIELDS.replace('masked="yes"', 'synchronized="yes"')}<field ordinal="2" label="P" synchronized="yes"/>`),
      { expected: 'synchronized-once' },
    ],
    [
      one(`${FIELDS}\n   <flags enableApp="maybe"/>`),
      { expected: 'yes-or-no', attribute: 'enableApp', value: 'maybe', line: 4, column: 4 },
    ],
    [one(`${FIELDS}<flags enabled="yes"/>`), { expected: 'attribute-unknown', attribute: 'enabled', element: 'flags' }],
    [one(`${FIELDS}<flags groupApp="yes" configStoreApp="yes"/>`), { expected: 'type-contradiction' }],
    [one(`${FIELDS}<flags hostGroupApp="yes"/>`), { expected: 'windows-account' }],
    [one(`<windowsAccount>D\\A;D\\B</windowsAccount>${FIELDS}`), { expected: 'windows-account' }],
    [one(`<windowsAccount>D\\A</windowsAccount>${FIELDS}<flags hostGroupApp="no"/>`), { expected: 'windows-account-only' }],
    [one(`${FIELDS}<flags directPasswordSync="yes"/>`), { expected: 'direct-sync-create' }],
    [one(`${FIELDS}<flags groupApp="yes" windowsCreds="yes"/>`), { expected: 'windows-credentials-only' }],
    [one(`${FIELDS}<flags restrictedCreds="yes"/>`), { expected: 'restricted-credentials-only' }],
    [one(`<appUserAccount>D\\A;;D\\B</appUserAccount>${FIELDS}`), { expected: 'accounts-empty', element: 'appUserAccount' }],
    [
      `<sso>\n<application name="A">${FIELDS}</application>\n<application name="a">${FIELDS}</application></sso>`,
      { expected: 'name-twice', value: 'a', line: 3, column: 1 },
    ],
    ['<sso>\n<application name="A">\n</sso>', { expected: 'close-tag', element: 'application', value: 'application', begun: 2, line: 3 }],
    ['<sso>', { expected: 'close-tag', value: 'sso' }],
    ['<sso><application name=A></application></sso>', { expected: 'not-well-formed' }],
    ['<sso/><sso/>', { expected: 'not-well-formed' }],
    ['<sso>&unknown;</sso>', { expected: 'not-well-formed' }],
    ['<!DOCTYPE sso [<!ENTITY a "b">]><sso>&a;</sso>', { expected: 'doctype' }],
    ['<!DOCTYPE sso SYSTEM "file:///etc/hostname"><sso/>', { expected: 'doctype' }],
    [deep, { expected: 'close-tag' }],
  ])('%#: says where, and what was expected', (xml, expected) => {
    expect(fault(xml)).toMatchObject({ file: 'apps.xml', ...expected });
  });

  it.each([' A', 'A ', 'A  B', 'A&#9;B', 'A&#10;B', 'A\u00a0B', 'A\u3000B'])('has stray white space in the name %j', (name) => {
    expect(fault(one(FIELDS, `name="${name}"`))).toMatchObject({ expected: 'name-space', line: 2, column: 1 });
  });

  it('that is no UTF-8 is refused', () => {
    expect(fault(Buffer.from([0x3c, 0x73, 0xff, 0x3e]))).toMatchObject({ expected: 'encoding' });
  });
});
