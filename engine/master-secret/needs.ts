/** What in the database still needs a master secret: rows, rows set aside, and the MACs of rights. */
import type { Db } from '../credential-db/schema.ts';

export interface Needs {
  readonly rows: number;
  readonly quarantined: number;
  readonly rights: number;
  readonly total: number;
}

const counted = async (query: Promise<{ n: number | bigint | string }>): Promise<number> => Number((await query).n);

/** A MAC begins with its secret's version, four bytes, big-endian. */
async function macsUnder(db: Db, version: number): Promise<number> {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(version);
  const macs = [
    ...(await db.selectFrom('system').select('rights_mac').execute()),
    ...(await db.selectFrom('access_account').select('rights_mac').execute()),
    ...(await db.selectFrom('application').select('rights_mac').execute()),
  ];
  return macs.filter(({ rights_mac: mac }) => mac?.subarray(0, 4).equals(prefix)).length;
}

export async function needsOf(db: Db, version: number): Promise<Needs> {
  const count = db.fn.countAll<number>().as('n');
  const rows = await counted(db.selectFrom('mapping').select(count).where('secret_version', '=', version).executeTakeFirstOrThrow());
  const aside = db.selectFrom('quarantine').select(count).where('secret_version', '=', version);
  const quarantined = await counted(aside.executeTakeFirstOrThrow());
  const rights = await macsUnder(db, version);
  return { rows, quarantined, rights, total: rows + quarantined + rights };
}
