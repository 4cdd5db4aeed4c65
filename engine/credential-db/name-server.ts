/** A server's own row in a file that nobody uses yet: the machine that takes its place has another key, and mostly another name. */
import { nameKey } from '../../shared/domain/names.ts';
import { openConnection } from './drivers/sqlite-settings.ts';

export interface NamedServer {
  readonly id: string;
  readonly name: string;
  /** PEM; null: not known, the old one stays. */
  readonly publicKey: string | null;
}

/** Of any schema up to ours: the columns are the first one's. Nothing that a rights MAC covers is changed. */
export async function nameServer(path: string, { id, name, publicKey }: NamedServer): Promise<void> {
  const connection = await openConnection(path, { mode: 'existing', readOnly: false });
  try {
    await connection.run('update server set name = ?, name_key = ?, public_key = coalesce(?, public_key) where id = ?', [
      name,
      nameKey(name),
      publicKey,
      id,
    ]);
  } finally {
    await connection.close();
  }
}
