/** What the three launchers start. */
import { dropBrokenPipes, processIo } from './io.ts';
import { runTool } from './run-tool.ts';
import type { Tool } from './tools.ts';

export async function main(tool: Tool): Promise<void> {
  const io = processIo();
  dropBrokenPipes(io);
  process.exitCode = await runTool(tool, process.argv.slice(2), io);
  // A prompt, or whoever feeds us and keeps the pipe open, must not keep us.
  process.stdin.destroy();
}
