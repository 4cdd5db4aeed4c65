import AppsOutlined from '@mui/icons-material/AppsOutlined';
import DnsOutlined from '@mui/icons-material/DnsOutlined';
import HistoryEduOutlined from '@mui/icons-material/HistoryEduOutlined';
import ShieldOutlined from '@mui/icons-material/ShieldOutlined';
import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import WebAssetOutlined from '@mui/icons-material/WebAssetOutlined';
import { kindOf, type NodeId } from './nodes.ts';

const ICONS = {
  root: VpnKeyOutlined,
  system: ShieldOutlined,
  servers: DnsOutlined,
  applications: AppsOutlined,
  application: WebAssetOutlined,
  audit: HistoryEduOutlined,
} as const;

export function NodeIcon({ node }: { node: NodeId }) {
  const Icon = ICONS[kindOf(node)];
  return <Icon sx={{ fontSize: 16, color: 'primary.main' }} aria-hidden />;
}
