#!/usr/bin/env node
/**
 * Builds dist/. Each part is built aside and then moved into place, so that a program that runs from dist/ meanwhile, or a
 * failed build, never leaves it half new.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { licencesOf } from './licences.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const aside = join(dist, `.new-${process.pid}`);

async function moveIntoPlace(part) {
  const old = join(aside, `old-${part}`);
  await rename(join(dist, part), old).catch((error) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(join(aside, part), join(dist, part));
}

/** Beside the page, which shows them in its About box. */
async function writeLicences(outputs) {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const licences = await licencesOf(outputs, root, Object.keys(dependencies));
  await writeFile(join(aside, 'renderer', 'licences.json'), JSON.stringify(licences));
}

async function build({ build: viteBuild }) {
  const run = (configFile, outDir) =>
    viteBuild({ configFile: join(root, configFile), logLevel: 'warn', build: { outDir, emptyOutDir: false } });
  process.chdir(root);
  await mkdir(aside, { recursive: true });
  const outputs = await Promise.all([
    run('vite.node.config.ts', aside),
    run('vite.preload.config.ts', aside),
    run('vite.renderer.config.ts', join(aside, 'renderer')),
  ]);
  await writeLicences(outputs.flat());
  for (const part of ['node', 'electron', 'renderer']) await moveIntoPlace(part);
}

/** After `npm ci --omit=dev` there is nothing to build with: a dist/ that came along serves; without one, say what is missing. */
async function bundler() {
  try {
    return await import('vite');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !process.argv.includes('--if-possible')) throw error;
    if (!existsSync(join(dist, 'node'))) console.log('Not built: the development packages are not installed (npm ci installs them).');
    return null;
  }
}

const started = Date.now();
const vite = await bundler();
if (vite) {
  try {
    await build(vite);
    console.log(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
