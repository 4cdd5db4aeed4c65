/**
 * The fields of one mapping as one plaintext: for each, in order, `ordinal 2 | length 4 | UTF-8`, all integers big-endian; then
 * 0x80 and zeros up to a step of 64 bytes (ISO/IEC 7816-4), so that the length of an envelope says little about a password's.
 */
import { RECORD_PADDING_STEP, RECORD_PLAINTEXT_MAX } from '../../shared/domain/limits.ts';
import { SsoError } from '../../shared/errors.ts';
import { secretBuffer } from './secret-bytes.ts';
import type { RecordFields } from './types.ts';

const HEAD_LENGTH = 6;
const PADDING_MARK = 0x80;

/** The longest padded plaintext: the mark takes a byte, so the longest plaintext fills one step more. */
export const PADDED_MAX = RECORD_PLAINTEXT_MAX + RECORD_PADDING_STEP;

/** Padded. CREDENTIALS_INVALID where the fields are longer than a record may be. The caller wipes it after sealing. */
export function encodeRecord(fields: RecordFields): Buffer {
  const entries = [...fields].sort(([a], [b]) => a - b).map(([ordinal, text]) => ({ ordinal, text, length: Buffer.byteLength(text) }));
  const length = entries.reduce((sum, entry) => sum + HEAD_LENGTH + entry.length, 0);
  if (length > RECORD_PLAINTEXT_MAX) throw new SsoError('CREDENTIALS_INVALID', { bytes: length, max: RECORD_PLAINTEXT_MAX });
  const plaintext = secretBuffer(Math.ceil((length + 1) / RECORD_PADDING_STEP) * RECORD_PADDING_STEP);
  let offset = 0;
  for (const entry of entries) {
    offset = plaintext.writeUInt16BE(entry.ordinal, offset);
    offset = plaintext.writeUInt32BE(entry.length, offset);
    offset += plaintext.write(entry.text, offset, 'utf8');
  }
  plaintext[offset] = PADDING_MARK;
  return plaintext;
}

/** RECORD_UNREADABLE {reason: 'malformed'} for anything that `encodeRecord` does not write. */
export function decodeRecord(plaintext: Buffer): Map<number, string> {
  const end = contentLength(plaintext);
  const fields = new Map<number, string>();
  let offset = 0;
  let last = -1;
  while (offset < end) {
    if (offset + HEAD_LENGTH > end) throw malformed();
    const ordinal = plaintext.readUInt16BE(offset);
    const from = offset + HEAD_LENGTH;
    offset = from + plaintext.readUInt32BE(offset + 2);
    if (offset > end || ordinal <= last) throw malformed();
    fields.set(ordinal, plaintext.toString('utf8', from, offset));
    last = ordinal;
  }
  return fields;
}

function contentLength(plaintext: Buffer): number {
  if (plaintext.length === 0 || plaintext.length % RECORD_PADDING_STEP !== 0) throw malformed();
  let end = plaintext.length - 1;
  while (end > 0 && plaintext[end] === 0) end -= 1;
  if (plaintext[end] !== PADDING_MARK || plaintext.length - end > RECORD_PADDING_STEP) throw malformed();
  return end;
}

const malformed = (): SsoError => new SsoError('RECORD_UNREADABLE', { reason: 'malformed' });
