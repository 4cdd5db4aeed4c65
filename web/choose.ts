/** Which shell `npm start` opens, from what is known of the machine. Pure, so that each case can be tested. */
import type { ShellTextKey } from '../engine/host/texts.ts';

export interface Circumstances {
  readonly asked: 'electron' | 'browser';
  readonly root: boolean;
  readonly display: boolean;
}

/** Why Electron is out of the question; null where it may be tried. */
export function whyNotElectron({ asked, root, display }: Circumstances): ShellTextKey | null {
  if (asked === 'browser') return 'start.reason.asked';
  if (!display) return 'start.reason.no-display';
  // Chromium runs as root only without its sandbox, which this product never asks for.
  return root ? 'start.reason.root' : null;
}

/** Whether a browser's window can be opened; otherwise the address is printed. */
export const canOpenWindow = ({ root, display }: Circumstances): boolean => display && !root;

/** A window opened from a remote terminal would show on the remote machine's own screen, if anywhere. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === 'linux') return Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
  return env['SSH_CONNECTION'] === undefined;
}
