/** Whether anything was recorded since a call came in: a call that is refused before its use case began is recorded by the router. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Call {
  recorded: boolean;
}

const calls = new AsyncLocalStorage<Call>();

export function markRecorded(): void {
  const call = calls.getStore();
  if (call) call.recorded = true;
}

/** Runs `work`; where it fails without a record, `onUnrecorded` is called with the failure before it goes on. */
export function recordingCall<T>(work: () => Promise<T>, onUnrecorded: (error: unknown) => Promise<void>): Promise<T> {
  const call: Call = { recorded: false };
  return calls.run(call, async () => {
    try {
      return await work();
    } catch (error) {
      if (!call.recorded) await onUnrecorded(error);
      throw error;
    }
  });
}
