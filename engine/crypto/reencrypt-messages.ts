/** What pool and workers say to each other. Keys travel as KeyObjects, which are cloned as handles, never as bytes. */
import type { ReencryptBatch, ReencryptKeys, ReencryptResult, VerifyResult } from './reencrypt-batch.ts';

export type Request =
  | { readonly kind: 'keys'; readonly keys: ReencryptKeys }
  | { readonly kind: 'reencrypt'; readonly job: number; readonly batch: ReencryptBatch }
  | { readonly kind: 'verify'; readonly job: number; readonly batch: Pick<ReencryptBatch, 'meta' | 'envelopes'> };

export type Reply =
  | { readonly job: number; readonly result: ReencryptResult | VerifyResult }
  /** A mistake of ours, not a record that does not open: those are in the result. */
  | { readonly job: number; readonly error: string };
