/**
 * What the secret store holds, as bytes: `facts length 4 (big-endian) | facts (JSON) | key ring (typed entries)`. The facts are
 * StoreContents without its ring. Throws TypeError for anything else.
 */
import { SecretBytes, decodeRing, encodeRing, ringSecrets } from '../crypto/index.ts';
import { GUID_PATTERN } from '../../shared/domain/names.ts';
import type { StoreContents } from './types.ts';

type Facts = Omit<StoreContents, 'ring'>;

/** Holds every key: the caller disposes of it. */
export function encodeContents(contents: StoreContents): SecretBytes {
  const { ring, ...facts } = contents;
  const json = Buffer.from(JSON.stringify(facts), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  using entries = encodeRing(ring);
  return SecretBytes.take(entries.use((bytes) => Buffer.concat([length, json, bytes])));
}

/** Copies the keys out; `bytes` stays the caller's, to be wiped. */
export function decodeContents(bytes: Buffer): StoreContents {
  if (bytes.length < 4) throw malformed();
  const ringAt = 4 + bytes.readUInt32BE(0);
  if (ringAt > bytes.length) throw malformed();
  const facts = factsFrom(JSON.parse(bytes.toString('utf8', 4, ringAt)));
  return Object.freeze({ ...facts, ring: decodeRing(bytes.subarray(ringAt)) });
}

/** The highest version of its ring, or what was recorded if that is higher: a version is never used again. */
export function highestVersionOf(contents: Pick<StoreContents, 'ring' | 'highestVersion'>): number {
  return ringSecrets(contents.ring).reduce((highest, secret) => Math.max(highest, secret.version), contents.highestVersion);
}

/**
 * The file is authenticated before this is read: what it says was written by this product. Checked is what a bug of ours, or a
 * later field, could make wrong.
 */
function factsFrom(json: unknown): Facts {
  const facts = json as Facts | null;
  if (typeof facts !== 'object' || facts === null) throw malformed();
  const counts = [facts.generation, facts.highestEpoch, facts.highestVersion, ...Object.values(facts.uses ?? {})];
  const ids = [facts.systemId, facts.serverId, facts.incarnation ?? facts.systemId];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) throw malformed();
  if (!ids.every((id) => typeof id === 'string' && GUID_PATTERN.test(id))) throw malformed();
  if (typeof facts.systemName !== 'string' || Number.isNaN(Date.parse(facts.writtenAt))) throw malformed();
  return facts;
}

const malformed = (): TypeError => new TypeError('Not the contents of a secret store');
