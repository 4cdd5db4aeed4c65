/** Runs one of the built tools in this very process, so that signals and the exit code are the tool's own. */
import { existsSync } from 'node:fs';

export async function launch(tool) {
  const entry = new URL(`../dist/node/${tool}.js`, import.meta.url);
  if (existsSync(entry)) return import(entry.href);
  console.error(`${tool} has not been built yet: run "npm ci", or "npm run build".`);
  process.exitCode = 2;
}
