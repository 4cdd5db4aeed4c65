/**
 * The passphrase: 8 to 256 code points, NFC, UTF-8, stretched by scrypt. Protects a copied store and a copied machine at rest; not a
 * machine on which it is unlocked now, and not against being forgotten: then a backup file is the way.
 *
 * Stanza: `log2 N 1 | r 1 | p 1 | salt 32 | wrapping.ts`, under HKDF-SHA256(stretched, no salt, info "store passphrase"), associated data
 * "passphrase" and the 35 bytes before. Only what a backup's reader accepts is stretched. Kept in memory is the key that
 * wraps, as a KeyObject, never what was typed or stretched, by those 35 bytes: a passphrase that somebody else has changed since opens nothing.
 *
 * Errors: STORE_LOCKED, WRONG_PASSPHRASE, STORE_NOT_LOCKED, STORE_DAMAGED {reason: 'stanza'}, PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG.
 */
import { randomBytes, type KeyObject } from 'node:crypto';
import { DEFAULT_COST, checkPassword, deriveKey, isCostWithinBounds, stretch, type KeyDerivation } from '../crypto/index.ts';
import { SsoError } from '../../shared/errors.ts';
import type { Protector, Stanza } from './types.ts';
import { WRAPPED_LENGTH, unwrapKey, wrapKey } from './wrapping.ts';

const NAME = 'passphrase';
const SALT_LENGTH = 32;
const SALT_AT = 3;
const HEAD_LENGTH = SALT_AT + SALT_LENGTH;
const NO_SALT = new Uint8Array(0); // the stretched passphrase is salted already

export interface PassphraseProtector extends Protector {
  /** Whether this process has what one of these stanzas needs. */
  opens(stanzas: readonly Stanza[]): boolean;
  /** Until `lock`. */
  unlock(stanzas: readonly Stanza[], passphrase: string): Promise<void>;
  /** What is wrapped from now on is wrapped under this one; older ones go on opening until the choice is settled. */
  choose(passphrase: string): Promise<Choice>;
  lock(): void;
}

export interface Choice {
  /** It is the store's now: what was held before is let go of. */
  keep(): void;
  /** It did not become the store's. */
  discard(): void;
}

export function passphraseProtector(cost: KeyDerivation = DEFAULT_COST): PassphraseProtector {
  return new StretchedPassphrase(cost);
}

class StretchedPassphrase implements PassphraseProtector {
  readonly name = NAME;
  readonly #cost: KeyDerivation;
  /** By head, in hexadecimal; the last is the one that wraps, unless one was chosen. */
  readonly #held = new Map<string, KeyObject>();
  /** Until the choice is settled: an older one that is typed in meanwhile must not take its place. */
  #chosen: string | null = null;

  constructor(cost: KeyDerivation) {
    this.#cost = cost;
  }

  wrap(dataKey: Buffer): Promise<Uint8Array> {
    const head = this.#chosen ?? [...this.#held.keys()].at(-1) ?? '';
    const key = this.#held.get(head);
    if (!key) return Promise.reject(new SsoError('STORE_LOCKED'));
    const bytes = Buffer.from(head, 'hex');
    return Promise.resolve(Buffer.concat([bytes, wrapKey(key, aadOf(bytes), dataKey)]));
  }

  unwrap(stanza: Uint8Array): Promise<Buffer | null> {
    const bytes = Buffer.from(stanza);
    if (!isStanza(bytes)) return Promise.reject(new SsoError('STORE_DAMAGED', { reason: 'stanza' }));
    const key = this.#held.get(headOf(bytes));
    const dataKey = key && unwrapBy(key, bytes);
    return dataKey ? Promise.resolve(dataKey) : Promise.reject(new SsoError('STORE_LOCKED'));
  }

  opens(stanzas: readonly Stanza[]): boolean {
    return ours(stanzas).some((bytes) => this.#held.has(headOf(bytes)));
  }

  async unlock(stanzas: readonly Stanza[], passphrase: string): Promise<void> {
    const own = ours(stanzas);
    if (own.length === 0) throw new SsoError('STORE_NOT_LOCKED');
    for (const bytes of own) {
      if (!isStanza(bytes)) throw new SsoError('STORE_DAMAGED', { reason: 'stanza' });
      const key = await keyOf(passphrase, bytes.subarray(SALT_AT, HEAD_LENGTH), costOf(bytes));
      const dataKey = unwrapBy(key, bytes);
      dataKey?.fill(0);
      if (dataKey) {
        this.#hold(headOf(bytes), key);
        return;
      }
    }
    throw new SsoError('WRONG_PASSPHRASE');
  }

  async choose(passphrase: string): Promise<Choice> {
    checkPassword(passphrase);
    const salt = randomBytes(SALT_LENGTH);
    const head = Buffer.concat([costBytes(this.#cost), salt]).toString('hex');
    this.#hold(head, await keyOf(passphrase, salt, this.#cost));
    this.#chosen = head;
    return { keep: () => this.#settle((other) => other !== head), discard: () => this.#settle((other) => other === head) };
  }

  lock(): void {
    this.#letGo(() => true);
  }

  protect(): Promise<void> {
    return Promise.resolve();
  }

  forget(): Promise<void> {
    this.lock();
    return Promise.resolve();
  }

  leftovers(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  removeLeftovers(): Promise<void> {
    return Promise.resolve();
  }

  #hold(head: string, key: KeyObject): void {
    this.#held.delete(head); // the last is the one that wraps
    this.#held.set(head, key);
  }

  #settle(gone: (head: string) => boolean): void {
    this.#chosen = null;
    this.#letGo(gone);
  }

  #letGo(which: (head: string) => boolean): void {
    for (const head of [...this.#held.keys()]) if (which(head)) this.#held.delete(head);
  }
}

const ours = (stanzas: readonly Stanza[]): Buffer[] =>
  stanzas.flatMap(({ protector, stanza }) => (protector === NAME ? [Buffer.from(stanza, 'hex')] : []));

const headOf = (bytes: Buffer): string => bytes.toString('hex', 0, HEAD_LENGTH);
const aadOf = (head: Buffer): Buffer => Buffer.concat([Buffer.from(NAME, 'ascii'), head]);

async function keyOf(passphrase: string, salt: Uint8Array, cost: KeyDerivation): Promise<KeyObject> {
  const stretched = await stretch(passphrase, salt, cost);
  try {
    return deriveKey(stretched, NO_SALT, 'store passphrase');
  } finally {
    stretched.fill(0);
  }
}

const unwrapBy = (key: KeyObject, bytes: Buffer): Buffer | null =>
  unwrapKey(key, aadOf(bytes.subarray(0, HEAD_LENGTH)), bytes.subarray(HEAD_LENGTH));

function costOf(bytes: Buffer): KeyDerivation {
  return { name: 'scrypt', N: 2 ** (bytes[0] ?? 0), r: bytes[1] ?? 0, p: bytes[2] ?? 0 };
}

function costBytes(cost: KeyDerivation): Buffer {
  if (cost.name !== 'scrypt') throw new TypeError('A passphrase is stretched by scrypt');
  return Buffer.from([Math.log2(cost.N), cost.r, cost.p]);
}

/** Checked before anything is allocated for it. */
const isStanza = (bytes: Buffer): boolean => bytes.length === HEAD_LENGTH + WRAPPED_LENGTH && isCostWithinBounds(costOf(bytes));
