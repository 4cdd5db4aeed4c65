/**
 * ENTSSO's application file: `<sso><application name="…">…</application></sso>`. Element and attribute names are taken in any
 * letter case, as its own samples write them. Everything wrong is named by line, column and element, with what was expected.
 */
import { NAME_LENGTH } from '../../shared/domain/limits.ts';
import { codePoints, hasStraySpace, nameKey } from '../../shared/domain/names.ts';
import type { ApplicationDefinition } from './application-definition.ts';
import { readFields } from './application-fields.ts';
import { readFlags } from './application-flags.ts';
import { accountsIn } from './xml-accounts.ts';
import { attributesOf, underName } from './xml-attributes.ts';
import { parseXml, xmlInvalid, type XmlElement } from './xml-elements.ts';
import { decodeXml, tidyXml } from './xml-text.ts';

/** Each accepted child, in lower case, and the name that it is looked up by; the last two are of older documents. */
const CHILDREN: Readonly<Record<string, string>> = {
  description: 'description',
  contact: 'contact',
  appuseraccount: 'users',
  appadminaccount: 'admins',
  windowsaccount: 'windowsAccount',
  field: 'field',
  flags: 'flags',
  usergroup: 'users',
  appadmingroup: 'admins',
};

type Children = ReadonlyMap<string, readonly XmlElement[]>;

function childrenOf(application: XmlElement, file: string): Children {
  const found = new Map<string, XmlElement[]>();
  for (const child of application.children) {
    const name = underName(CHILDREN, child.name);
    if (name === undefined) throw xmlInvalid(file, child, 'application-child');
    if (child.children[0]) throw xmlInvalid(file, child.children[0], 'empty-element');
    const same = found.get(name);
    if (same && name !== 'field') throw xmlInvalid(file, child, 'element-once');
    if (same) same.push(child);
    else found.set(name, [child]);
  }
  if (application.text.trim() !== '') throw xmlInvalid(file, application, 'no-text');
  return found;
}

const textOf = (children: Children, name: string): string => children.get(name)?.[0]?.text.trim() ?? '';

function accountsOf(children: Children, name: string, file: string): readonly string[] {
  const element = children.get(name)?.[0];
  return element ? accountsIn(element, file) : [];
}

const hasControlCharacter = (text: string): boolean => /\p{Cc}/u.test(text);

function nameOf(application: XmlElement, file: string): string {
  const name = attributesOf(application, file, { name: 'name' }).exact('name');
  if (name === undefined) throw xmlInvalid(file, application, 'attribute-missing', { attribute: 'name' });
  if (name.trim() === '') throw xmlInvalid(file, application, 'name-empty');
  if (hasStraySpace(name)) throw xmlInvalid(file, application, 'name-space');
  if (hasControlCharacter(name)) throw xmlInvalid(file, application, 'name-characters');
  if (codePoints(name) > NAME_LENGTH.application) throw xmlInvalid(file, application, 'name-long', { max: NAME_LENGTH.application });
  return name.normalize('NFC');
}

function readApplication(element: XmlElement, file: string): ApplicationDefinition {
  if (element.name.toLowerCase() !== 'application') throw xmlInvalid(file, element, 'application-or-end');
  const name = nameOf(element, file);
  const children = childrenOf(element, file);
  const windowsAccounts = accountsOf(children, 'windowsAccount', file);
  if (windowsAccounts.length > 1) throw xmlInvalid(file, element, 'windows-account');
  const { type, flags } = readFlags(children.get('flags')?.[0] ?? element, file, windowsAccounts.length === 1);
  return {
    name,
    type,
    description: textOf(children, 'description'),
    contact: textOf(children, 'contact'),
    userAccounts: type === 'host-group' ? windowsAccounts : accountsOf(children, 'users', file),
    adminAccounts: accountsOf(children, 'admins', file),
    fields: readFields(element, children.get('field') ?? [], file),
    flags,
  };
}

/** `file` is the name that messages give it. Throws XML_INVALID {file, line, column, element, expected}. */
export function parseApplicationXml(bytes: Buffer, file: string): readonly ApplicationDefinition[] {
  const root = parseXml(tidyXml(decodeXml(bytes, file)), file);
  if (root.name.toLowerCase() !== 'sso') throw xmlInvalid(file, root, 'root-sso');
  attributesOf(root, file, {});
  if (root.text.trim() !== '') throw xmlInvalid(file, root, 'no-text');
  if (root.children.length === 0) throw xmlInvalid(file, root, 'no-application');
  const names = new Set<string>();
  return root.children.map((element) => {
    const application = readApplication(element, file);
    if (names.has(nameKey(application.name))) throw xmlInvalid(file, element, 'name-twice', { value: application.name });
    names.add(nameKey(application.name));
    return application;
  });
}
