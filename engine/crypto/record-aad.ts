/**
 * What an envelope is bound to, as bytes. Each part is `length 2 | bytes`, so that no two contexts share their bytes; all
 * integers are big-endian, GUIDs are 16 bytes:
 *
 *   16 system id · 1 format · 1 algorithm · 16 secret id · 16 application id · 8 mapping id · n account (UTF-8) · 8 revision
 *
 * Written into one buffer that a whole batch shares: building it afresh for each record cost as much as opening the record.
 *
 * What stands in a row is only as sound as the disk that it lies on. Values that nothing can be bound to (an application that is no
 * GUID, an account that is no text, an id or a revision that is no safe, non-negative integer) are told, never thrown: one such row
 * must not end the batch of all the others.
 */
import { GUID_PATTERN, type Guid } from '../../shared/domain/names.ts';
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
  #length = 0;
  readonly #applications = new Map<string, Buffer>();

  constructor(systemId: Guid) {
    writePart(this.#bytes, 0, guidBytes(systemId));
    writePart(this.#bytes, 18, Buffer.of(FORMAT));
    writePart(this.#bytes, 21, Buffer.of(ALGORITHM));
    this.#bytes.writeUInt16BE(16, SECRET_ID_AT - 2);
    this.#bytes.writeUInt16BE(16, APPLICATION_ID_AT - 2);
    this.#bytes.writeUInt16BE(8, MAPPING_ID_AT - 2);
  }

  /** All but the secret id, which `underSecret` puts in. False where nothing can be bound to these. */
  write(applicationId: Guid, mappingId: number, account: string, revision: number): boolean {
    const application = this.#applicationBytes(applicationId);
    if (!application || !isCount(mappingId) || !isCount(revision) || typeof account !== 'string') return false;
    this.#makeRoom(account);
    this.#bytes.set(application, APPLICATION_ID_AT);
    writeInteger(this.#bytes, mappingId, MAPPING_ID_AT);
    const length = this.#bytes.write(account, ACCOUNT_AT, 'utf8');
    if (length > ACCOUNT_MAX_BYTES) return false;
    this.#bytes.writeUInt16BE(length, ACCOUNT_AT - 2);
    this.#bytes.writeUInt16BE(8, ACCOUNT_AT + length);
    writeInteger(this.#bytes, revision, ACCOUNT_AT + length + 2);
    this.#length = AAD_FIXED_LENGTH + length;
    return true;
  }

  /** What was written last. A view, valid until the next call. */
  underSecret(secretId: Uint8Array): Buffer {
    this.#bytes.set(secretId, SECRET_ID_AT);
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(account: string): void {
    const needed = AAD_FIXED_LENGTH + account.length * 3;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.alloc(needed);
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }

  #applicationBytes(id: Guid): Buffer | null {
    const known = this.#applications.get(id);
    if (known) return known;
    if (!GUID_PATTERN.test(id)) return null;
    const bytes = guidBytes(id);
    this.#applications.set(id, bytes);
    return bytes;
  }
}

/** The exact associated data of one envelope; null where nothing can be bound to that place. */
export function recordAad(context: RecordContext): Buffer | null {
  const writer = new AadWriter(context.systemId);
  const bound = writer.write(context.applicationId, context.mappingId, context.account, context.revision);
  return bound ? writer.underSecret(guidBytes(context.secretId)) : null;
}

function writePart(into: Buffer, at: number, part: Buffer): void {
  into.writeUInt16BE(part.length, at);
  into.set(part, at + 2);
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** A safe, non-negative integer in 8 bytes; two 32-bit writes are several times faster than BigInt. */
function writeInteger(into: Buffer, value: number, at: number): void {
  into.writeUInt32BE(Math.floor(value / 2 ** 32), at);
  into.writeUInt32BE(value % 2 ** 32, at + 4);
}
