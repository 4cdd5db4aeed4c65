/** What a node is called: by the catalogue, or by the application that it is. A name is text, whatever stands in it. */
import { useTranslation } from 'react-i18next';
import { applicationOf, type NamedApplication, type NodeId } from './nodes.ts';

export function useNodeName(applications: readonly NamedApplication[]): (node: NodeId) => string {
  const { t } = useTranslation('console');
  return (node) => {
    const application = applicationOf(node);
    if (application === null) return t(`nodes.${node}`);
    return applications.find(({ id }) => id === application)?.name ?? t('nodes.application');
  };
}
