/** What protects the secret store, and what could instead. Opens nothing; a key store is asked whether it answers, and given nothing. */
import type { Protection } from '../../shared/contract/console/protector.ts';
import {
  KEY_STORE_REASONS,
  PROTECTOR_KINDS,
  isProtectorKind,
  type KeyStoreReason,
  type ProtectorKind,
} from '../../shared/domain/protectors.ts';
import { isSsoError } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';
import { keyStoreAccount, type Stanza, type StoreIdentity } from '../secret-store/index.ts';

/** Null where no store's file can be read, or only protectors that this version does not know open it. */
export async function protectorInUse(parts: EngineParts): Promise<ProtectorKind | null> {
  return kindsIn(await (await parts.store()).stanzas())[0] ?? null;
}

const kindsIn = (stanzas: readonly Stanza[]): ProtectorKind[] => [
  ...new Set(stanzas.flatMap(({ protector }) => (isProtectorKind(protector) ? [protector] : []))),
];

const texts = (kind: ProtectorKind) => ({ protects: `protector.${kind}.protects`, doesNot: `protector.${kind}.doesNot` }) as const;

async function keyStoreRefusal(parts: EngineParts): Promise<KeyStoreReason | null> {
  try {
    const of: StoreIdentity = await parts.settings();
    (await parts.protectors.keyStorePort.read(keyStoreAccount(of)))?.fill(0);
    return null;
  } catch (error) {
    if (!isSsoError(error, 'KEY_STORE_REFUSED')) throw error;
    return KEY_STORE_REASONS.find((reason) => reason === error.params['reason']) ?? 'refused';
  }
}

export async function describeProtection(parts: EngineParts): Promise<Protection> {
  const stanzas = await (await parts.store()).stanzas();
  const [kind = 'key-file', unfinished = null, ...others] = kindsIn(stanzas);
  const locked = kind === 'passphrase' && unfinished === null && !parts.protectors.passphrase.opens(stanzas);
  const refusal = await keyStoreRefusal(parts);
  const available = PROTECTOR_KINDS.map((each) => ({
    kind: each,
    ...texts(each),
    available: each !== 'key-store' || refusal === null,
    ...(each === 'key-store' && refusal !== null ? { reason: refusal } : {}),
  }));
  return { kind, ...texts(kind), locked, unfinished: others.at(-1) ?? unfinished, available };
}
