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
import { SsoError, isSsoError } from '../../shared/errors.ts';
import {
  NONCE_LENGTH,
  TAG_LENGTH,
  deriveKey,
  encodeHead,
  openKeys,
  readFrame,
  seal,
  withTrailer,
  type FrameFault,
  type FrameFormat,
} from '../crypto/index.ts';
import { decodeContents, encodeContents } from './contents-codec.ts';
import type { Protector, Stanza, StoreContents, StoreIdentity } from './types.ts';

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
export async function newStanzas(protector: Protector, of: StoreIdentity): Promise<readonly Stanza[]> {
  const dataKey = randomBytes(DATA_KEY_LENGTH);
  try {
    return [await wrapped(dataKey, protector, of)];
  } finally {
    dataKey.fill(0);
  }
}

/** The data key that `stanzas` hold, for one protector more. */
export async function stanzaFor(
  to: Protector,
  { stanzas, of, protectors }: { stanzas: readonly Stanza[]; of: StoreIdentity; protectors: readonly Protector[] },
): Promise<Stanza> {
  const dataKey = await dataKeyOf({ ...of, stanzas }, protectors);
  try {
    return await wrapped(dataKey, to, of);
  } finally {
    dataKey.fill(0);
  }
}

/** Who can open it; nothing is opened, and only what damages the whole file is noticed. */
export function readStanzas(bytes: Buffer): readonly Stanza[] {
  return parseHeader(readFrame(FRAME, bytes).header).stanzas;
}

export async function encodeStore(contents: StoreContents, stanzas: readonly Stanza[], protectors: readonly Protector[]): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(SALT_LENGTH), randomBytes(NONCE_LENGTH)];
  const { generation, systemId, serverId } = contents;
  const hex = { salt: salt.toString('hex'), nonce: nonce.toString('hex') };
  const header: Header = { format: FORMAT_VERSION, generation, systemId, serverId, ...hex, stanzas };
  const head = encodeHead(FRAME, Buffer.from(JSON.stringify(header), 'utf8'));
  const key = await payloadKey(header, protectors);
  using plaintext = encodeContents(contents);
  return withTrailer(Buffer.concat([head, plaintext.use((bytes) => seal(key, nonce, head, bytes))]));
}

/** STORE_DAMAGED {reason}, STORE_NEWER, STORE_LOCKED, KEY_STORE_REFUSED {reason}; nothing is repaired. */
export async function decodeStore(
  bytes: Buffer,
  protectors: readonly Protector[],
): Promise<{ contents: StoreContents; stanzas: readonly Stanza[] }> {
  const { head, header: line, body } = readFrame(FRAME, bytes);
  const header = parseHeader(line);
  if (body.length < TAG_LENGTH) throw damaged('payload');
  const key = await payloadKey(header, protectors);
  const tagAt = body.length - TAG_LENGTH;
  const plaintext = openKeys(key, Buffer.from(header.nonce, 'hex'), head, body.subarray(0, tagAt), body.subarray(tagAt));
  if (!plaintext) throw damaged('altered');
  try {
    return { contents: agreeing(decodeContents(plaintext), header), stanzas: header.stanzas };
  } catch (cause) {
    throw new SsoError('STORE_DAMAGED', { reason: 'contents' }, { cause });
  } finally {
    plaintext.fill(0);
  }
}

/** The key of this write. */
async function payloadKey(header: Header, protectors: readonly Protector[]): Promise<KeyObject> {
  const dataKey = await dataKeyOf(header, protectors);
  const key = deriveKey(dataKey, Buffer.from(header.salt, 'hex'), 'store encryption');
  dataKey.fill(0);
  return key;
}

/**
 * From whichever stanza gives it. One of a protector that is not known is passed over. Where none gives it, a lock says so before a
 * fault does: it may open yet; else the first that is broken says how.
 */
async function dataKeyOf({ stanzas, ...of }: StoreIdentity & Pick<Header, 'stanzas'>, protectors: readonly Protector[]): Promise<Buffer> {
  const refusals: unknown[] = [];
  for (const { protector: name, stanza } of stanzas) {
    const protector = protectors.find((known) => known.name === name);
    const dataKey = await protector?.unwrap(Buffer.from(stanza, 'hex'), of).catch((error: unknown) => void refusals.push(error));
    if (dataKey) return dataKey;
  }
  const told = refusals.find((refusal) => isSsoError(refusal, 'STORE_LOCKED')) ?? refusals[0];
  throw told instanceof Error ? told : damaged('no-protector');
}

async function wrapped(dataKey: Buffer, protector: Protector, of: StoreIdentity): Promise<Stanza> {
  return { protector: protector.name, stanza: Buffer.from(await protector.wrap(dataKey, of)).toString('hex') };
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
