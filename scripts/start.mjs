#!/usr/bin/env node
/** `npm start`: opens SSO Administration. Builds first where nothing is built yet. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entry = new URL('../dist/node/web.js', import.meta.url);
const build = fileURLToPath(new URL('build.mjs', import.meta.url));
if (!existsSync(entry)) spawnSync(process.execPath, [build, '--if-possible'], { stdio: 'inherit' });
if (existsSync(entry)) await import(entry.href);
else process.exitCode = 1;
