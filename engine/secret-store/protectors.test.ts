/** The passphrase and the operating system's key store, each by itself; what they refuse, and that nothing is changed then. */
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CHEAP_COST, SYSTEM_ID } from '../crypto/examples.helper.ts';
import { isSsoError } from '../../shared/errors.ts';
import { SERVER_ID, memoryKeyStore } from './examples.helper.ts';
import { keyStoreAccount, keyStoreProtector } from './key-store-protector.ts';
import { osKeyStore } from './os-key-store.ts';
import { passphraseProtector, type PassphraseProtector } from './passphrase-protector.ts';
import type { Stanza } from './types.ts';

const OF = { systemId: SYSTEM_ID, serverId: SERVER_ID };
const PASSPHRASE = 'Élan vital 1899';
const DATA_KEY = randomBytes(32);

async function wrapped(protector: PassphraseProtector): Promise<Stanza> {
  await protector.choose(PASSPHRASE);
  return { protector: 'passphrase', stanza: Buffer.from(await protector.wrap(DATA_KEY, OF)).toString('hex') };
}
const bytesOf = ({ stanza }: Stanza): Buffer => Buffer.from(stanza, 'hex');

describe('the passphrase', () => {
  test('opens in another process, however its accents are written', async () => {
    const stanza = await wrapped(passphraseProtector(CHEAP_COST));
    const other = passphraseProtector(CHEAP_COST);
    await expect(other.unwrap(bytesOf(stanza), OF)).rejects.toThrow('STORE_LOCKED');
    await expect(other.unlock([stanza], 'another one')).rejects.toThrow('WRONG_PASSPHRASE');
    expect(other.opens([stanza])).toBe(false);
    await other.unlock([stanza], PASSPHRASE.normalize('NFD'));
    expect((await other.unwrap(bytesOf(stanza), OF))?.equals(DATA_KEY)).toBe(true);
  });

  test('is locked again, and printed nowhere', async () => {
    const protector = passphraseProtector(CHEAP_COST);
    const stanza = await wrapped(protector);
    expect(inspect(protector, { depth: 9, showHidden: true }) + JSON.stringify(protector)).not.toContain(PASSPHRASE);
    protector.lock();
    await expect(protector.unwrap(bytesOf(stanza), OF)).rejects.toThrow('STORE_LOCKED');
    await expect(protector.wrap(DATA_KEY, OF)).rejects.toThrow('STORE_LOCKED');
  });

  test('that somebody else has changed since opens nothing', async () => {
    const [mine, theirs] = [passphraseProtector(CHEAP_COST), passphraseProtector(CHEAP_COST)];
    await wrapped(mine);
    await expect(mine.unwrap(bytesOf(await wrapped(theirs)), OF)).rejects.toThrow('STORE_LOCKED');
  });

  test('that was chosen wraps until that is settled, whoever types the older one in meanwhile', async () => {
    const protector = passphraseProtector(CHEAP_COST);
    const older = await wrapped(protector);
    const choice = await protector.choose('another passphrase');
    await protector.unlock([older], PASSPHRASE);
    const newer = await protector.wrap(DATA_KEY, OF);
    choice.keep();
    expect((await protector.unwrap(newer, OF))?.equals(DATA_KEY)).toBe(true);
    expect(protector.opens([older])).toBe(false);
  });

  test('of 7 or 257 code points is refused', async () => {
    const protector = passphraseProtector(CHEAP_COST);
    await expect(protector.choose('é'.repeat(7))).rejects.toThrow('PASSWORD_TOO_SHORT');
    await expect(protector.choose('🗝'.repeat(257))).rejects.toThrow('PASSWORD_TOO_LONG');
  });

  test.each([
    ['a weaker cost', 0, 14],
    ['a cost without end', 0, 40],
    ['another block size', 1, 9],
    ['too many lanes', 2, 5],
  ])('of %s is damaged, before anything is stretched', async (_, at, value) => {
    const protector = passphraseProtector(CHEAP_COST);
    const stanza = bytesOf(await wrapped(protector));
    stanza[at] = value;
    const altered = { protector: 'passphrase', stanza: stanza.toString('hex') };
    await expect(protector.unlock([altered], PASSPHRASE)).rejects.toMatchObject({ code: 'STORE_DAMAGED', params: { reason: 'stanza' } });
  });

  test('is not asked of a store that none protects', async () => {
    const keyFile = { protector: 'key-file', stanza: '00' };
    await expect(passphraseProtector(CHEAP_COST).unlock([keyFile], PASSPHRASE)).rejects.toThrow('STORE_NOT_LOCKED');
  });
});

describe('the key store', () => {
  test('keeps a key of its own for each server of each system, once', async () => {
    const kept = new Map<string, Buffer>();
    const protector = keyStoreProtector(memoryKeyStore(kept));
    const [first, second] = [await protector.wrap(DATA_KEY, OF), await protector.wrap(DATA_KEY, OF)];
    expect([...kept.keys()]).toEqual([keyStoreAccount(OF)]);
    for (const stanza of [first, second]) expect((await protector.unwrap(stanza, OF))?.equals(DATA_KEY)).toBe(true);
    await protector.forget(OF);
    await expect(protector.unwrap(first, OF)).rejects.toMatchObject({ code: 'STORE_DAMAGED', params: { reason: 'key-store-missing' } });
  });

  test('that takes a key and does not keep it is refused', async () => {
    const forgetful = { ...memoryKeyStore(), write: () => Promise.resolve() };
    const refused = { code: 'KEY_STORE_REFUSED', params: { reason: 'forgets' } };
    await expect(keyStoreProtector(forgetful).wrap(DATA_KEY, OF)).rejects.toMatchObject(refused);
  });

  test('without its library says so', async () => {
    const missing = osKeyStore(() => Promise.reject(new Error('Cannot find native binding')));
    await expect(missing.read('x')).rejects.toMatchObject({ code: 'KEY_STORE_REFUSED', params: { reason: 'no-library' } });
  });

  /** Where there is a Secret Service this reads an entry that nobody made, and finds none. */
  test('of this machine answers, or refuses with what the system says', async () => {
    const asked = osKeyStore().read('no such account');
    const answer: unknown = await asked.catch((error: unknown) => error);
    if (answer === null) return;
    expect(isSsoError(answer, 'KEY_STORE_REFUSED') && answer.params['reason']).toBe('refused');
    expect(isSsoError(answer) && String(answer.params['detail'])).toMatch(/\w/);
  });
});
