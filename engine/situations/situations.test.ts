import { writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { SITUATION_IDS, type Situation } from '../../shared/domain/situations.ts';
import { createI18n, formatSituation } from '../../shared/i18n/index.ts';
import { OverviewSchema } from '../../shared/contract/console/system.ts';
import { makeRights } from '../access/index.ts';
import { setSsoEnabled } from '../access/set-sso.ts';
import { currentSecret, ringSecrets, secretByVersion, withState } from '../crypto/index.ts';
import { retire } from '../master-secret/retire.ts';
import type { Caller } from '../parts.ts';
import { overview } from './index.ts';
import { addApplication, addMapping, addOperation } from './rows.helper.ts';
import { addCurrentSecret, ANNA, madeSystem, type TestSystem } from './system.helper.ts';

import { BRINGING, closeAll, opened, withBackup } from './bringing.helper.ts';

afterEach(closeAll);

describe('each situation is recognised on a data folder that is in it', () => {
  it.each(SITUATION_IDS)('%s', async (id) => {
    const { made, params, caller } = await BRINGING[id]();
    const shown = OverviewSchema.parse(await overview(made.parts, caller ?? ANNA));
    const found = shown.situations.find((situation) => situation.id === id);
    expect(found, shown.situations.map((situation) => situation.id).join(' ')).toBeDefined();
    if (params) expect(found?.params).toMatchObject(params);
    if (id !== 'not-configured') expect(shown.situations.map((situation) => situation.id)).not.toContain('not-configured');
    for (const language of ['en', 'fr'] as const) {
      const sentence = formatSituation(createI18n(language), found as Situation);
      expect(sentence).not.toMatch(/undefined|NaN|Invalid|\{\{|^situations:/);
      expect(sentence).not.toMatch(/\s\s|\(\)/);
    }
  });
});

describe('the overview', () => {
  it('has nothing to say of a system that is well', async () => {
    const made = await opened(madeSystem());
    await withBackup(made);
    expect((await overview(made.parts, ANNA)).situations).toEqual([]);
  });

  it('shows who, where, which secret and how much, before anything is the matter', async () => {
    const made = await opened(madeSystem({ secrets: 2 }));
    await addMapping(made.parts, await addApplication(made.parts), 2);
    const shown = OverviewSchema.parse(await overview(made.parts, ANNA));
    expect(shown).toMatchObject({
      dataFolder: made.root,
      caller: { account: ANNA.account, roles: ['sso-administrator'] },
      server: { name: 'SSO1' },
      system: { name: 'Contoso', ssoEnabled: true },
      masterSecretServer: 'SSO1',
      secret: { version: 2 },
      counts: { applications: 1, mappings: 1, credentials: 1, quarantined: 0 },
      administrators: [ANNA.account, 'HOST\\sso-admins'],
    });
    expect(shown.ring.map(({ version, state, rows }) => [version, state, rows])).toEqual([
      [1, 'previous', 0],
      [2, 'current', 1],
    ]);
  });

  it('knows the current secret by the store while the database is away', async () => {
    const { made } = await BRINGING['database-missing']();
    const { ring } = await (await made.parts.store()).read();
    const shown = OverviewSchema.parse(await overview(made.parts, ANNA));
    expect(shown.secret).toMatchObject({ id: currentSecret(ring)?.id, version: 1, uses: null });
  });

  it('puts what stops before what risks before what is good to know', async () => {
    const made = await opened(madeSystem({ secrets: 2, administrators: [ANNA.account] }));
    await setSsoEnabled(made.parts, ANNA, false);
    const ids = (await overview(made.parts, ANNA)).situations.map(({ id }) => id);
    expect(ids).toEqual(['sso-disabled', 'never-backed-up', 'single-administrator', 'retirable']);
  });

  it('does not take a generation between its two reads for a database that was put back', async () => {
    const made = await opened(madeSystem());
    let moved = false;
    const store = async () => {
      if (!moved) await addCurrentSecret(made.parts);
      moved = true;
      return made.parts.store();
    };
    const { situations } = await overview({ ...made.parts, store }, ANNA);
    expect(moved).toBe(true);
    expect(situations.map(({ id }) => id)).not.toContain('database-rolled-back');
  });

  it('tells an interrupted restore from a generation, and no version where there is none', async () => {
    const made = await opened(madeSystem());
    await addOperation(made.parts, { kind: 'restore', state: 'preflight' });
    const found = (await overview(made.parts, ANNA)).situations.find(({ id }) => id === 'generate-unfinished');
    expect(found?.params).toEqual({ state: 'preflight', restore: true });
  });

  it('never says that everything is readable while a row is not', async () => {
    const { made } = await BRINGING['rows-unreadable']();
    await addOperation(made.parts, { state: 're-encrypting', done: 0, total: 8 });
    const found = (await overview(made.parts, ANNA)).situations.find(({ id }) => id === 'reencryption-paused');
    expect(formatSituation(createI18n('en'), found as Situation)).toBe('Re-encryption is paused at 0 %.');
  });

  it('offers no secret for retiring that what was set aside needs, nor any while the current one is missing', async () => {
    const ids = async ({ parts }: TestSystem): Promise<string[]> => (await overview(parts, ANNA)).situations.map(({ id }) => id);
    const { made } = await BRINGING.quarantined();
    await (await made.parts.database()).write((db) => sql`delete from mapping`.execute(db));
    await addCurrentSecret(made.parts);
    expect(await ids(made)).not.toContain('retirable');
    const { made: behind } = await BRINGING['store-behind']();
    await (
      await behind.parts.store()
    ).update((held) => {
      const [first] = ringSecrets(held.ring);
      return first ? { ...held, ring: withState(held.ring, first.id, 'previous') } : held;
    });
    expect(await ids(behind)).not.toContain('retirable');
  });

  it('offers no secret for retiring that rights are sealed under, neither in the situation nor in the ring', async () => {
    const { parts } = await opened(madeSystem({ secrets: 3 }));
    const first = secretByVersion((await parts.ring.contents()).ring, 1);
    if (!first) throw new Error('no secret 1');
    await (await parts.database()).write((db) => makeRights(db, first));
    const { ring, situations } = await overview(parts, ANNA);
    expect(situations.find(({ id }) => id === 'retirable')?.params).toEqual({ count: 1, versions: '2' });
    expect(ring.map(({ version, rows, retirable }) => [version, rows, retirable])).toEqual([
      [1, 0, false],
      [2, 0, true],
      [3, 0, false],
    ]);
    await expect(retire(parts, ANNA, { version: 1, confirmation: '1' })).rejects.toMatchObject({ code: 'SECRET_IN_USE' });
    await retire(parts, ANNA, { version: 2, confirmation: '2' });
  });

  it('tells one administrator from one group of them', async () => {
    const made = await opened(madeSystem({ administrators: ['HOST\\staff'] }));
    const ids = async (caller: Caller): Promise<string[]> => (await overview(made.parts, caller)).situations.map(({ id }) => id);
    expect(await ids(ANNA)).not.toContain('single-administrator');
    expect(await ids({ account: 'HOST\\staff', groups: ['HOST\\staff'], origin: 'console' })).toContain('single-administrator');
  });

  it('never says that a server is new whose settings are damaged', async () => {
    const made = await opened(madeSystem());
    await writeFile(made.parts.folder.settings, '{"format":');
    expect((await overview(made.parts, ANNA)).situations.map(({ id }) => id)).toEqual(['settings-lost']);
  });

  it('holds no secret', async () => {
    const made = await opened(madeSystem());
    const { ring } = await (await made.parts.store()).read();
    const shown = JSON.stringify(await overview(made.parts, ANNA));
    for (const entry of ring.entries) {
      if (entry.kind !== 'master-secret') continue;
      entry.key.use((bytes) => {
        for (const form of ['hex', 'base64'] as const) expect(shown).not.toContain(bytes.toString(form));
      });
    }
  });
});
