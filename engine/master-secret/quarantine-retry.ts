/** After a restore, rows that were set aside are tried again: what opens now goes back to its mapping, under the current secret. */
import { isSsoError } from '../../shared/errors.ts';
import type { Guid } from '../../shared/domain/names.ts';
import { quarantine, secrets } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import { openRecord, sealRecord, type RecordContext } from '../crypto/index.ts';
import { inOperation, type Run } from './operation-work.ts';
import type { HeldKey } from './types.ts';

const PAGE = 200;

type Row = Awaited<ReturnType<typeof quarantine.listQuarantined>>[number];
type PutBack = Parameters<typeof quarantine.putBack>[1];

interface Keys {
  readonly systemId: Guid;
  readonly current: HeldKey;
  readonly byVersion: ReadonlyMap<number, HeldKey>;
}

/** Null in recovery: nothing is sealed towards a secret that the store does not have. */
async function keysFor({ parts }: Run, db: Db): Promise<Keys | null> {
  const { systemId } = await parts.ring.contents();
  const known = await parts.ring.known(db);
  try {
    const current = await parts.ring.current(db);
    return { systemId, current, byVersion: new Map(known.map((key) => [key.secret.version, key])) };
  } catch (error) {
    if (isSsoError(error, 'RECOVERY', 'NO_SECRET')) return null;
    throw error;
  }
}

/** Sealed anew under the current secret, or null where it still does not open. */
function resealed(row: Row, { systemId, current, byVersion }: Keys): PutBack | null {
  const key = byVersion.get(row.secret_version);
  if (!key) return null;
  const { application_id: applicationId, mapping_id: mappingId, account, revision, id } = row;
  const context = (secretId: Guid): RecordContext => ({ systemId, secretId, applicationId, mappingId, account, revision });
  try {
    const plaintext = openRecord(key.recordKey, context(key.secret.id), row.envelope);
    const { secret, recordKey } = current;
    const envelope = sealRecord(recordKey, secret.version, context(secret.id), plaintext);
    plaintext.fill(0);
    return { id, secretVersion: secret.version, envelope };
  } catch (error) {
    if (isSsoError(error, 'RECORD_UNREADABLE')) return null;
    throw error;
  }
}

export async function retryQuarantined(run: Run): Promise<void> {
  const database = await run.parts.database();
  const keys = await database.read((db) => keysFor(run, db));
  for (let afterId = 0; keys;) {
    const page = await database.read((db) => quarantine.listQuarantined(db, { afterId, limit: PAGE }));
    const last = page.at(-1);
    if (!last) return;
    await putBackPage(
      run,
      keys,
      page.flatMap((row) => resealed(row, keys) ?? []),
    );
    afterId = last.id;
  }
}

async function putBackPage(run: Run, { current }: Keys, rows: readonly PutBack[]): Promise<void> {
  if (rows.length === 0) return;
  await inOperation(run, async (db) => {
    let put = 0;
    for (const row of rows) put += (await quarantine.putBack(db, row)) ? 1 : 0;
    if (put > 0) await secrets.addUses(db, current.secret.version, put);
  });
}
