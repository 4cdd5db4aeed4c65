/** Looks at a backup file without its password, and proves with it that the file opens and fits this system. */
import { isAbsolute } from 'node:path';
import type { BackupDescription, BackupVerification } from '../../shared/contract/console/backup.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { disposeRing, openBackup, readBackupHeader, type BackupHeader, type KeyDerivation, type KeyRing } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import type { WorkPlace } from '../work/types.ts';
import { interrupted, UNWATCHED } from '../work/place.ts';
import { readBackupFile, rememberBackup } from './backup-writing.ts';
import { withProof, type KnownBackup } from './backup-on-record.ts';
import { isProven, judgeRing, type Judged } from './judge.ts';

const costOf = (kdf: KeyDerivation): string =>
  kdf.name === 'scrypt' ? `scrypt N=${kdf.N} r=${kdf.r} p=${kdf.p}` : `PBKDF2-SHA256, ${kdf.iterations} iterations`;

async function describe(parts: EngineParts, path: string, header: BackupHeader): Promise<BackupDescription> {
  const systemId = await parts.settings().then(
    (settings) => settings.systemId,
    (error: unknown) => {
      if (isSsoError(error)) return null;
      throw error;
    },
  );
  const { keyDerivation, ...facts } = header;
  return {
    ...facts,
    path,
    keyDerivation: costOf(keyDerivation),
    sameSystem: systemId === null ? null : header.systemId === systemId,
    secrets: [...header.secrets],
  };
}

async function readAt(parts: EngineParts, path: string): Promise<Buffer> {
  if (!isAbsolute(path)) throw new SsoError('PATH_NOT_ABSOLUTE', { path });
  return readBackupFile(parts.fileSystem, path);
}

/** What anyone sees who can read the file. Undamaged, not proven authentic. */
export async function describeBackup(parts: EngineParts, input: { path: string }): Promise<BackupDescription> {
  return describe(parts, input.path, readBackupHeader(await readAt(parts, input.path)));
}

export interface OpenedFile {
  readonly header: BackupHeader;
  readonly ring: KeyRing;
}

export async function openBackupAt(parts: EngineParts, { path, password }: { path: string; password: string }): Promise<OpenedFile> {
  return openBackup(await readAt(parts, path), password);
}

/** The newest secret of the file that is proven to be this system's; 0 for none. */
const newestFitting = ({ fits }: Judged): number => Math.max(0, ...fits.filter(isProven).map(({ version }) => version));

async function rememberIfStored(parts: EngineParts, proof: KnownBackup): Promise<void> {
  try {
    const { backup } = await parts.ring.contents();
    const newest = withProof(backup, proof);
    if (newest !== backup) await rememberBackup(parts, newest);
  } catch (error) {
    // Without a store there is nowhere to keep the proof; the proof itself stands.
    if (!isSsoError(error)) throw error;
  }
}

interface Source {
  readonly path: string;
  /** null once the file is open: a look at every credential takes minutes, and needs it no more. */
  password: string | null;
}

async function opened(parts: EngineParts, source: Source): Promise<OpenedFile> {
  const file = await openBackupAt(parts, { path: source.path, password: source.password ?? '' });
  source.password = null;
  return file;
}

/**
 * Opens the file, then every credential of the database with each secret that it names by id and check value. Whoever calls it holds the
 * input alone.
 */
export function verifyBackup(
  parts: EngineParts,
  caller: Caller,
  { path, password }: { path: string; password: string },
  place: WorkPlace = UNWATCHED,
): Promise<BackupVerification> {
  return verify(parts, caller, { path, password }, place);
}

async function verify(parts: EngineParts, caller: Caller, source: Source, { report, signal }: WorkPlace): Promise<BackupVerification> {
  const { path } = source;
  const goOn = (done: number, total: number): boolean => {
    report({ done, total, failed: 0 });
    return !signal.aborted;
  };
  return audited(parts, caller, 'backup.verify', [path], async (trail) => {
    const { header, ring } = await opened(parts, source);
    const judged = await judgeRing(parts, ring, header.systemId, { goOn }).finally(() => disposeRing(ring));
    if (signal.aborted) throw interrupted();
    const [secretVersion, takenAt] = [newestFitting(judged), header.createdAt];
    if (secretVersion > 0) {
      trail.note({ version: secretVersion, takenAt });
      await rememberIfStored(parts, { takenAt, secretVersion, verifiedAt: parts.clock.now().toISOString(), path });
    }
    const { fits, credentials, holdsCurrent } = judged;
    return { kind: 'verify-backup', description: await describe(parts, path, header), secrets: [...fits], credentials, holdsCurrent };
  });
}
