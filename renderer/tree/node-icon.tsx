import ShieldOutlined from '@mui/icons-material/ShieldOutlined';
import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import type { NodeId } from './nodes.ts';

export function NodeIcon({ node }: { node: NodeId }) {
  const Icon = node === 'root' ? VpnKeyOutlined : ShieldOutlined;
  return <Icon sx={{ fontSize: 16, color: 'primary.main' }} aria-hidden />;
}
