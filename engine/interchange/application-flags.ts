/** The <flags> element: which names it may have, ENTSSO's defaults, and what excludes what. */
import type { ApplicationDefinition, ApplicationFlags } from './application-definition.ts';
import { attributesOf, type AttributeReader } from './xml-attributes.ts';
import { xmlInvalid, type XmlElement } from './xml-elements.ts';

const NAMES = [
  'groupApp',
  'hostGroupApp',
  'configStoreApp',
  'enableApp',
  'windowsInitiatedSSO',
  'hostInitiatedSSO',
  'validatePassword',
  'disableCredCache',
  'allowTickets',
  'validateTickets',
  'timeoutTickets',
  'allowLocalAccounts',
  'adminAccountSame',
  'directPasswordSync',
  'windowsCreds',
  'restrictedCreds',
  'restrictMappingCreate',
] as const;

/** Names that older documents of ENTSSO give the same flags. */
const OLDER = { ticketTimeout: 'timeoutTickets', allowLocalGroups: 'allowLocalAccounts', adminGroupSame: 'adminAccountSame' };

const KNOWN: Readonly<Record<string, string>> = Object.fromEntries(
  [...NAMES.map((name) => [name, name] as const), ...Object.entries(OLDER)].map(([written, name]) => [written.toLowerCase(), name]),
);

export type ApplicationKind = ApplicationDefinition['type'];

/** A host group is told by its Windows account, a group and a config store by their flags. */
function kindOf(element: XmlElement, file: string, read: AttributeReader, hasWindowsAccount: boolean): ApplicationKind {
  const hostGroup = read.yesNo('hostGroupApp', hasWindowsAccount);
  const group = read.yesNo('groupApp', false);
  const configStore = read.yesNo('configStoreApp', false);
  if ([hostGroup, group, configStore].filter(Boolean).length > 1) throw xmlInvalid(file, element, 'type-contradiction');
  if (hasWindowsAccount && !hostGroup) throw xmlInvalid(file, element, 'windows-account-only');
  if (hostGroup && !hasWindowsAccount) throw xmlInvalid(file, element, 'windows-account');
  return hostGroup ? 'host-group' : group ? 'group' : configStore ? 'config-store' : 'individual';
}

function flagsOf(read: AttributeReader): ApplicationFlags {
  return {
    enabled: read.yesNo('enableApp', false),
    windowsInitiated: read.yesNo('windowsInitiatedSSO', true),
    hostInitiated: read.yesNo('hostInitiatedSSO', false),
    validatePassword: read.yesNo('validatePassword', true),
    disableCredentialCache: read.yesNo('disableCredCache', false),
    allowTickets: read.yesNo('allowTickets', false),
    validateTickets: read.yesNo('validateTickets', true),
    timeoutTickets: read.yesNo('timeoutTickets', true),
    allowLocalAccounts: read.yesNo('allowLocalAccounts', false),
    adminAccountSame: read.yesNo('adminAccountSame', false),
    directPasswordSync: read.yesNo('directPasswordSync', false),
    windowsCredentials: read.yesNo('windowsCreds', false),
    restrictedCredentials: read.yesNo('restrictedCreds', false),
    restrictMappingCreate: read.yesNo('restrictMappingCreate', false),
  };
}

/** `element` is the <flags>, or the application itself where it has none. */
export function readFlags(
  element: XmlElement,
  file: string,
  hasWindowsAccount: boolean,
): { readonly type: ApplicationKind; readonly flags: ApplicationFlags } {
  const isFlags = element.name.toLowerCase() === 'flags';
  const read = attributesOf(isFlags ? element : { ...element, attributes: new Map() }, file, KNOWN);
  const type = kindOf(element, file, read, hasWindowsAccount);
  const flags = flagsOf(read);
  if (flags.windowsCredentials && type !== 'individual') throw xmlInvalid(file, element, 'windows-credentials-only');
  if (flags.restrictedCredentials && type !== 'group') throw xmlInvalid(file, element, 'restricted-credentials-only');
  // ENTSSO 10849: only once the application is there.
  if (flags.directPasswordSync) throw xmlInvalid(file, element, 'direct-sync-create');
  return { type, flags };
}
