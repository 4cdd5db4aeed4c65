/** Changes what applies to the whole SSO system from ENTSSO's globalInfo file. */
import { hostname } from 'node:os';
import { basename } from 'node:path';
import type { SettingsView } from '../../shared/contract/console/settings.ts';
import { FILE_MAX } from '../../shared/domain/limits.ts';
import { readBounded } from '../interchange/file-source.ts';
import { parseGlobalInfoXml } from '../interchange/global-info-xml.ts';
import type { Caller, EngineParts } from '../parts.ts';
import { hostName } from '../platform/account.ts';
import { updateSystemSettings } from './update-settings.ts';

/** XML_INVALID {file, line, column, element, expected}, FILE_*, and what `updateSystemSettings` refuses. */
export async function updateSystemFromXml(parts: EngineParts, caller: Caller, input: { path: string }): Promise<SettingsView> {
  const bytes = await readBounded(input.path, FILE_MAX.globalInfoXml);
  const { serverName } = await parts.settings();
  const change = parseGlobalInfoXml(bytes, basename(input.path), [serverName, hostName(), hostname()]);
  return updateSystemSettings(parts, caller, change);
}
