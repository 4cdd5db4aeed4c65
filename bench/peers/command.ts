/** Programs of others: whether they are there, and running them with their input on standard input. */
import { spawn } from 'node:child_process';

/** What it printed; an error, with what it said, where it ended otherwise than by 0. */
export function run(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let [output, complaints] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`${command}: ${complaints.trim()}`))));
    child.stdin.end(input);
  });
}

export async function works(command: string, args: readonly string[], input = ''): Promise<boolean> {
  try {
    await run(command, args, input);
    return true;
  } catch {
    return false; // not installed, or not usable: the bench then names it as skipped
  }
}
