/** The scope tree as data. A node is a kind of thing; what it is called comes from the catalogue or from the system. */
export const NODE_IDS = ['root', 'system'] as const;
export type NodeId = (typeof NODE_IDS)[number];

export interface ScopeNode {
  readonly id: NodeId;
  readonly children: readonly ScopeNode[];
}

export const SCOPE_TREE: ScopeNode = { id: 'root', children: [{ id: 'system', children: [] }] };

export const isNodeId = (id: string): id is NodeId => (NODE_IDS as readonly string[]).includes(id);

function parentWithin(node: ScopeNode, id: NodeId): NodeId | null {
  for (const child of node.children) {
    if (child.id === id) return node.id;
    const found = parentWithin(child, id);
    if (found !== null) return found;
  }
  return null;
}

/** null for the root. */
export const parentOf = (id: NodeId): NodeId | null => parentWithin(SCOPE_TREE, id);

function within(node: ScopeNode, id: NodeId): ScopeNode | null {
  if (node.id === id) return node;
  for (const child of node.children) {
    const found = within(child, id);
    if (found !== null) return found;
  }
  return null;
}

export const childrenOf = (id: NodeId): readonly ScopeNode[] => within(SCOPE_TREE, id)?.children ?? [];
