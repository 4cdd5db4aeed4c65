/**
 * The page's link to its engine, on which answers can be held back, and which can be cut: what a slow machine and a bad net do, at a moment
 * of the story's choosing.
 */
import type { Page, WebSocketRoute } from '@playwright/test';
import { test as base } from './console.ts';

export interface Link {
  /** From now on nothing of what the engine says reaches the page. */
  readonly hold: () => void;
  /** What was held back arrives in its order, and what follows at once. */
  readonly letGo: () => void;
  /** The connection is gone, and none comes about, until it is mended. */
  readonly cut: () => void;
  readonly mend: () => void;
}

async function linkOf(page: Page): Promise<Link> {
  let held: (() => void)[] | null = null;
  let isCut = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/.*/, (socket) => {
    if (isCut) {
      void socket.close();
      return;
    }
    open.add(socket);
    const engine = socket.connectToServer();
    engine.onMessage((message) => {
      if (held === null) socket.send(message);
      else held.push(() => socket.send(message));
    });
  });
  return {
    hold: () => {
      held = [];
    },
    letGo: () => {
      const late = held ?? [];
      held = null;
      for (const send of late) send();
    },
    cut: () => {
      isCut = true;
      for (const socket of open) void socket.close();
      open.clear();
    },
    mend: () => {
      isCut = false;
    },
  };
}

const links = new WeakMap<Page, Link>();

export const test = base.extend<{ link: Link }>({
  // Before the console is opened: a socket that is open cannot be taken over.
  page: async ({ page }, use) => {
    links.set(page, await linkOf(page));
    await use(page);
  },
  link: async ({ page }, use) => {
    await use(links.get(page)!);
  },
});
