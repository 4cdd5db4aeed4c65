/**
 * Collects what nobody reaches any more, now. OpenSSL wipes a key when its object is collected, which in a process that idles may be
 * hours after it was let go of. Asked of Node's inspector within the process: nothing listens, and no switch of the program is needed.
 */
export async function collectNow(): Promise<void> {
  const { Session } = await import('node:inspector');
  const session = new Session();
  session.connect();
  try {
    await new Promise<void>((resolve) => session.post('HeapProfiler.collectGarbage', () => resolve()));
  } finally {
    session.disconnect();
  }
}
