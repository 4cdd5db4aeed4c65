/** The entry of a worker thread: cryptography only (sqlite3 in a worker thread takes the whole process down with it). */
import { parentPort } from 'node:worker_threads';
import { BatchCipher } from './reencrypt-batch.ts';
import type { Reply, Request } from './reencrypt-messages.ts';

let cipher: BatchCipher | null = null;

function answer(request: Exclude<Request, { kind: 'keys' }>): Reply {
  const { job } = request;
  try {
    if (!cipher) throw new Error('A batch came before its keys');
    return { job, result: request.kind === 'reencrypt' ? cipher.reencrypt(request.batch) : cipher.verify(request.batch) };
  } catch (error) {
    return { job, error: error instanceof Error ? error.message : 'unknown' };
  }
}

parentPort?.on('message', (request: Request) => {
  if (request.kind === 'keys') {
    cipher = new BatchCipher(request.keys);
    return;
  }
  const reply = answer(request);
  const moved = 'result' in reply && 'envelopes' in reply.result ? [reply.result.envelopes.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(reply, moved);
});
