/** Where what lies in an envelope: `format 1 | algorithm 1 | secret version 4 (big-endian) | nonce 12 | ciphertext | tag 16`. */
import { RECORD_PADDING_STEP } from '../../shared/domain/limits.ts';
import { NONCE_LENGTH, TAG_LENGTH } from './gcm.ts';
import { PADDED_MAX } from './record-fields.ts';

export const FORMAT = 1;
/** 1: AES-256-GCM with a random 96-bit nonce. */
export const ALGORITHM = 1;

export const VERSION_AT = 2;
export const NONCE_AT = 6;
export const CIPHERTEXT_AT = NONCE_AT + NONCE_LENGTH;

/** Bytes that an envelope adds to the padded plaintext. */
export const ENVELOPE_OVERHEAD = CIPHERTEXT_AT + TAG_LENGTH;

export function isPaddedLength(length: number): boolean {
  return length > 0 && length <= PADDED_MAX && length % RECORD_PADDING_STEP === 0;
}

/** Of format and algorithm that this version writes, and of a length that it can have, at `at` in `bytes`. */
export function isEnvelopeAt(bytes: Buffer, at: number, length: number): boolean {
  return at + length <= bytes.length && isPaddedLength(length - ENVELOPE_OVERHEAD) && bytes[at] === FORMAT && bytes[at + 1] === ALGORITHM;
}
