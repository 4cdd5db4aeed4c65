/** The host is called something else than at set-up: the accounts of this server are the ones that they were. */
import type * as os from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { createApplication } from '../applications/index.ts';
import { createMapping } from '../mappings/create.ts';
import { listOwnMappings } from '../mappings/list.ts';
import { createSystem } from '../master-secret/create-system.ts';
import type { Caller } from '../parts.ts';
import { currentAccount, hostName } from '../platform/account.ts';
import { accountHostOf } from '../platform/settings.ts';
import { overview } from '../situations/index.ts';
import { emptyFolder } from '../situations/system.helper.ts';
import { authorize, rolesOf } from './index.ts';
import { updateSystemSettings } from './update-settings.ts';

const host = vi.hoisted(() => ({ name: 'oldbox' }));
vi.mock('node:os', async (original) => ({ ...(await original<typeof os>()), hostname: () => host.name }));

describe('after the host was renamed', () => {
  it('whoever administered the system does, and has the mappings that he had', async () => {
    host.name = 'oldbox.example.org';
    const made = await emptyFolder();
    const { parts } = made;
    const me = async (): Promise<Caller> => ({ ...(await currentAccount(await accountHostOf(parts))), origin: 'command line' });
    const before = await me();
    await createSystem(parts, before, { systemName: 'Contoso', administrators: [] });
    const fields = [{ label: 'User', masked: false, synchronized: false }];
    await createApplication(parts, before, { name: 'SAP', type: 'individual', enabled: true, flags: {}, fields });
    await createMapping(parts, before, { application: 'SAP', account: before.account, externalUser: 'ROOT', enabled: true });

    host.name = 'Newbox-2.local';
    expect(hostName()).toBe('NEWBOX-2');
    const after = await me();
    expect(after.account).toBe(before.account);
    expect(await rolesOf(made.another(), after)).toEqual(['sso-administrator']);
    await expect(authorize(parts, after, 'sso-administrator')).resolves.toBeUndefined();
    expect((await overview(parts, after)).situations.map(({ id }) => id)).not.toContain('access-denied');
    expect(await listOwnMappings(parts, after)).toMatchObject([{ account: before.account, externalUser: 'ROOT' }]);
    const [, name = ''] = before.account.split('\\');
    const named = await updateSystemSettings(parts, after, { administrators: [`newbox-2/${name}`] });
    expect(named.administrators).toEqual([before.account]);
    await made.close();
  });
});
