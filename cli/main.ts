/** What the three launchers start. */
import { SsoError } from '../shared/errors.ts';
import { dropBrokenPipes, processIo } from './io.ts';
import { languageOf } from './language.ts';
import { createPrinter } from './printer.ts';
import { runTool } from './run-tool.ts';
import type { Tool } from './tools.ts';

export async function main(tool: Tool): Promise<void> {
  const io = processIo();
  const output = createPrinter(io, languageOf(io.env), false);
  const lost = dropBrokenPipes(io, (reason) => {
    output.error(new SsoError('OUTPUT_LOST', { reason }));
    process.exitCode = 1; // it may come when all the rest is done
  });
  const exit = await runTool(tool, process.argv.slice(2), io);
  process.exitCode = exit === 0 && lost() ? 1 : exit;
  // A prompt, or whoever feeds us and keeps the pipe open, must not keep us.
  process.stdin.destroy();
}
