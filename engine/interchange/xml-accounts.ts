/** Access accounts in ENTSSO's files: several are joined by semicolons. */
import { NAME_LENGTH } from '../../shared/domain/limits.ts';
import { codePoints } from '../../shared/domain/names.ts';
import { attributesOf } from './xml-attributes.ts';
import { xmlInvalid, type XmlElement } from './xml-elements.ts';

/** None where the element is empty. */
export function accountsIn(element: XmlElement, file: string): string[] {
  attributesOf(element, file, {});
  const accounts = element.text.split(';').map((account) => account.trim());
  if (accounts.length === 1 && accounts[0] === '') return [];
  if (accounts.includes('')) throw xmlInvalid(file, element, 'accounts-empty');
  const tooLong = accounts.some((account) => codePoints(account) > NAME_LENGTH.account);
  if (tooLong) throw xmlInvalid(file, element, 'name-long', { max: NAME_LENGTH.account });
  return accounts;
}
