/**
 * One envelope a mapping, all its fields together (layout: envelope-layout.ts, binding: record-aad.ts). The version in it names
 * exactly one secret; nothing is ever tried with several keys. RECORD_UNREADABLE {reason}: `malformed` is no envelope of
 * ours, or lies at a place that none can be bound to; `altered` does not open under this key at this place.
 */
import { randomFillSync, type KeyObject } from 'node:crypto';
import { SsoError } from '../../shared/errors.ts';
import {
  ALGORITHM,
  CIPHERTEXT_AT,
  ENVELOPE_OVERHEAD,
  FORMAT,
  NONCE_AT,
  VERSION_AT,
  isEnvelopeAt,
  isPaddedLength,
} from './envelope-layout.ts';
import { TAG_LENGTH, open, sealInto } from './gcm.ts';
import { recordAad } from './record-aad.ts';
import type { RecordContext } from './types.ts';

/** `plaintext` is padded (`encodeRecord`). */
export function sealRecord(key: KeyObject, secretVersion: number, context: RecordContext, plaintext: Buffer): Buffer {
  if (!isPaddedLength(plaintext.length)) throw new RangeError('A plaintext that is not padded');
  const aad = recordAad(context);
  if (!aad) throw new RangeError('A place that no envelope can be bound to');
  const envelope = Buffer.alloc(plaintext.length + ENVELOPE_OVERHEAD);
  envelope[0] = FORMAT;
  envelope[1] = ALGORITHM;
  envelope.writeUInt32BE(secretVersion, VERSION_AT);
  const nonce = randomFillSync(envelope.subarray(NONCE_AT, CIPHERTEXT_AT));
  sealInto(key, nonce, aad, plaintext, envelope, CIPHERTEXT_AT);
  return envelope;
}

/** The padded plaintext; the caller wipes it. */
export function openRecord(key: KeyObject, context: RecordContext, envelope: Buffer): Buffer {
  assertEnvelope(envelope);
  const aad = recordAad(context);
  if (!aad) throw new SsoError('RECORD_UNREADABLE', { reason: 'malformed' });
  const tagAt = envelope.length - TAG_LENGTH;
  const nonce = envelope.subarray(NONCE_AT, CIPHERTEXT_AT);
  const plaintext = open(key, nonce, aad, envelope.subarray(CIPHERTEXT_AT, tagAt), envelope.subarray(tagAt));
  if (!plaintext) throw new SsoError('RECORD_UNREADABLE', { reason: 'altered' });
  return plaintext;
}

/** The version of the secret that it says it is under. */
export function envelopeVersion(envelope: Buffer): number {
  assertEnvelope(envelope);
  return envelope.readUInt32BE(VERSION_AT);
}

function assertEnvelope(envelope: Buffer): void {
  if (!isEnvelopeAt(envelope, 0, envelope.length)) throw new SsoError('RECORD_UNREADABLE', { reason: 'malformed' });
}
