/** The <flags> element: which names it may have, ENTSSO's defaults, and what excludes what. */
import { DEFAULT_FLAGS, type ApplicationDefinition, type ApplicationFlags } from './application-definition.ts';
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
    enabled: read.yesNo('enableApp', DEFAULT_FLAGS.enabled),
    windowsInitiated: read.yesNo('windowsInitiatedSSO', DEFAULT_FLAGS.windowsInitiated),
    hostInitiated: read.yesNo('hostInitiatedSSO', DEFAULT_FLAGS.hostInitiated),
    validatePassword: read.yesNo('validatePassword', DEFAULT_FLAGS.validatePassword),
    disableCredentialCache: read.yesNo('disableCredCache', DEFAULT_FLAGS.disableCredentialCache),
    allowTickets: read.yesNo('allowTickets', DEFAULT_FLAGS.allowTickets),
    validateTickets: read.yesNo('validateTickets', DEFAULT_FLAGS.validateTickets),
    timeoutTickets: read.yesNo('timeoutTickets', DEFAULT_FLAGS.timeoutTickets),
    allowLocalAccounts: read.yesNo('allowLocalAccounts', DEFAULT_FLAGS.allowLocalAccounts),
    adminAccountSame: read.yesNo('adminAccountSame', DEFAULT_FLAGS.adminAccountSame),
    directPasswordSync: read.yesNo('directPasswordSync', DEFAULT_FLAGS.directPasswordSync),
    windowsCredentials: read.yesNo('windowsCreds', DEFAULT_FLAGS.windowsCredentials),
    restrictedCredentials: read.yesNo('restrictedCreds', DEFAULT_FLAGS.restrictedCredentials),
    restrictMappingCreate: read.yesNo('restrictMappingCreate', DEFAULT_FLAGS.restrictMappingCreate),
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
