/** What work is given where nobody watches it, and what it ends with where somebody ends it. */
import { SsoError } from '../../shared/errors.ts';
import type { WorkPlace } from './types.ts';

export const UNWATCHED: WorkPlace = { report: () => undefined, signal: new AbortController().signal };

export const interrupted = (): SsoError => new SsoError('INTERRUPTED', { outcome: 'nothing-done', how: 'how-again' });
