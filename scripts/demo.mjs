#!/usr/bin/env node
/**
 * Fills an empty data folder with a believable company: 12 applications, 2,000 mappings, through the tools that everyone uses.
 * The same at every run. The password of its backup file is the demo's own and known to all; with --password-stdin it is yours.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applicationsXml, credentialsCsv } from './demo-company.mjs';

const DEMO_PASSWORD = 'demo only, not for real use';
const root = fileURLToPath(new URL('..', import.meta.url));

/** As the tools choose it; -status prints it, so that nobody has to believe this. */
function dataFolder() {
  if (process.env.SSO_HOME) return resolve(process.env.SSO_HOME);
  const status = run('ssoconfig', ['-status', '--json'], { quiet: true });
  return JSON.parse(status).dataFolder;
}

function run(tool, words, { input, quiet = false } = {}) {
  const result = spawnSync(process.execPath, [join(root, 'bin', tool), ...words], {
    input,
    encoding: 'utf8',
    env: process.env,
    stdio: [input === undefined ? 'inherit' : 'pipe', quiet ? 'pipe' : 'inherit', 'inherit'],
  });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
  return result.stdout;
}

function requireEmpty(folder) {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  console.error(`The demo fills an empty data folder only; there is something in ${folder}.`);
  console.error('Choose another one, for instance: SSO_HOME=~/sso-demo npm run demo');
  process.exit(1);
}

const ownPassword = process.argv.includes('--password-stdin');
const password = ownPassword ? readFileSync(0, 'utf8').split(/\r?\n/)[0] : DEMO_PASSWORD;
const folder = dataFolder();
requireEmpty(folder);

const files = mkdtempSync(join(tmpdir(), 'sso-demo-'));
try {
  writeFileSync(join(files, 'apps.xml'), applicationsXml());
  writeFileSync(join(files, 'credentials.csv'), credentialsCsv());
  run('ssoconfig', ['-createDB', '--name', 'Valmy Freight']);
  const backups = join(folder, 'demo');
  mkdirSync(backups, { mode: 0o700 });
  const backup = join(backups, 'sso-{version}.bak');
  run('ssoconfig', ['-generateSecret', backup, '--password-stdin', '--reminder', 'It stands in scripts/demo.mjs'], {
    input: `${password}\n`,
  });
  run('ssomanage', ['-createApps', join(files, 'apps.xml')]);
  run('ssomanage', ['-importCredentials', join(files, 'credentials.csv')]);
} finally {
  rmSync(files, { recursive: true, force: true });
}

const home = process.env.SSO_HOME ? `SSO_HOME=${folder.replace(homedir(), '~')} ` : '';
console.log(`
The demo company is ready in ${folder}.
${ownPassword ? 'Its backup file opens with the password that you gave.' : `Its backup file opens with the demo's password, which everybody knows: ${DEMO_PASSWORD}`}

Try:
  ${home}npm start                                   the console
  ${home}npx ssoconfig -status                       what is the case, and what needs attention
  ${home}npx ssoconfig -verifyDB                     opens every credential
  ${home}npx ssoconfig -generateSecret sso-{version}.bak   a new master secret: everything is re-encrypted
  ${home}npx ssomanage -listMappings SAP             who is who in SAP`);
