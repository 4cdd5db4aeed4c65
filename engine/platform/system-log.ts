/**
 * The operating system's log: syslog under `auth` on Linux and macOS, by `logger`; the Application log on Windows, by `eventcreate`, which
 * asks for an elevated account. Lines hold no secret; what they hold is data to the command, never part of it.
 */
import { spawn } from 'node:child_process';

export type LogSeverity = 'notice' | 'warning';

export interface SystemLog {
  /** Each line an entry of its own. Rejects where the log cannot be written. */
  write(severity: LogSeverity, lines: readonly string[]): Promise<void>;
}

const SOURCE = 'entsso';
/** A log that does not take its lines by then is given up: nobody waits for it any longer. */
const PATIENCE_MS = 5000;

function fed(command: string, parameters: readonly string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...parameters], { stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true, timeout: PATIENCE_MS });
    child.on('error', reject);
    child.stdin.on('error', () => undefined); // it ended before it had read all: its exit says so
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${String(code)}`))));
    child.stdin.end(input);
  });
}

/** `command`: another one than `logger`, for tests. */
export const syslog = (command = 'logger'): SystemLog => ({
  write: (severity, lines) => fed(command, ['-t', SOURCE, '-p', `auth.${severity}`], lines.map((line) => `${line}\n`).join('')),
});

const EVENTS = { notice: { type: 'INFORMATION', id: '535' }, warning: { type: 'WARNING', id: '536' } } as const;

const applicationLog: SystemLog = {
  async write(severity, lines) {
    const { type, id } = EVENTS[severity];
    for (const line of lines) await fed('eventcreate', ['/L', 'APPLICATION', '/SO', SOURCE, '/T', type, '/ID', id, '/D', line], '');
  },
};

export const operatingSystemLog = (): SystemLog => (process.platform === 'win32' ? applicationLog : syslog());
