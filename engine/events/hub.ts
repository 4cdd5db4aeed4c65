/** What happened in this process and no database commit tells of: whoever watches hears of it at once. */
import { EventEmitter } from 'node:events';
import type { EngineParts } from '../parts.ts';

const hubs = new WeakMap<EngineParts, EventEmitter>();

function hubOf(parts: EngineParts): EventEmitter {
  const present = hubs.get(parts);
  if (present) return present;
  const made = new EventEmitter().setMaxListeners(0);
  hubs.set(parts, made);
  return made;
}

/** Something that the overview shows has changed. */
export const announce = (parts: EngineParts): void => void hubOf(parts).emit('changed');

/** Returns what ends it. */
export function onAnnounced(parts: EngineParts, listener: () => void): () => void {
  const hub = hubOf(parts);
  hub.on('changed', listener);
  return () => void hub.off('changed', listener);
}
