/**
 * The profile of the app window, as it begins: a browser offers by itself to keep what is typed (passwords, of a backup too, on some
 * machines practically in plain text; names in its memory of forms) and to send pages away to be translated.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of Chromium's own preferences; none of them is one that it protects against being written from outside. */
const PREFERENCES = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
};

/** A profile that is there stays as its person has set it. */
export async function prepareProfile(profile: string): Promise<void> {
  const folder = join(profile, 'Default');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'Preferences'), JSON.stringify(PREFERENCES), { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}
