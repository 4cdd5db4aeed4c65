/**
 * What an envelope is bound to, as bytes. Each part is `length 2 | bytes`, so that no two contexts share their bytes; all
 * integers are big-endian, GUIDs are 16 bytes:
 *
 *   16 system id · 1 format · 1 algorithm · 16 secret id · 16 application id · 8 mapping id · n account (UTF-8) · 8 revision
 *
 * Written into one buffer that a whole batch shares: building it afresh for each record cost as much as opening the record.
 */
import type { Guid } from '../../shared/domain/names.ts';
import { ALGORITHM, FORMAT } from './envelope-layout.ts';
import { guidBytes } from './guid-bytes.ts';
import type { RecordContext } from './types.ts';

const SECRET_ID_AT = 18 + 3 + 3 + 2;
const APPLICATION_ID_AT = SECRET_ID_AT + 16 + 2;
const MAPPING_ID_AT = APPLICATION_ID_AT + 16 + 2;
const ACCOUNT_AT = MAPPING_ID_AT + 8 + 2;
const TAIL = 2 + 8;
const ACCOUNT_MAX_BYTES = 0xffff;

/** Length of the fixed parts: everything but the account's bytes. */
export const AAD_FIXED_LENGTH = ACCOUNT_AT + TAIL;

/** Writes contexts of one system into one buffer. Not for two records at a time: each `write` overwrites the last. */
export class AadWriter {
  #bytes = Buffer.alloc(1024);
  readonly #applications = new Map<string, Buffer>();

  constructor(systemId: Guid) {
    writePart(this.#bytes, 0, guidBytes(systemId));
    writePart(this.#bytes, 18, Buffer.of(FORMAT));
    writePart(this.#bytes, 21, Buffer.of(ALGORITHM));
    this.#bytes.writeUInt16BE(16, SECRET_ID_AT - 2);
    this.#bytes.writeUInt16BE(16, APPLICATION_ID_AT - 2);
    this.#bytes.writeUInt16BE(8, MAPPING_ID_AT - 2);
  }

  /** All but the secret id, which `underSecret` puts in. Returns the length. */
  write(applicationId: Guid, mappingId: number, account: string, revision: number): number {
    this.#makeRoom(account);
    this.#bytes.set(this.#applicationBytes(applicationId), APPLICATION_ID_AT);
    writeInteger(this.#bytes, mappingId, MAPPING_ID_AT);
    const length = this.#bytes.write(account, ACCOUNT_AT, 'utf8');
    if (length > ACCOUNT_MAX_BYTES) throw new RangeError('An account of more than 65535 bytes');
    this.#bytes.writeUInt16BE(length, ACCOUNT_AT - 2);
    this.#bytes.writeUInt16BE(8, ACCOUNT_AT + length);
    writeInteger(this.#bytes, revision, ACCOUNT_AT + length + 2);
    return AAD_FIXED_LENGTH + length;
  }

  /** A view, valid until the next call. */
  underSecret(secretId: Uint8Array, length: number): Buffer {
    this.#bytes.set(secretId, SECRET_ID_AT);
    return this.#bytes.subarray(0, length);
  }

  #makeRoom(account: string): void {
    const needed = AAD_FIXED_LENGTH + account.length * 3;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.alloc(needed);
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }

  #applicationBytes(id: Guid): Buffer {
    const known = this.#applications.get(id);
    if (known) return known;
    const bytes = guidBytes(id);
    this.#applications.set(id, bytes);
    return bytes;
  }
}

/** The exact associated data of one envelope. */
export function recordAad(context: RecordContext): Buffer {
  const writer = new AadWriter(context.systemId);
  const length = writer.write(context.applicationId, context.mappingId, context.account, context.revision);
  return writer.underSecret(guidBytes(context.secretId), length);
}

function writePart(into: Buffer, at: number, part: Buffer): void {
  into.writeUInt16BE(part.length, at);
  into.set(part, at + 2);
}

/** A safe integer in 8 bytes; two 32-bit writes are several times faster than BigInt. */
function writeInteger(into: Buffer, value: number, at: number): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('Not a safe, non-negative integer');
  into.writeUInt32BE(Math.floor(value / 2 ** 32), at);
  into.writeUInt32BE(value % 2 ** 32, at + 4);
}
