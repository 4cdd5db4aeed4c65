/**
 * The secret store's file, format 1 (frame: crypto/framing.ts). Magic line `ENTSSO-STORE 1`; header: one line of JSON
 *
 *   format, generation, systemId, serverId, salt (32 bytes), nonce (12 bytes), stanzas [{protector, stanza}]   (hexadecimal)
 *
 * then `ciphertext | tag 16 | SHA-256`. The plaintext is contents-codec.ts; associated data: magic line and header line as stored,
 * so that the file is authenticated as a whole. A data key of 32 random bytes is made with the store; each protector's stanza
 * wraps it. Every write encrypts under a key of its own, HKDF-SHA256(data key, salt of this write, info "store encryption"): the
 * data key stays, because a stanza of a protector that this version or this machine does not know cannot be made anew; it
 * is kept to the byte and still opens what is written after it.
 */
import { randomBytes, type KeyObject } from 'node:crypto';
import { GUID_PATTERN } from '../../shared/domain/names.ts';
import { SsoError } from '../../shared/errors.ts';
import {
  NONCE_LENGTH,
  TAG_LENGTH,
  deriveKey,
  encodeHead,
  open,
  readFrame,
  seal,
  withTrailer,
  type FrameFault,
  type FrameFormat,
} from '../crypto/index.ts';
import { decodeContents, encodeContents } from './contents-codec.ts';
import type { Protector, StoreContents } from './types.ts';

const FORMAT_VERSION = 1;
const SALT_LENGTH = 32;
const DATA_KEY_LENGTH = 32;
const STANZAS_MAX = 64;
const STANZA_MAX_LENGTH = 65_536;

/** Bytes: larger than any real one by far; a larger file is not read into memory. */
export const STORE_FILE_MAX = 16 * 2 ** 20;

const FRAME: FrameFormat = {
  magic: 'ENTSSO-STORE',
  format: FORMAT_VERSION,
  headerMax: 2 ** 20,
  fileMax: STORE_FILE_MAX,
  fault: (fault: FrameFault) => (fault === 'newer' ? new SsoError('STORE_NEWER') : damaged(fault)),
};

export interface Stanza {
  readonly protector: string;
  /** Hexadecimal. */
  readonly stanza: string;
}

interface Header {
  readonly format: number;
  readonly generation: number;
  readonly systemId: string;
  readonly serverId: string;
  readonly salt: string;
  readonly nonce: string;
  readonly stanzas: readonly Stanza[];
}

/** The stanzas of a store that is being made. The data key is random, and known to nobody but them. */
export async function newStanzas(protector: Protector): Promise<readonly Stanza[]> {
  const dataKey = randomBytes(DATA_KEY_LENGTH);
  try {
    return [{ protector: protector.name, stanza: Buffer.from(await protector.wrap(dataKey)).toString('hex') }];
  } finally {
    dataKey.fill(0);
  }
}

export async function encodeStore(contents: StoreContents, stanzas: readonly Stanza[], protector: Protector): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(SALT_LENGTH), randomBytes(NONCE_LENGTH)];
  const { generation, systemId, serverId } = contents;
  const hex = { salt: salt.toString('hex'), nonce: nonce.toString('hex') };
  const header: Header = { format: FORMAT_VERSION, generation, systemId, serverId, ...hex, stanzas };
  const head = encodeHead(FRAME, Buffer.from(JSON.stringify(header), 'utf8'));
  const key = await payloadKey(header, protector);
  using plaintext = encodeContents(contents);
  return withTrailer(Buffer.concat([head, plaintext.use((bytes) => seal(key, nonce, head, bytes))]));
}

/** STORE_DAMAGED {reason}, STORE_NEWER; nothing is repaired. */
export async function decodeStore(bytes: Buffer, protector: Protector): Promise<{ contents: StoreContents; stanzas: readonly Stanza[] }> {
  const { head, header: line, body } = readFrame(FRAME, bytes);
  const header = parseHeader(line);
  if (body.length < TAG_LENGTH) throw damaged('payload');
  const key = await payloadKey(header, protector);
  const tagAt = body.length - TAG_LENGTH;
  const plaintext = open(key, Buffer.from(header.nonce, 'hex'), head, body.subarray(0, tagAt), body.subarray(tagAt));
  if (!plaintext) throw damaged('altered');
  try {
    return { contents: agreeing(decodeContents(plaintext), header), stanzas: header.stanzas };
  } catch (cause) {
    throw new SsoError('STORE_DAMAGED', { reason: 'contents' }, { cause });
  } finally {
    plaintext.fill(0);
  }
}

/** The key of this write. A stanza of another protector is passed over; a stanza of ours that is broken says so itself. */
async function payloadKey(header: Header, protector: Protector): Promise<KeyObject> {
  for (const { protector: name, stanza } of header.stanzas) {
    if (name !== protector.name) continue;
    const dataKey = await protector.unwrap(Buffer.from(stanza, 'hex'));
    if (!dataKey) continue;
    const key = deriveKey(dataKey, Buffer.from(header.salt, 'hex'), 'store encryption');
    dataKey.fill(0);
    return key;
  }
  throw damaged('no-protector');
}

function parseHeader(line: Buffer): Header {
  try {
    const header = JSON.parse(line.toString('utf8')) as Header | null;
    if (header && isHeader(header)) return header;
  } catch (cause) {
    throw new SsoError('STORE_DAMAGED', { reason: 'header' }, { cause });
  }
  throw damaged('header');
}

function isHeader({ format, generation, systemId, serverId, salt, nonce, stanzas }: Header): boolean {
  if (format !== FORMAT_VERSION || !Number.isSafeInteger(generation) || generation < 1) return false;
  if (!GUID_PATTERN.test(systemId) || !GUID_PATTERN.test(serverId)) return false;
  if (!isHex(salt, SALT_LENGTH, SALT_LENGTH) || !isHex(nonce, NONCE_LENGTH, NONCE_LENGTH)) return false;
  return Array.isArray(stanzas) && stanzas.length > 0 && stanzas.length <= STANZAS_MAX && stanzas.every(isStanza);
}

const isStanza = ({ protector, stanza }: Stanza): boolean => typeof protector === 'string' && isHex(stanza, 1, STANZA_MAX_LENGTH);

function isHex(text: unknown, min: number, max: number): boolean {
  if (typeof text !== 'string' || text.length < 2 * min || text.length > 2 * max) return false;
  return /^(?:[0-9a-f]{2})*$/.test(text);
}

/** What stands in clear is authenticated; that it says the same as the contents, a bug of ours could still break. */
function agreeing(contents: StoreContents, { generation, systemId, serverId }: Header): StoreContents {
  const agrees = contents.generation === generation && contents.systemId === systemId && contents.serverId === serverId;
  if (!agrees) throw new TypeError('Header and contents differ');
  return contents;
}

function damaged(reason: string): SsoError {
  return new SsoError('STORE_DAMAGED', { reason });
}
