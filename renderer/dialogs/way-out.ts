/** How a dialog is left. Never by a Cancel that cancels nothing: what the engine is at work on cannot be taken back by looking away. */
import type { ConnectionState } from '../rpc/connection.ts';

export interface WayOut {
  /** null: not now. */
  readonly onClick: (() => void) | null;
  /** `close` where leaving takes nothing back. */
  readonly word: 'cancel' | 'close';
  /** Why it is so: key of the catalogue `dialogs`, `wayOut`. */
  readonly why: 'under-way' | 'lost' | null;
}

interface Situation {
  /** Whether an answer of the engine is waited for. */
  readonly busy: boolean;
  /** Whether what was asked changes nothing: then it is no more than a question, and can be left at any time. */
  readonly harmless: boolean;
  readonly connection: ConnectionState;
}

/** A link that is lost answers nothing: whoever waits has to get out, and is told what that means. */
export function wayOut({ busy, harmless, connection }: Situation, leave: () => void, word: WayOut['word'] = 'cancel'): WayOut {
  if (!busy || harmless) return { onClick: leave, word, why: null };
  if (connection === 'lost' || connection === 'ended') return { onClick: leave, word: 'close', why: 'lost' };
  return { onClick: null, word, why: 'under-way' };
}
