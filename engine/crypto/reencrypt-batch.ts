/**
 * The inner loop of a walk: a packed batch in, a packed batch out; no input or output of its own, so that it runs in a worker.
 *
 * In:  `meta`, JSON as the walk's statement makes it: [[id, applicationId, account, revision, secretVersion, envelopeLength], …], and
 *      the envelopes one behind the other in that order.
 * Out: `rows`, JSON for the packed write: [[id, secretVersion that it had, revision, offset (from 0), length], …], and the new
 *      envelopes one behind the other. A row that does not open is in `failed` and in neither.
 *
 * An envelope keeps its padded plaintext, and so its length. All nonces of a batch come from one call, associated data is built in
 * one buffer, keys are KeyObjects: node:crypto spends most of its time on what surrounds the cipher.
 */
import { randomFillSync, type KeyObject } from 'node:crypto';
import type { Guid } from '../../shared/domain/names.ts';
import { ALGORITHM, CIPHERTEXT_AT, FORMAT, NONCE_AT, VERSION_AT, isEnvelopeAt } from './envelope-layout.ts';
import { NONCE_LENGTH, TAG_LENGTH, open, sealInto } from './gcm.ts';
import { guidBytes } from './guid-bytes.ts';
import { AadWriter } from './record-aad.ts';

export interface ReencryptKey {
  readonly version: number;
  readonly secretId: Guid;
  readonly recordKey: KeyObject;
}

/** What every batch of a walk needs; told to a worker once. */
export interface ReencryptKeys {
  readonly systemId: Guid;
  readonly keys: readonly ReencryptKey[];
}

export interface ReencryptBatch {
  /** The version that rows move to. */
  readonly target: number;
  readonly meta: string;
  readonly envelopes: Uint8Array;
}

export type UnreadableReason = 'no-secret' | 'altered' | 'malformed';

export interface FailedRow {
  readonly id: number;
  /** As when it did not open: written anew since, it is another one. */
  readonly revision: number;
  readonly secretVersion: number;
  readonly reason: UnreadableReason;
}

export interface ReencryptResult {
  readonly rows: string;
  readonly envelopes: Buffer;
  /** Rows that were sealed anew. */
  readonly count: number;
  readonly failed: readonly FailedRow[];
}

export interface VerifyResult {
  readonly opened: number;
  readonly bySecretVersion: Readonly<Record<number, number>>;
  readonly failed: readonly FailedRow[];
}

type MetaRow = readonly [id: number, applicationId: Guid, account: string, revision: number, secretVersion: number, length: number];

interface HeldKey {
  readonly secretId: Buffer;
  readonly recordKey: KeyObject;
}

/** One walk's keys, ready for batches. */
export class BatchCipher {
  readonly #aad: AadWriter;
  readonly #keys: ReadonlyMap<number, HeldKey>;

  constructor({ systemId, keys }: ReencryptKeys) {
    this.#aad = new AadWriter(systemId);
    this.#keys = new Map(keys.map((key) => [key.version, { secretId: guidBytes(key.secretId), recordKey: key.recordKey }]));
  }

  reencrypt(batch: ReencryptBatch): ReencryptResult {
    const target = this.#keys.get(batch.target);
    if (!target) throw new RangeError('No key for the version that rows move to');
    const rows = JSON.parse(batch.meta) as MetaRow[];
    const out = Buffer.allocUnsafeSlow(batch.envelopes.length); // every byte that leaves is written below; never of the shared pool
    const nonces = randomFillSync(Buffer.allocUnsafeSlow(rows.length * NONCE_LENGTH));
    const written: string[] = [];
    let end = 0;
    const failed = this.#each(rows, batch.envelopes, (row, plaintext) => {
      const from = end;
      out[from] = FORMAT;
      out[from + 1] = ALGORITHM;
      out.writeUInt32BE(batch.target, from + VERSION_AT);
      const nonce = nonces.subarray(written.length * NONCE_LENGTH, (written.length + 1) * NONCE_LENGTH);
      out.set(nonce, from + NONCE_AT);
      const aad = this.#aad.underSecret(target.secretId);
      end = sealInto(target.recordKey, nonce, aad, plaintext, out, from + CIPHERTEXT_AT);
      written.push(`[${row[0]},${row[4]},${row[3]},${from},${end - from}]`);
    });
    return { rows: `[${written.join(',')}]`, envelopes: out.subarray(0, end), count: written.length, failed };
  }

  /** Opens every row and keeps nothing. */
  verify(batch: Pick<ReencryptBatch, 'meta' | 'envelopes'>): VerifyResult {
    const bySecretVersion: Record<number, number> = {};
    let opened = 0;
    const failed = this.#each(JSON.parse(batch.meta) as MetaRow[], batch.envelopes, ([, , , , version]) => {
      bySecretVersion[version] = (bySecretVersion[version] ?? 0) + 1;
      opened += 1;
    });
    return { opened, bySecretVersion, failed };
  }

  /** Lends each plaintext for the time of `use`, then wipes it. */
  #each(rows: readonly MetaRow[], packed: Uint8Array, use: (row: MetaRow, plaintext: Buffer) => void): FailedRow[] {
    const envelopes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
    const failed: FailedRow[] = [];
    let at = 0;
    for (const row of rows) {
      const plaintext = this.#open(row, envelopes, at);
      if (typeof plaintext === 'string') failed.push({ id: row[0], revision: row[3], secretVersion: row[4], reason: plaintext });
      else {
        use(row, plaintext);
        plaintext.fill(0);
      }
      at += row[5];
    }
    if (at !== envelopes.length) throw new RangeError('Lengths and envelopes of a batch differ');
    return failed;
  }

  /** Leaves the row's place in `#aad`. */
  #open([id, applicationId, account, revision, version, length]: MetaRow, envelopes: Buffer, at: number): Buffer | UnreadableReason {
    if (!this.#aad.write(applicationId, id, account, revision) || !isEnvelopeAt(envelopes, at, length)) return 'malformed';
    const key = this.#keys.get(version);
    if (!key) return 'no-secret';
    if (envelopes.readUInt32BE(at + VERSION_AT) !== version) return 'altered';
    const tagAt = at + length - TAG_LENGTH;
    const ciphertextAt = at + CIPHERTEXT_AT;
    const aad = this.#aad.underSecret(key.secretId);
    const nonce = envelopes.subarray(at + NONCE_AT, ciphertextAt);
    const plaintext = open(key.recordKey, nonce, aad, envelopes.subarray(ciphertextAt, tagAt), envelopes.subarray(tagAt, at + length));
    return plaintext ?? 'altered';
  }
}
