/**
 * Opens every credential of a credential database without the engine's envelope code: HKDF, associated data, AES-256-GCM and
 * fields as docs and record-aad.ts state them, written a second time. It knows what every plaintext has to be.
 */
import { createDecipheriv, hkdfSync } from 'node:crypto';
import type { KeyRing } from '../../engine/crypto/index.ts';
import { openSqlite, type Row } from '../../bench/sqlite.ts';

export interface Finding {
  /** By `application\0account`: the password that came out. */
  readonly opened: ReadonlyMap<string, string>;
  /** Secret versions and how many rows are under each. */
  readonly versions: ReadonlyMap<number, number>;
  /** `application\0account: why`. */
  readonly unreadable: readonly string[];
}

interface ReaderSecret {
  readonly id: Buffer;
  readonly key: Buffer;
}

const guid = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex');

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

function joined(parts: readonly Buffer[]): Buffer {
  const length = (part: Buffer): Buffer => Buffer.of(part.length >> 8, part.length & 255);
  return Buffer.concat(parts.flatMap((part) => [length(part), part]));
}

function secretsOf(ring: KeyRing, systemId: string): Map<number, ReaderSecret> {
  const secrets = new Map<number, ReaderSecret>();
  for (const entry of ring.entries) {
    if (entry.kind !== 'master-secret') continue;
    const key = entry.key.use((bytes) => Buffer.from(hkdfSync('sha256', bytes, guid(systemId), 'record', 32)));
    secrets.set(entry.version, { id: guid(entry.id), key });
  }
  return secrets;
}

/** Field 1 of `ordinal 2 | length 4 | UTF-8 …, 0x80, 0…`. */
function password(plaintext: Buffer): string {
  if (plaintext.readUInt16BE(0) !== 1) throw new Error('no field 1');
  const end = 6 + plaintext.readUInt32BE(2);
  if (plaintext[end] !== 0x80 || plaintext.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('bad padding');
  return plaintext.toString('utf8', 6, end);
}

function open(row: Row, systemId: string, secrets: ReadonlyMap<number, ReaderSecret>): string {
  const envelope = row['envelope'] as Buffer;
  const secret = secrets.get(envelope.readUInt32BE(2));
  if (!secret) throw new Error('no such secret');
  if (envelope.readUInt32BE(2) !== row['secret_version']) throw new Error('column and envelope disagree');
  const bound = [
    guid(String(row['application_id'])),
    integer(Number(row['id'])),
    Buffer.from(String(row['account'])),
    integer(Number(row['revision'])),
  ];
  const decipher = createDecipheriv('aes-256-gcm', secret.key, envelope.subarray(6, 18), { authTagLength: 16 });
  decipher.setAAD(joined([guid(systemId), Buffer.of(1), Buffer.of(1), secret.id, ...bound]));
  decipher.setAuthTag(envelope.subarray(-16));
  return password(Buffer.concat([decipher.update(envelope.subarray(18, -16)), decipher.final()]));
}

export async function readEverything(path: string, ring: KeyRing): Promise<Finding> {
  const database = await openSqlite(path);
  const [system] = await database.all('SELECT system_id FROM system');
  const systemId = String(system?.['system_id']);
  const rows = await database.all(`SELECT mapping.*, application.name AS application FROM mapping
    JOIN application ON application.id = application_id WHERE envelope IS NOT NULL ORDER BY mapping.id`);
  await database.close();
  const secrets = secretsOf(ring, systemId);
  const [opened, versions, unreadable] = [new Map<string, string>(), new Map<number, number>(), [] as string[]];
  for (const row of rows) {
    const key = `${String(row['application'])}\0${String(row['account'])}`;
    const version = Number(row['secret_version']);
    versions.set(version, (versions.get(version) ?? 0) + 1);
    try {
      opened.set(key, open(row, systemId, secrets));
    } catch (error) {
      unreadable.push(`${key}: ${String(error)}`);
    }
  }
  return { opened, versions, unreadable };
}
