/**
 * Test helper: a second implementation of the formats, from their description alone. It shares no code with the product, not even
 * a constant, and no cryptography: @noble only. What both read the same, the description says.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

type Bytes = Uint8Array;

export interface PlainEntry {
  readonly type: number;
  readonly id?: string;
  readonly version?: number;
  readonly state?: number;
  readonly key?: string;
  readonly createdAt?: string;
  readonly body: string;
}

interface BackupHeaderJson {
  readonly keyDerivation: {
    readonly name: string;
    readonly N: number;
    readonly r: number;
    readonly p: number;
    readonly iterations: number;
    readonly salt: string;
  };
}

const number = (bytes: Bytes): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);
const text = (bytes: Bytes): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
const purpose = (key: Bytes, salt: Bytes, info: string): Bytes => hkdf(sha256, key, salt, utf8ToBytes(info), 32);
const guid = (dashed: string): Bytes => hexToBytes(dashed.split('-').join(''));

/** Magic line, header, the rest without the SHA-256 at the end, which has to be right. */
export function splitFile(file: Bytes): { magic: string; header: unknown; head: Bytes; body: Bytes } {
  const content = file.slice(0, -32);
  if (bytesToHex(sha256(content)) !== bytesToHex(file.slice(-32))) throw new Error('The trailer is wrong');
  const first = content.indexOf(10);
  const second = content.indexOf(10, first + 1);
  const header: unknown = JSON.parse(text(content.slice(first + 1, second)));
  return { magic: text(content.slice(0, first)), header, head: content.slice(0, second + 1), body: content.slice(second + 1) };
}

export function decodeEntries(bytes: Bytes): PlainEntry[] {
  const entries: PlainEntry[] = [];
  for (let at = 0; at < bytes.length;) {
    const type = number(bytes.slice(at, at + 2));
    const length = number(bytes.slice(at + 2, at + 6));
    entries.push(decodeEntry(type, bytes.slice(at + 6, at + 6 + length)));
    at += 6 + length;
  }
  return entries;
}

function decodeEntry(type: number, body: Bytes): PlainEntry {
  const take = (from: number, to: number): Bytes => body.slice(from, to);
  const known = { type, id: bytesToHex(take(0, 16)), body: bytesToHex(body) };
  if (type === 1) {
    const keyed = { ...known, version: number(take(16, 20)), state: number(take(20, 21)), key: bytesToHex(take(21, 53)) };
    return { ...keyed, createdAt: text(take(54, 54 + number(take(53, 54)))) };
  }
  if (type === 2) return { ...known, key: bytesToHex(take(16, 48)), createdAt: text(take(49, 49 + number(take(48, 49)))) };
  return { type, body: bytesToHex(body) };
}

export function decodeBackup(file: Bytes, password: string): { header: unknown; entries: PlainEntry[] } {
  const { magic, header, head, body } = splitFile(file);
  if (magic !== 'ENTSSO-BACKUP 1') throw new Error('Not a backup');
  const { name, N, r, p, iterations, salt } = (header as BackupHeaderJson).keyDerivation;
  const typed = utf8ToBytes(password.normalize('NFC'));
  const stretched =
    name === 'scrypt'
      ? scrypt(typed, hexToBytes(salt), { N, r, p, dkLen: 32, maxmem: 2 ** 31 })
      : pbkdf2(sha256, typed, hexToBytes(salt), { c: iterations, dkLen: 32 });
  const none = new Uint8Array(0);
  const sealed = body.slice(0, -32);
  const mac = hmac(sha256, purpose(stretched, none, 'backup authentication'), concatBytes(head, sealed));
  if (bytesToHex(mac) !== bytesToHex(body.slice(-32))) throw new Error('Wrong password or altered');
  const plaintext = gcm(purpose(stretched, none, 'backup encryption'), sealed.slice(0, 12), head).decrypt(sealed.slice(12));
  return { header, entries: decodeEntries(plaintext) };
}

export interface EnvelopePlace {
  readonly systemId: string;
  readonly secretId: string;
  readonly applicationId: string;
  readonly mappingId: number;
  readonly account: string;
  readonly revision: number;
}

export function decodeEnvelope(
  envelope: Bytes,
  masterSecret: Bytes,
  place: EnvelopePlace,
): { version: number; fields: [number, string][] } {
  if (envelope[0] !== 1 || envelope[1] !== 1) throw new Error('Format or algorithm');
  const key = purpose(masterSecret, guid(place.systemId), 'record');
  const padded = gcm(key, envelope.slice(6, 18), associatedData(place)).decrypt(envelope.slice(18));
  const plaintext = padded.slice(0, padded.lastIndexOf(0x80));
  const fields: [number, string][] = [];
  for (let at = 0; at < plaintext.length;) {
    const length = number(plaintext.slice(at + 2, at + 6));
    fields.push([number(plaintext.slice(at, at + 2)), text(plaintext.slice(at + 6, at + 6 + length))]);
    at += 6 + length;
  }
  return { version: number(envelope.slice(2, 6)), fields };
}

export function associatedData({ systemId, secretId, applicationId, mappingId, account, revision }: EnvelopePlace): Bytes {
  const eight = (value: number): Bytes => hexToBytes(value.toString(16).padStart(16, '0'));
  const one = Uint8Array.of(1);
  const parts = [guid(systemId), one, one, guid(secretId), guid(applicationId), eight(mappingId), utf8ToBytes(account), eight(revision)];
  return concatBytes(...parts.flatMap((part) => [Uint8Array.of(part.length >> 8, part.length & 255), part]));
}

export function checkValueOf(masterSecret: Bytes, systemId: string, secretId: string, version: number): string {
  const versionBytes = hexToBytes(version.toString(16).padStart(8, '0'));
  const mac = hmac(sha256, purpose(masterSecret, guid(systemId), 'check'), concatBytes(guid(secretId), versionBytes));
  return bytesToHex(mac).slice(0, 32);
}

/** Key file: HKDF over 32 bytes, no salt, "store key file"; the stanza is nonce, ciphertext, tag, bound to "key-file". */
export function decodeStore(file: Bytes, keyFile: Bytes): { header: unknown; facts: unknown; entries: PlainEntry[] } {
  const { magic, header, head, body } = splitFile(file);
  if (magic !== 'ENTSSO-STORE 1') throw new Error('Not a store');
  const { salt, nonce, stanzas } = header as { salt: string; nonce: string; stanzas: { protector: string; stanza: string }[] };
  const stanza = hexToBytes(stanzas.find(({ protector }) => protector === 'key-file')?.stanza ?? '');
  const wrapping = purpose(keyFile, new Uint8Array(0), 'store key file');
  const dataKey = gcm(wrapping, stanza.slice(0, 12), utf8ToBytes('key-file')).decrypt(stanza.slice(12));
  const plaintext = gcm(purpose(dataKey, hexToBytes(salt), 'store encryption'), hexToBytes(nonce), head).decrypt(body);
  const length = number(plaintext.slice(0, 4));
  return {
    header,
    facts: JSON.parse(text(plaintext.slice(4, 4 + length))) as unknown,
    entries: decodeEntries(plaintext.slice(4 + length)),
  };
}
