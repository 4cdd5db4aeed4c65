/** What is chosen: rows of the result pane, and the node, kept in the address so that a reload comes back to it, and the way that led there (Back, Forward). */
import { useCallback, useEffect, useState } from 'react';
import type { Target } from '../actions/target.ts';
import { isNodeId, type NodeId } from '../tree/nodes.ts';

export interface Selection {
  readonly node: NodeId;
  readonly select: (node: NodeId) => void;
  readonly rows: Target | null;
  readonly selectRows: (rows: Target | null) => void;
  readonly back: (() => void) | null;
  readonly forward: (() => void) | null;
}

interface Trail {
  readonly nodes: readonly NodeId[];
  readonly at: number;
}

function fromAddress(): NodeId {
  const id = decodeURIComponent(window.location.hash.slice(1));
  return isNodeId(id) ? id : 'system';
}

const goTo = ({ nodes, at }: Trail, node: NodeId): Trail =>
  nodes[at] === node ? { nodes, at } : { nodes: [...nodes.slice(0, at + 1), node], at: at + 1 };

export function useSelection(): Selection {
  const [trail, setTrail] = useState<Trail>(() => ({ nodes: [fromAddress()], at: 0 }));
  const [rows, setRows] = useState<{ readonly of: NodeId; readonly target: Target | null } | null>(null);
  const node = trail.nodes[trail.at] ?? 'system';
  const select = useCallback((next: NodeId) => setTrail((held) => goTo(held, next)), []);
  const selectRows = useCallback((target: Target | null) => setRows({ of: node, target }), [node]);
  useEffect(() => {
    // Replaced, not pushed: the browser's own history has no say in a desktop window.
    window.history.replaceState(null, '', `#${node}`);
  }, [node]);
  const step = (by: number) => () => setTrail(({ nodes, at }) => ({ nodes, at: at + by }));
  return {
    node,
    select,
    // Whatever was selected in another node is selected no more.
    rows: rows?.of === node ? rows.target : null,
    selectRows,
    back: trail.at > 0 ? step(-1) : null,
    forward: trail.at < trail.nodes.length - 1 ? step(1) : null,
  };
}
