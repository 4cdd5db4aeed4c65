/** The way through the guide: where one is, and back and forward along it. */
import { useState } from 'react';
import type { Topic } from './contents.ts';

interface Trail {
  readonly topic: Topic;
  /** A link or a hit leads into the page; the contents and the two buttons keep the keyboard. */
  readonly enters: boolean;
  readonly go: (topic: Topic, enters: boolean) => void;
  /** null: there is nothing that way. */
  readonly back: (() => void) | null;
  readonly forward: (() => void) | null;
}

export function useTrail(start: Topic): Trail {
  const [{ topics, at, enters }, setTrail] = useState({ topics: [start], at: 0, enters: true });
  const topic = topics[at] ?? start;
  const step = (to: number): (() => void) | null => (topics[to] === undefined ? null : () => setTrail({ topics, at: to, enters: false }));
  return {
    topic,
    enters,
    go: (next, into) => {
      const stays = next.page === topic.page && next.section === topic.section;
      const before = topics.slice(0, stays ? at : at + 1);
      setTrail({ topics: [...before, next], at: before.length, enters: into });
    },
    back: step(at - 1),
    forward: step(at + 1),
  };
}
