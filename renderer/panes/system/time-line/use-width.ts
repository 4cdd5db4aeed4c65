/** How wide an element is, as the panes are dragged. 0 until it is on the page. */
import { useEffect, useState } from 'react';

export function useWidth(): { readonly width: number; readonly ref: (element: Element | null) => void } {
  const [element, ref] = useState<Element | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return { width, ref };
}
