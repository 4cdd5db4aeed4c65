/** No failure is silence: each is told by a situation, and one that nobody foresaw stands in the log, once. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkExitCode, SITUATIONS } from '../../shared/domain/situations.ts';
import { ERRORS, SsoError, type ErrorCode } from '../../shared/errors.ts';
import type { EngineParts } from '../parts.ts';
import { closeAll, opened } from './bringing.helper.ts';
import { gather } from './gather.ts';
import { overview } from './index.ts';
import { recognise } from './recognise.ts';
import { ANNA, madeSystem } from './system.helper.ts';

afterEach(closeAll);

const CODES = Object.keys(ERRORS) as ErrorCode[];

/** Of each part, the codes that have a situation of their own. Every other one is unforeseen there. */
const OWN: Readonly<Record<'settings' | 'store' | 'database', Partial<Record<ErrorCode, string>>>> = {
  settings: { NOT_CONFIGURED: 'settings-lost', SETTINGS_DAMAGED: 'settings-lost', STORE_UNREACHABLE: 'store-unreachable' },
  store: {
    STORE_MISSING: 'store-missing',
    STORE_DAMAGED: 'store-damaged',
    STORE_LOCKED: 'store-locked',
    KEY_STORE_REFUSED: 'key-store-refused',
    KEY_FILE_MISSING: 'key-file-missing',
    KEY_FILE_WRONG: 'key-file-wrong',
    KEY_FILE_UNREADABLE: 'key-file-unreadable',
    KEY_FILE_EXPOSED: 'key-file-exposed',
    STORE_NEWER: 'store-newer',
    STORE_EXPOSED: 'store-exposed',
    STORE_UNREACHABLE: 'store-unreachable',
  },
  database: {
    DATABASE_MISSING: 'database-missing',
    DATABASE_AWAY: 'database-away',
    DATABASE_DAMAGED: 'database-damaged',
    SCHEMA_OLD: 'schema-old',
    SCHEMA_NEW: 'schema-new',
  },
};

describe.each(['settings', 'store', 'database'] as const)('a failure to look at the %s', (part) => {
  it('is told by one situation that stops, whatever its code', async () => {
    const { parts } = await opened(madeSystem());
    const facts = await gather(parts, ANNA);
    for (const code of CODES) {
      const failed = { value: null, error: new SsoError(code, { correlation: 'c0ffee' }) };
      const stops = recognise({ ...facts, [part]: failed }).filter(({ id }) => SITUATIONS[id].severity === 'stop');
      expect(
        stops.map(({ id }) => id),
        code,
      ).toEqual([OWN[part][code] ?? 'unforeseen']);
      expect(checkExitCode(stops)).toBe(OWN[part][code] ? 2 : 3);
      if (!OWN[part][code]) expect(stops[0]?.params).toEqual({ correlation: 'c0ffee', [part]: true });
    }
  });
});

async function logOf({ folder }: EngineParts): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(folder.logFolder, 'engine.log'), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}

const raw = (): Promise<never> => Promise.reject(Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' }));

describe('a failure that nobody foresaw', () => {
  it.each<[string, (parts: EngineParts) => EngineParts]>([
    ['database', (parts) => ({ ...parts, database: raw })],
    ['store', (parts) => ({ ...parts, store: async () => ({ ...(await parts.store()), read: raw }) })],
  ])('of the %s is logged once, however often one looks', async (part, failing) => {
    const { parts } = await opened(madeSystem());
    const looked = failing(parts);
    const told = [await overview(looked, ANNA), await overview(looked, ANNA)].map(({ situations }) => situations[0]);
    const lines = (await logOf(parts)).filter(({ procedure }) => procedure === 'situations');
    expect(lines).toMatchObject([{ error: { message: 'EMFILE: too many open files' } }]);
    const correlation = lines[0]?.['correlation'];
    expect(told).toEqual(Array(2).fill({ id: 'unforeseen', params: { correlation, [part]: true } }));
  });

  it('of the settings is no reason to call them lost', async () => {
    const { parts } = await opened(madeSystem());
    await rm(parts.folder.settings);
    await mkdir(parts.folder.settings);
    const { situations } = await overview(parts, ANNA);
    expect(situations).toMatchObject([{ id: 'unforeseen', params: { settings: true } }]);
  });
});
