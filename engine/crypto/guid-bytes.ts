/** GUIDs as the 16 bytes that their hexadecimal digits spell, in the order in which they are written. */
import { GUID_PATTERN, type Guid } from '../../shared/domain/names.ts';

export const GUID_LENGTH = 16;

export function guidBytes(guid: Guid): Buffer {
  if (!GUID_PATTERN.test(guid)) throw new TypeError('Not a GUID in lower case');
  return Buffer.from(guid.replaceAll('-', ''), 'hex');
}

export function guidText(bytes: Buffer): Guid {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
