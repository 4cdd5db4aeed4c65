/** What the build carries of others' work: each package that a module of it comes from, with its version and licence. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Folders of the packages of all modules of these outputs of Vite. */
function packageFolders(outputs) {
  const modules = outputs.flatMap(({ output }) => output).flatMap(({ moduleIds = [] }) => moduleIds);
  const folders = modules.map((id) => PACKAGE.exec(id.replaceAll('\\', '/').replace(/^\0/, ''))?.[1]);
  return new Set(folders.filter((folder) => folder !== undefined));
}

async function described(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} does not say its licence in package.json.`);
  return { name, version, licence: license };
}

/** `installed`: names of packages that stand beside the build instead of in it. */
export async function licencesOf(outputs, root, installed) {
  const folders = packageFolders(outputs);
  for (const name of installed) folders.add(join(root, 'node_modules', name));
  const all = await Promise.all([...folders].map(described));
  const once = new Map(all.map((entry) => [`${entry.name} ${entry.version}`, entry]));
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
