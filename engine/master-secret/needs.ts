/** What in the database still needs a master secret: rows, rows set aside, and the MACs of rights. */
import { mappings, quarantine } from '../credential-db/index.ts';
import type { Db } from '../credential-db/schema.ts';

export interface Needs {
  readonly rows: number;
  readonly quarantined: number;
  readonly rights: number;
  readonly total: number;
}

/** A MAC begins with its secret's version, four bytes, big-endian. */
const VERSION_LENGTH = 4;

async function macsByVersion(db: Db): Promise<Map<number, number>> {
  const rows = [
    ...(await db.selectFrom('system').select('rights_mac').execute()),
    ...(await db.selectFrom('access_account').select('rights_mac').execute()),
    ...(await db.selectFrom('application').select('rights_mac').execute()),
  ];
  const counted = new Map<number, number>();
  for (const { rights_mac: mac } of rows) {
    if (!mac || mac.length < VERSION_LENGTH) continue;
    const version = mac.readUInt32BE();
    counted.set(version, (counted.get(version) ?? 0) + 1);
  }
  return counted;
}

/** By version, of those that anything needs. `byVersion`: what `mappings.countByVersion` has counted. */
export async function needsByVersion(db: Db, byVersion: ReadonlyMap<number | null, number>): Promise<ReadonlyMap<number, Needs>> {
  const [setAside, macs] = [await quarantine.countQuarantinedByVersion(db), await macsByVersion(db)];
  const needs = new Map<number, Needs>();
  for (const version of new Set([...byVersion.keys(), ...setAside.keys(), ...macs.keys()])) {
    if (version === null) continue;
    const [rows, quarantined, rights] = [byVersion.get(version) ?? 0, setAside.get(version) ?? 0, macs.get(version) ?? 0];
    needs.set(version, { rows, quarantined, rights, total: rows + quarantined + rights });
  }
  return needs;
}

export async function needsOf(db: Db, version: number): Promise<Needs> {
  const needs = await needsByVersion(db, await mappings.countByVersion(db));
  return needs.get(version) ?? { rows: 0, quarantined: 0, rights: 0, total: 0 };
}
