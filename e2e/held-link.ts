/** The page's link to its engine, on which answers can be held back: what a slow machine does, at a moment of the story's choosing. */
import type { Page } from '@playwright/test';
import { test as base } from './console.ts';

export interface Link {
  /** From now on nothing of what the engine says reaches the page. */
  readonly hold: () => void;
  /** What was held back arrives in its order, and what follows at once. */
  readonly letGo: () => void;
}

async function linkOf(page: Page): Promise<Link> {
  let held: (() => void)[] | null = null;
  await page.routeWebSocket(/.*/, (socket) => {
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
