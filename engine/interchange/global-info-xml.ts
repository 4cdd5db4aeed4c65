/**
 * ENTSSO's global info file: `<sso><globalInfo>…</globalInfo></sso>`, with elements of our own for the age of the master secret and for the levels of the audit, which ENTSSO keeps for each server. Only
 * what stands in it is changed. Names are taken in any letter
 * case; everything wrong is named by line, column and element, with what was expected.
 */
import type { SettingsChange } from '../../shared/contract/console/settings.ts';
import { AUDIT_LEVEL } from '../../shared/domain/audit-levels.ts';
import { AUDIT_SIZE_MAX, CREDENTIAL_CACHE_MINUTES, SECRET_AGE_DAYS } from '../../shared/domain/limits.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { accountsIn } from './xml-accounts.ts';
import { attributesOf, underName } from './xml-attributes.ts';
import { parseXml, xmlInvalid, type XmlElement } from './xml-elements.ts';
import { decodeXml, tidyXml } from './xml-text.ts';

interface File {
  readonly name: string;
  /** Names of this server. */
  readonly servers: readonly string[];
}

/** Nine digits: what is longer is no number of minutes or records, and might not be one that a computer keeps exactly. */
function wholeNumber(element: XmlElement, { name }: File): number {
  const value = element.text.trim();
  if (!/^\d{1,9}$/.test(value)) throw xmlInvalid(name, element, 'whole-number', { attribute: element.name, value });
  return Number(value);
}

function inRange(element: XmlElement, file: File, { min, max }: { min: number; max: number }): number {
  const value = wholeNumber(element, file);
  if (value < min || value > max) throw xmlInvalid(file.name, element, 'number-range', { min, max, value });
  return value;
}

function administrators(element: XmlElement, file: File): string[] {
  const accounts = accountsIn(element, file.name);
  if (accounts.length === 0) throw xmlInvalid(file.name, element, 'account-empty');
  return accounts;
}

/** It says where the master secret is; that it is moved by this element waits for a second server to move it to. */
function requireThisServer(element: XmlElement, { name, servers }: File): void {
  const written = nameKey(element.text.trim());
  if (!servers.some((server) => nameKey(server) === written))
    throw xmlInvalid(name, element, 'secret-server', { value: element.text.trim(), server: servers[0] ?? '' });
}

type Reader = (element: XmlElement, file: File) => SettingsChange;

const auditSize = (element: XmlElement, file: File): number => inRange(element, file, { min: 0, max: AUDIT_SIZE_MAX });

/** By element name in lower case. */
const READERS: Readonly<Record<string, Reader>> = {
  ssoadminaccount: (element, file) => ({ administrators: administrators(element, file) }),
  ssoaffiliateadminaccount: (element, file) => ({ affiliateAdministrators: accountsIn(element, file.name) }),
  secretserver: (element, file) => {
    requireThisServer(element, file);
    return {};
  },
  auditdeletedapps: (element, file) => ({ auditDeletedApplications: auditSize(element, file) }),
  auditdeletedmappings: (element, file) => ({ auditDeletedMappings: auditSize(element, file) }),
  auditcredentiallookups: (element, file) => ({ auditLookups: auditSize(element, file) }),
  auditlevelpositive: (element, file) => ({ auditLevelPositive: inRange(element, file, AUDIT_LEVEL) }),
  auditlevelnegative: (element, file) => ({ auditLevelNegative: inRange(element, file, AUDIT_LEVEL) }),
  tickettimeout: (element, file) => ({ ticketTimeout: wholeNumber(element, file) }),
  credcachetimeout: (element, file) => ({ credentialCacheTimeout: inRange(element, file, CREDENTIAL_CACHE_MINUTES) }),
  secretmaximumage: (element, file) => ({ secretMaximumAge: inRange(element, file, SECRET_AGE_DAYS) }),
  secretremindahead: (element, file) => ({ secretRemindAhead: wholeNumber(element, file) }),
};

function readInfo(info: XmlElement, file: File): SettingsChange {
  attributesOf(info, file.name, {});
  if (info.text.trim() !== '') throw xmlInvalid(file.name, info, 'no-text');
  if (info.children.length === 0) throw xmlInvalid(file.name, info, 'global-info-child');
  const seen = new Set<string>();
  return info.children.reduce<SettingsChange>((change, element) => {
    const key = element.name.toLowerCase();
    const read = underName(READERS, key);
    if (!read) throw xmlInvalid(file.name, element, 'global-info-child');
    if (seen.has(key)) throw xmlInvalid(file.name, element, 'element-once');
    seen.add(key);
    attributesOf(element, file.name, {});
    if (element.children[0]) throw xmlInvalid(file.name, element.children[0], 'empty-element');
    return { ...change, ...read(element, file) };
  }, {});
}

/** `name` is what messages call the file, `servers` how this server is called. Throws XML_INVALID {file, line, column, element, expected}. */
export function parseGlobalInfoXml(bytes: Buffer, name: string, servers: readonly string[]): SettingsChange {
  const root = parseXml(tidyXml(decodeXml(bytes, name)), name);
  if (root.name.toLowerCase() !== 'sso') throw xmlInvalid(name, root, 'root-sso');
  attributesOf(root, name, {});
  if (root.text.trim() !== '') throw xmlInvalid(name, root, 'no-text');
  const [info, second] = root.children;
  if (info?.name.toLowerCase() !== 'globalinfo') throw xmlInvalid(name, info ?? root, 'global-info');
  if (second) throw xmlInvalid(name, second, 'element-once');
  return readInfo(info, { name, servers });
}
