/** Where a restore takes a key ring from: a backup file. Whoever takes a source lets go of its ring (`disposeRing`) once it is installed or refused. */
import type { Guid } from '../../shared/domain/names.ts';
import type { KeyRing } from '../crypto/index.ts';
import type { EngineParts } from '../parts.ts';
import { openBackupAt } from './verify-backup.ts';

export interface RingSource {
  readonly ring: KeyRing;
  readonly systemId: Guid;
  readonly systemName: string;
  readonly path: string;
  readonly takenAt: string;
}

export async function fromBackup(parts: EngineParts, input: { path: string; password: string }): Promise<RingSource> {
  const { header, ring } = await openBackupAt(parts, input);
  const { systemId, systemName, createdAt: takenAt } = header;
  return { ring, systemId, systemName, path: input.path, takenAt };
}
