/** Ends the program after its last window, but not under a running operation: that goes on without a window, and is waited for. */
import type { App } from 'electron';

/** Milliseconds between two looks at whether the operation still runs. */
const LOOK_EVERY = 1000;

export interface Ending {
  readonly busy: () => Promise<boolean>;
  readonly windows: () => number;
  readonly close: () => Promise<void>;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** A window opened meanwhile (a second start) keeps the program. */
async function quitWhenIdle(app: Pick<App, 'quit'>, { busy, windows, pause }: Ending): Promise<void> {
  while (windows() === 0 && (await busy())) await pause(LOOK_EVERY);
  if (windows() === 0) app.quit();
}

export function endAfterLastWindow(app: Pick<App, 'on' | 'quit' | 'exit'>, ending: Ending): void {
  app.on('window-all-closed', () => void quitWhenIdle(app, ending));
  app.on('will-quit', (event) => {
    event.preventDefault();
    // Whatever keeps the engine from closing in order, its files are made for a process that just ends.
    void ending.close().finally(() => app.exit(0));
  });
}
