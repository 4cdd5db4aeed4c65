/** Test helper: a data folder whose audit has something of everything. Its clock moves on one second a question. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Guid } from '../../shared/domain/names.ts';
import { last, openEngineAt, type EngineAt } from '../../tests/engine-at.ts';
import { workerForTests } from '../crypto/worker.helper.ts';
import { lookUp } from '../mappings/look-up.ts';
import type { EngineOptions } from '../open.ts';
import type { Clock } from '../platform/clock.ts';
import { appendAudit, chainOf } from './index.ts';

export const PASSWORD = 'correct horse battery';
/** Its id sorts behind every other, its records lie in the year before. */
export const OTHER_SERVER = 'ffffffff-0000-4000-8000-000000000001' as Guid;
/** What a spreadsheet would run, or would lose its place at. */
export const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'say "hi", twice\nover'] as const;

export interface Prepared extends EngineAt {
  readonly clock: Clock;
  file(name: string): string;
  remove(): Promise<void>;
}

export async function openPrepared(options: Pick<EngineOptions, 'onStep'> = {}): Promise<Prepared> {
  const root = await mkdtemp(join(tmpdir(), 'sso-audit-'));
  let at = Date.parse('2026-03-01T12:00:00.000Z');
  const clock: Clock = { now: () => new Date((at += 1000)), monotonic: () => performance.now() };
  const engine = await openEngineAt(join(root, 'home'), { ...options, clock, workerUrl: await workerForTests() });
  const remove = async (): Promise<void> => {
    await engine.close();
    await rm(root, { recursive: true, force: true });
  };
  return { ...engine, clock, file: (name) => join(root, name), remove };
}

const APPLICATION = `<sso><application name="SAP"><field ordinal="0" label="User"/>
  <field ordinal="1" label="Password" masked="yes"/><flags enableApp="yes"/></application></sso>`;

async function otherServersRecords({ parts }: EngineAt): Promise<void> {
  const [chain, database] = [chainOf(await parts.ring.contents()), await parts.database()];
  const by = { actor: '=cmd()', origin: 'console', action: 'system.protect', result: 'done', operationId: null, detail: {} } as const;
  await database.write(async (db) => {
    for (const [index, text] of FORMULAS.entries()) {
      const at = new Date(Date.UTC(2025, 0, index + 1));
      await appendAudit(db, { ...chain, serverId: OTHER_SERVER }, { ...by, at, objects: [text] });
    }
  });
}

/** A system with a secret, one mapping, one refusal, four look-ups (one of which is done), and another server's chain. */
export async function prepared(): Promise<Prepared> {
  const made = await openPrepared();
  const { client, parts, caller } = made;
  await client.system.create({ systemName: 'Contoso', administrators: [] });
  await last(client.secret.generate({ path: made.file('first.bak'), password: PASSWORD, reminder: '' }));
  await writeFile(made.file('apps.xml'), APPLICATION);
  await client.applications.createFromXml({ path: made.file('apps.xml') });
  await client.mappings.setCredentials({ application: 'SAP', account: 'HOST\\Élodée', externalUser: 'E', values: ['pw'] });
  await client.secret.retire({ version: 9, confirmation: '9' }).catch(() => undefined);
  await lookUp(parts, caller, { application: 'SAP', account: 'HOST\\Élodée' });
  for (const [application, account] of [
    ['SAP', 'HOST\\bert'],
    ['SAP', 'HOST\\carl'],
    ['Mail', 'HOST\\bert'],
  ] as const)
    await lookUp(parts, caller, { application, account }).catch(() => undefined);
  await otherServersRecords(made);
  return made;
}
