/**
 * The newest backup as the audit in the database tells of it: while the store, which keeps that otherwise, is lost or lacks a
 * secret, the administrator needs to know just this. Without the ring nothing proves these records; they only say where to look.
 */
import { z } from 'zod';
import { CountSchema, TimeSchema } from '../../shared/contract/schemas.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { detailOf, objectsOf, timeOf } from '../audit/index.ts';
import type { AuditEventTable, Db } from '../credential-db/schema.ts';
import type { StoreContents } from '../secret-store/types.ts';

export type KnownBackup = NonNullable<StoreContents['backup']>;

/** Back-ups and proofs that are looked at, newest first: behind so many nothing newer is found. */
const MOST = 200;

/** What a file that was proven readable adds: one that holds what the newest holds is that backup, wherever it was copied to. */
export function withProof(known: KnownBackup | null, proof: KnownBackup): KnownBackup {
  if (known && proof.secretVersion < known.secretVersion) return known;
  return known?.secretVersion === proof.secretVersion ? { ...known, verifiedAt: proof.verifiedAt } : proof;
}

type BackupRecord = Pick<AuditEventTable, 'action' | 'at' | 'objects' | 'detail'>;

async function newestRecords(db: Db, serverId: Guid): Promise<readonly BackupRecord[]> {
  return db
    .selectFrom('audit_event')
    .select(['action', 'at', 'objects', 'detail'])
    .where('server_id', '=', serverId)
    .where((eb) =>
      eb.or([
        eb('action', 'in', ['backup.write', 'backup.verify']).and('result', '=', 'done'),
        eb('action', '=', 'secret.generate').and('result', '=', 'step').and('detail', 'like', '%"state":"backed-up"%'),
      ]),
    )
    .orderBy('seq', 'desc')
    .limit(MOST)
    .execute();
}

const BackupDetailSchema = z.object({ version: CountSchema, path: z.string().optional(), takenAt: TimeSchema.optional() });

/** Null for a record that names no file, or no secret that fits, or cannot be read. */
function backupOf(record: BackupRecord): KnownBackup | null {
  const [at, objects] = [timeOf(record.at), objectsOf(record.objects)];
  const detail = BackupDetailSchema.safeParse(detailOf(record.detail)).data;
  if (at === null || objects === null || detail === undefined) return null;
  const { version: secretVersion, takenAt = at } = detail;
  const [path = detail.path] = objects;
  return path === undefined ? null : { takenAt, secretVersion, verifiedAt: at, path };
}

/** Null where none is on record. */
export async function backupOnRecord(db: Db, serverId: Guid): Promise<KnownBackup | null> {
  const records = await newestRecords(db, serverId);
  return records.toReversed().reduce<KnownBackup | null>((known, record) => {
    const backup = backupOf(record);
    if (!backup) return known;
    return record.action === 'backup.verify' ? withProof(known, backup) : backup;
  }, null);
}
