/**
 * How the frozen stores beside this one were made: once. A file that later versions must read is never made again, so nothing here
 * overwrites: a folder that is there is refused. A change of format gets a folder of its own.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OTHER_SYSTEM_ID } from '../../crypto/examples.helper.ts';
import { body, damageOf, flipped, header, magic, parts, type Fault } from '../../crypto/one-fault.helper.ts';
import { exampleContents } from '../examples.helper.ts';
import { FaultyFileSystem } from '../file-system.faulty.ts';
import { keyFileProtector } from '../key-file-protector.ts';
import { encodeStore, newStanzas } from '../store-file.ts';
import type { Protector, StoreContents } from '../types.ts';

export const KEY_FILE = Buffer.from(Array.from({ length: 32 }, (_, index) => 200 + index));

/** The key file in a file system in memory. */
export async function protectorOf(keyFile: Buffer): Promise<Protector> {
  const fileSystem = new FaultyFileSystem('/identity');
  await fileSystem.writeNew('/identity/store.key', keyFile);
  return keyFileProtector({ path: '/identity/store.key', fileSystem });
}

const later = { protector: 'of a later version', stanza: 'c0ffee' };

const contents = (generation: number): StoreContents => ({
  ...exampleContents({ highestEpoch: 7, highestVersion: 3, incarnation: '12345678-0000-4000-8000-000000000000' }),
  generation,
  writtenAt: '2026-03-03T09:00:00.000Z',
  auditHead: { seq: 12, hash: 'ab'.repeat(32) },
  backup: { takenAt: '2026-03-03T08:00:00.000Z', secretVersion: 2, verifiedAt: null, path: '/media/stick/sso-2.bak' },
});

const text = (name: string, expected: string, change: object): Fault => header(name, expected, (json) => ({ ...json, ...change }));

const stanza = (name: string, expected: string, change: (stanza: Buffer) => Buffer): Fault =>
  header(name, expected, (json) => {
    const [first] = json['stanzas'] as [{ protector: string; stanza: string }];
    return { ...json, stanzas: [{ ...first, stanza: change(Buffer.from(first.stanza, 'hex')).toString('hex') }] };
  });

/** `expected` is a code and, behind a space, the reason. */
function storeFaults(other: Buffer): Fault[] {
  const [damaged, badHeader, altered] = ['STORE_DAMAGED damaged', 'STORE_DAMAGED header', 'STORE_DAMAGED altered'];
  return [
    ...damageOf('STORE_DAMAGED foreign', damaged, 'ENTSSO-STORE').map((fault) =>
      /^header-(not|a-list|empty|of)/.test(fault.name) ? { ...fault, expected: badHeader } : fault,
    ),
    magic('a-backup', 'STORE_DAMAGED foreign', 'ENTSSO-BACKUP 1'),
    magic('format-next', 'STORE_NEWER', 'ENTSSO-STORE 2'),
    text('generation-zero', badHeader, { generation: 0 }),
    text('generation-text', badHeader, { generation: '2' }),
    text('system-id-missing', badHeader, { systemId: undefined }),
    text('server-id-short', badHeader, { serverId: '12' }),
    text('salt-short', badHeader, { salt: '00'.repeat(31) }),
    text('salt-no-hex', badHeader, { salt: 'xx'.repeat(32) }),
    text('nonce-long', badHeader, { nonce: '00'.repeat(13) }),
    text('nonce-missing', badHeader, { nonce: undefined }),
    text('stanzas-missing', badHeader, { stanzas: undefined }),
    text('stanzas-none', badHeader, { stanzas: [] }),
    text('stanzas-null', badHeader, { stanzas: [null] }),
    text('stanzas-65', badHeader, { stanzas: Array.from({ length: 65 }, () => later) }),
    text('stanza-of-another-protector-only', 'STORE_DAMAGED no-protector', { stanzas: [later] }),
    stanza('stanza-cut', 'STORE_DAMAGED stanza', (old) => old.subarray(1)),
    stanza('stanza-altered', 'STORE_DAMAGED key-file-wrong', (old) => flipped(old, 20)),
    header('stanza-of-another-store', altered, (json) => ({ ...json, stanzas: parts(other).header['stanzas'] })),
    header('stanza-added', altered, (json) => ({ ...json, stanzas: [...(json['stanzas'] as object[]), later] })),
    text('altered-generation', altered, { generation: 9 }),
    text('altered-system-id', altered, { systemId: OTHER_SYSTEM_ID }),
    text('altered-server-id', altered, { serverId: OTHER_SYSTEM_ID }),
    text('altered-salt', altered, { salt: '00'.repeat(32) }),
    text('altered-nonce', altered, { nonce: '00'.repeat(12) }),
    text('altered-unknown-name', altered, { more: 1 }),
    body('altered-ciphertext', altered, (old) => flipped(old, 0)),
    body('altered-tag', altered, (old) => flipped(old, -1)),
    body('altered-cut', altered, (old) => old.subarray(0, -1)),
    body('body-of-another', altered, () => parts(other).body),
    body('body-shorter-than-its-tag', 'STORE_DAMAGED payload', (old) => old.subarray(0, 15)),
  ];
}

/** `valid-*.store`, `fault-*.store`, `store.key` and `manifest.json`. */
export async function writeStoreVectors(folder: string): Promise<void> {
  await mkdir(folder);
  const protector = await protectorOf(KEY_FILE);
  const valid = await encodeStore(contents(2), await newStanzas(protector, contents(2)), [protector]);
  const other = await encodeStore(contents(3), await newStanzas(protector, contents(3)), [protector]);
  const twoProtectors = await encodeStore(contents(4), [later, ...(await newStanzas(protector, contents(4)))], [protector]);
  const write = (name: string, bytes: string | Buffer): Promise<void> => writeFile(join(folder, name), bytes, { flag: 'wx' });
  const faults = storeFaults(other);
  await write('store.key', KEY_FILE);
  await write('manifest.json', JSON.stringify({ faults: faults.map(({ name, expected }) => ({ file: `fault-${name}.store`, expected })) }, null, 2));
  await write('valid-key-file.store', valid);
  await write('valid-two-protectors.store', twoProtectors);
  for (const fault of faults) await write(`fault-${fault.name}.store`, await fault.make(valid));
}
