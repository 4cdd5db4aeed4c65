/** Puts the rights of the secret store's files and folder right. Nothing in them is changed. */
import { audited } from '../audit/index.ts';
import type { Caller, EngineParts } from '../parts.ts';

export async function protect(parts: EngineParts, caller: Caller): Promise<void> {
  const { serverName } = await parts.settings();
  await audited(parts, caller, 'system.protect', [serverName], async () => {
    await (await parts.store()).protect();
    parts.ring.invalidate();
  });
}
