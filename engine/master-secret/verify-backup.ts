/** Looks at a backup file without its password, and proves with it that the file opens and fits this system. */
import { isAbsolute } from 'node:path';
import type { BackupDescription, BackupVerification } from '../../shared/contract/console/backup.ts';
import { SsoError, isSsoError } from '../../shared/errors.ts';
import { audited } from '../audit/index.ts';
import { openBackup, readBackupHeader, type BackupHeader, type KeyDerivation, type KeyRing } from '../crypto/index.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { readBackupFile, rememberBackup } from './backup-writing.ts';
import { judgeRing, type Judged } from './judge.ts';

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

/** A file that holds what the newest backup holds is that backup, wherever it was copied to. */
async function rememberProof(parts: EngineParts, path: string, header: BackupHeader, judged: Judged): Promise<void> {
  const { backup } = await parts.ring.contents();
  const newest = Math.max(0, ...judged.fits.filter(({ fit }) => fit === 'fits').map(({ version }) => version));
  if (newest === 0 || (backup && newest < backup.secretVersion)) return;
  const same = backup?.secretVersion === newest;
  const verifiedAt = parts.clock.now().toISOString();
  await rememberBackup(parts, same ? { ...backup, verifiedAt } : { takenAt: header.createdAt, secretVersion: newest, verifiedAt, path });
}

async function rememberIfStored(parts: EngineParts, path: string, header: BackupHeader, judged: Judged): Promise<void> {
  try {
    await rememberProof(parts, path, header, judged);
  } catch (error) {
    // Without a store there is nowhere to keep the proof; the proof itself stands.
    if (!isSsoError(error)) throw error;
  }
}

/** Opens the file, then every credential of the database with each secret that it names by id and check value. */
export async function verifyBackup(
  parts: EngineParts,
  caller: Caller,
  input: { path: string; password: string },
): Promise<BackupVerification> {
  return audited(parts, caller, 'backup.verify', [input.path], async () => {
    const { header, ring } = await openBackupAt(parts, input);
    const judged = await judgeRing(parts, ring, header.systemId);
    await rememberIfStored(parts, input.path, header, judged);
    const { fits, credentials, holdsCurrent } = judged;
    return { description: await describe(parts, input.path, header), secrets: [...fits], credentials, holdsCurrent };
  });
}
