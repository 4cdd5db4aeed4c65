/** Time as the browser shell asks for it, so that tests let it pass. */
export interface Timers {
  set(milliseconds: number, run: () => void): { cancel(): void };
}

export const systemTimers: Timers = {
  set: (milliseconds, run) => {
    // The server keeps the process, not these timers: one that is closed must not be waited for.
    const timer = setTimeout(run, milliseconds).unref();
    return { cancel: () => clearTimeout(timer) };
  },
};
