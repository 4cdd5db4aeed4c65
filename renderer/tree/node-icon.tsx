/** The picture of a node, beside its name. */
import { Icon } from '../icons/icon.tsx';
import { kindOf, type NodeId } from './nodes.ts';

export function NodeIcon({ node }: { node: NodeId }) {
  return <Icon name={kindOf(node)} size={17} colour="primary.main" />;
}
