/**
 * Imports a credentials file, all or nothing. Two passes over it: the first proves every line and writes nothing, the second
 * writes all of them in one transaction. What a first pass cannot hold still (another program's writes, a file that changes) the
 * second proves again inside its transaction.
 */
import { basename } from 'node:path';
import type { ImportProgress } from '../../shared/contract/console/mappings.ts';
import { nameKey } from '../../shared/domain/names.ts';
import { audited, type Trail } from '../audit/index.ts';
import { applications, quarantine, system } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';
import type { CredentialsRow, ImportTarget } from '../interchange/credentials-row.ts';
import { csvInvalid } from '../interchange/csv-rows.ts';
import { SeenNames } from '../interchange/seen-names.ts';
import { durable } from '../master-secret/operation-work.ts';
import { writeTransaction } from '../master-secret/write-transaction.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { accountHostOf } from '../platform/settings.ts';
import { readCredentialsFile, type CredentialsFile } from './credentials-file.ts';
import { withFreshSecret } from './fresh-secret.ts';
import { byApplication, importBatch, requireFreeUsers } from './import-batch.ts';
import { progressStream, type Report } from './progress-stream.ts';

async function targetsOf(db: Db): Promise<ReadonlyMap<string, ImportTarget>> {
  const found = new Map<string, ImportTarget>();
  for (const { id, name, type } of await applications.listApplications(db))
    found.set(nameKey(name), { id, name, type, fields: await applications.listFields(db, id) });
  return found;
}

/** Account and external user may each stand once in a file, whichever lines are between. */
function duplicateCheck(file: string): (row: CredentialsRow) => void {
  const accounts = new SeenNames();
  const users = new SeenNames();
  return ({ line, application, account, accountKey, externalUser, externalKey }) => {
    const first = accounts.lineOf(`${application.id}\0${accountKey}`, line);
    if (first !== null) throw csvInvalid(file, line, 'csv-duplicate', { application: application.name, account, first });
    const firstUser = users.lineOf(`${application.id}\0${externalKey}`, line);
    if (firstUser !== null)
      throw csvInvalid(file, line, 'csv-duplicate-user', { application: application.name, externalUser, first: firstUser });
  };
}

const progress = (phase: ImportProgress['phase'], lines: number, mappingsCreated = 0): ImportProgress => ({
  phase,
  lines,
  mappingsCreated,
  credentialsSet: phase === 'checking' ? 0 : lines,
});

/** The first pass. Returns what the file hashes to. */
async function check(parts: EngineParts, file: CredentialsFile, report: Report<ImportProgress>, signal: AbortSignal): Promise<string> {
  const database = await parts.database();
  const checkDuplicates = duplicateCheck(file.name);
  let lines = 0;
  const each = async (batch: readonly CredentialsRow[]): Promise<void> => {
    batch.forEach(checkDuplicates);
    await database.read(async (db) => {
      for (const [id, rows] of byApplication(batch)) await requireFreeUsers(db, file.name, id, rows);
    });
    lines += batch.length;
    report(progress('checking', lines));
  };
  return readCredentialsFile(file, each, signal);
}

/** The second pass, in one transaction. */
function write(
  parts: EngineParts,
  file: CredentialsFile,
  hash: string,
  trail: Trail,
  report: Report<ImportProgress>,
  signal: AbortSignal,
): Promise<ImportProgress> {
  return writeTransaction(parts, async (db) => {
    const { system_id: systemId } = await system.readSystem(db);
    const transaction = { db, systemId, key: await parts.ring.current(db), file: file.name };
    let [lines, created] = [0, 0];
    const each = async (batch: readonly CredentialsRow[]): Promise<void> => {
      created += await importBatch(transaction, batch);
      lines += batch.length;
      report(progress('writing', lines, created));
    };
    const same = (await readCredentialsFile(file, each, signal)) === hash;
    if (!same) throw csvInvalid(file.name, 1, 'csv-changed');
    await quarantine.deleteSuperseded(db);
    await trail.step(db, { state: 'written', mappingsCreated: created, credentialsSet: lines });
    return progress('finished', lines, created);
  });
}

async function run(
  parts: EngineParts,
  caller: Caller,
  path: string,
  report: Report<ImportProgress>,
  signal: AbortSignal,
): Promise<ImportProgress> {
  const name = basename(path);
  return audited(parts, caller, 'mappings.importCredentials', [name], async (trail) => {
    const database = await parts.database();
    await database.read((db) => parts.ring.current(db));
    const file = { path, name, accountHost: await accountHostOf(parts), targets: await database.read(targetsOf) };
    const hash = await check(parts, file, report, signal);
    const finished = await withFreshSecret(parts, () => write(parts, file, hash, trail, report, signal));
    await durable(parts, 'import.written');
    trail.note({ mappingsCreated: finished.mappingsCreated, credentialsSet: finished.credentialsSet });
    return finished;
  });
}

/** Leaving the stream before its end undoes the import. CSV_INVALID {file, line, problem}, NO_SECRET, RECOVERY, SECRET_WORN, FILE_*. */
export const importCredentials = (parts: EngineParts, caller: Caller, input: { path: string }): AsyncGenerator<ImportProgress> =>
  progressStream((report, signal) => run(parts, caller, input.path, report, signal));
