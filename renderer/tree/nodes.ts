/** The scope tree as data. A node is a kind of thing; what it is called comes from the catalogue, from the system or from an application. */
const FIXED = ['root', 'system', 'servers', 'applications', 'audit'] as const;
type FixedNode = (typeof FIXED)[number];

export type NodeId = FixedNode | `application:${string}`;
export type NodeKind = FixedNode | 'application';

/** What the tree shows of an application. */
export interface NamedApplication {
  readonly id: string;
  readonly name: string;
}

export interface ScopeNode {
  readonly id: NodeId;
  readonly children: readonly ScopeNode[];
  /** Of a branch with more children than it shows. */
  readonly more: boolean;
}

/** The tree shows no more than that; the rest stands in the result pane of their parent. */
export const CHILDREN_SHOWN = 200;

const APPLICATION = 'application:';
const isFixed = (id: string): id is FixedNode => (FIXED as readonly string[]).includes(id);
const isApplication = (id: string): id is `application:${string}` => id.startsWith(APPLICATION) && id.length > APPLICATION.length;

export const isNodeId = (id: string): id is NodeId => isFixed(id) || isApplication(id);
export const kindOf = (id: NodeId): NodeKind => (isFixed(id) ? id : 'application');
export const applicationNode = (applicationId: string): NodeId => `${APPLICATION}${applicationId}`;

/** null where the node is not an application's. */
export const applicationOf = (id: NodeId): string | null => (isFixed(id) ? null : id.slice(APPLICATION.length));

/** null for the root. */
export function parentOf(id: NodeId): NodeId | null {
  if (id === 'root') return null;
  return isFixed(id) ? 'root' : 'applications';
}

const leaf = (id: NodeId): ScopeNode => ({ id, children: [], more: false });

/** An application that is chosen is shown always, where it is none of the first, behind them. */
export function scopeTree(applications: readonly NamedApplication[], chosen: NodeId): ScopeNode {
  const shown = applications.filter(({ id }, at) => at < CHILDREN_SHOWN || id === applicationOf(chosen));
  const more = applications.length > CHILDREN_SHOWN;
  const branch: ScopeNode = { id: 'applications', children: shown.map(({ id }) => leaf(applicationNode(id))), more };
  return { id: 'root', children: [leaf('system'), leaf('servers'), branch, leaf('audit')], more: false };
}
