/** Python's `cryptography` in a loop, on a copy of the database. */
import { fileURLToPath } from 'node:url';
import type { NaiveWalk, RecordKey } from '../naive.ts';
import { run, works } from './command.ts';

const NEEDS =
  'import sqlite3; from cryptography.hazmat.primitives.ciphers.aead import AESGCM; assert sqlite3.sqlite_version_info >= (3, 37)';

export const hasPythonCryptography = (): Promise<boolean> => works('python3', ['-c', NEEDS]);

export interface PythonResult {
  readonly moved: number;
  readonly seconds: number;
  readonly peakMemory: number;
}

const spelt = ({ key, version, secretId }: RecordKey): object => ({ key: key.export().toString('hex'), version, secretId });

export async function pythonWalk(script: string, database: string, { systemId, from, to }: NaiveWalk): Promise<PythonResult> {
  const job = JSON.stringify({ database, systemId, from: spelt(from), to: spelt(to) });
  return JSON.parse(await run('python3', [script], job)) as PythonResult;
}

/** From the built program in dist/bench to the script in the sources. */
export const PYTHON_SCRIPT = fileURLToPath(new URL('../../bench/peers/aesgcm.py', import.meta.url));
