/**
 * The key ring as bytes: typed entries, each `type 2 | length 4 | body` (big-endian), to the end.
 *
 *   1 master secret  id 16 | version 4 | state 1 | key 32 | created: length 1, ASCII (ISO 8601)
 *   2 audit key      id 16 | key 32 | created: length 1, ASCII
 *
 * A reader keeps types that it does not know, to the byte, and writes them again: an older version never drops a newer one's
 * keys. States: 1 current, 2 previous, 3 pending, 4 cancelled. Throws TypeError for anything else; who reads a file says
 * what that means there.
 */
import { GUID_LENGTH, guidBytes, guidText } from './guid-bytes.ts';
import { ringOf, withEntry, type RingState } from './key-ring.ts';
import { SECRET_KEY_LENGTH } from './master-secret.ts';
import { SecretBytes, secretBuffer } from './secret-bytes.ts';
import { SecretKey } from './secret-key.ts';
import type { AuditKey, KeyRing, MasterSecret, RingEntry } from './types.ts';

const MASTER_SECRET = 1;
const AUDIT_KEY = 2;
const HEAD_LENGTH = 6;
const STATES: readonly RingState[] = ['current', 'previous', 'pending', 'cancelled'];

/** Holds every key: the caller disposes of it. */
export function encodeRing(ring: KeyRing): SecretBytes {
  const parts = ring.entries.flatMap((entry) => {
    const { type, body } = encodeEntry(entry);
    const head = Buffer.alloc(HEAD_LENGTH);
    head.writeUInt32BE(body.length, head.writeUInt16BE(type));
    return [head, body];
  });
  const bytes = SecretBytes.take(Buffer.concat(parts));
  for (const part of parts) part.fill(0);
  return bytes;
}

/** Copies the keys out; `bytes` stays the caller's, to be wiped. */
export function decodeRing(bytes: Buffer): KeyRing {
  let ring = ringOf([]);
  let offset = 0;
  while (offset < bytes.length) {
    if (offset + HEAD_LENGTH > bytes.length) throw malformed();
    const from = offset + HEAD_LENGTH;
    const type = bytes.readUInt16BE(offset);
    offset = from + bytes.readUInt32BE(offset + 2);
    if (offset > bytes.length) throw malformed();
    ring = appended(ring, decodeEntry(type, bytes.subarray(from, offset)));
  }
  return ring;
}

/** A second entry of the same id or version, or a second current one, is no ring that this product writes. */
function appended(ring: KeyRing, entry: RingEntry): KeyRing {
  if (entry.kind === 'unknown') return ringOf([...ring.entries, entry]);
  const longer = withEntry(ring, entry);
  if (longer === ring) throw malformed();
  return longer;
}

function encodeEntry(entry: RingEntry): { type: number; body: Buffer } {
  if (entry.kind === 'unknown') return { type: entry.type, body: entry.body.use((body) => Buffer.from(body)) };
  return entry.kind === 'audit-key' ? { type: AUDIT_KEY, body: encodeAuditKey(entry) } : { type: MASTER_SECRET, body: encodeSecret(entry) };
}

function decodeEntry(type: number, body: Buffer): RingEntry {
  if (type === MASTER_SECRET) return decodeSecret(body);
  if (type === AUDIT_KEY) return decodeAuditKey(body);
  return { kind: 'unknown', type, body: keyFrom(body, 0, body.length) };
}

function encodeSecret(secret: MasterSecret): Buffer {
  const state = STATES.indexOf(secret.state as RingState) + 1;
  if (state === 0) throw new TypeError('A retired secret is in no ring');
  const fixed = Buffer.alloc(5);
  fixed[fixed.writeUInt32BE(secret.version)] = state;
  return secret.key.use((key) => Buffer.concat([guidBytes(secret.id), fixed, key, encodeTime(secret.createdAt)]));
}

function decodeSecret(body: Buffer): MasterSecret {
  const stateAt = GUID_LENGTH + 4;
  const keyAt = stateAt + 1;
  const createdAt = decodeTime(body, keyAt + SECRET_KEY_LENGTH);
  const state = STATES[body.readUInt8(stateAt) - 1];
  const version = body.readUInt32BE(GUID_LENGTH);
  if (!state || version === 0) throw malformed();
  return Object.freeze({ kind: 'master-secret', id: guidAt(body), version, createdAt, state, key: keyFrom(body, keyAt) });
}

function encodeAuditKey(entry: AuditKey): Buffer {
  return entry.key.use((key) => Buffer.concat([guidBytes(entry.id), key, encodeTime(entry.createdAt)]));
}

function decodeAuditKey(body: Buffer): AuditKey {
  const createdAt = decodeTime(body, GUID_LENGTH + SECRET_KEY_LENGTH);
  return Object.freeze({ kind: 'audit-key', id: guidAt(body), createdAt, key: keyFrom(body, GUID_LENGTH) });
}

const guidAt = (body: Buffer): string => guidText(body.subarray(0, GUID_LENGTH));

/** By way of a copy: what is taken over is zeroed, and `body` is the caller's. */
function keyFrom(body: Buffer, at: number, length = SECRET_KEY_LENGTH): SecretKey {
  const copy = secretBuffer(length);
  body.copy(copy, 0, at, at + length);
  return SecretKey.take(copy);
}

function encodeTime(time: string): Buffer {
  return Buffer.concat([Buffer.of(time.length), Buffer.from(time, 'ascii')]);
}

/** The last part of every body: it must end exactly there. */
function decodeTime(body: Buffer, at: number): string {
  if (body.length <= at || body.length !== at + 1 + body.readUInt8(at)) throw malformed();
  const time = body.toString('latin1', at + 1);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(time) || Number.isNaN(Date.parse(time))) throw malformed();
  return time;
}

const malformed = (): TypeError => new TypeError('Not a key ring');
