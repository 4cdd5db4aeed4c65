/** How a dialog is left. Never by a Cancel that cancels nothing: what the engine is at work on cannot be taken back by looking away. */

export interface WayOut {
  /** null: not now. */
  readonly onClick: (() => void) | null;
  /** `close` where leaving takes nothing back. */
  readonly word: 'cancel' | 'close';
  /** Why it is so: key of the catalogue `dialogs`, `wayOut`. */
  readonly why: 'under-way' | null;
}

interface Situation {
  /** Whether an answer of the engine is waited for. It comes, or the link breaks and the call fails: nobody waits for ever. */
  readonly busy: boolean;
  /** Whether what was asked changes nothing: then it is no more than a question, and can be left at any time. */
  readonly harmless: boolean;
}

export function wayOut({ busy, harmless }: Situation, leave: () => void, word: WayOut['word'] = 'cancel'): WayOut {
  return busy && !harmless ? { onClick: null, word, why: 'under-way' } : { onClick: leave, word, why: null };
}
