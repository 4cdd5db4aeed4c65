/** What is done with the master secret and with the database while all is well. */
import { join } from 'node:path';
import { PASSWORD, buttonOf, choose, expect, label, leave, node, test, type Scene, type Shoot } from './scenes.ts';

const backupOf = (home: string): string => join(home, 'demo', 'sso-1.bak');

/** The dialog of an action of System. */
const act = (scene: Scene, action: string) => choose(scene, node(scene, 'system'), action);

test('generate', async ({ scene, shoot }) => {
  const { page, texts, machine } = scene;
  const dialog = await act(scene, 'generate');
  await label(scene, dialog, 'fields.backupFile').fill(join(machine.files, 'valmy-{version}.bak'));
  await shoot('05-generate-file');
  await buttonOf(scene, dialog, 'buttons.next').click();
  await label(scene, dialog, 'fields.newPassword').fill('short');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert').first()).toBeVisible();
  await shoot('06-generate-password-refused');
  await label(scene, dialog, 'fields.newPassword').fill(PASSWORD);
  await label(scene, dialog, 'fields.confirmPassword').fill(PASSWORD);
  await buttonOf(scene, dialog, 'generate.verb').click();
  await expect(dialog.getByText(texts.t('generate.done', { version: 2 }))).toBeVisible({ timeout: 60_000 });
  await shoot('07-generate-done');
  await leave(scene, dialog);
  await act(scene, 'retire');
  await shoot('35-retire');
});

test('prove a backup', async ({ scene, shoot }) => {
  const { page, texts, machine } = scene;
  const dialog = await act(scene, 'verify-backup');
  await label(scene, dialog, 'fields.backupFile').fill(backupOf(machine.home));
  await page.keyboard.press('Enter');
  const password = label(scene, dialog, 'fields.backupPassword');
  await password.fill('not the password');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await shoot('08-verify-wrong-password');
  await password.fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(texts.t('verify.all', { count: 2000 }))).toBeVisible();
  await shoot('09-verify-done');
});

test('back up and restore', async ({ scene, shoot }) => {
  const { page, texts, machine } = scene;
  const backUp = await act(scene, 'back-up');
  await label(scene, backUp, 'fields.backupFile').fill(join(machine.files, 'valmy-{version}.bak'));
  await shoot('30-back-up');
  await page.keyboard.press('Enter');
  await label(scene, backUp, 'fields.newPassword').fill(PASSWORD);
  await label(scene, backUp, 'fields.confirmPassword').fill(PASSWORD);
  await expect(backUp.getByText(texts.t('dialogs:strength.level.strong'))).toBeVisible();
  await shoot('31-back-up-password');
  await page.keyboard.press('Enter');
  await expect(backUp.getByText(texts.t('backup.done'))).toBeVisible();
  await shoot('32-back-up-done');
  await leave(scene, backUp);
  const restore = await act(scene, 'restore');
  await label(scene, restore, 'fields.backupFile').fill(backupOf(machine.home));
  await page.keyboard.press('Enter');
  await label(scene, restore, 'fields.backupPassword').fill(PASSWORD);
  await shoot('33-restore');
  await page.keyboard.press('Enter');
  await expect(buttonOf(scene, restore, 'buttons.close')).toBeFocused();
  await shoot('34-restore-done');
});

test('the database', async ({ scene, shoot }) => {
  const { page, texts, machine } = scene;
  await verifyDatabase(scene, shoot);
  const copy = join(machine.files, 'credentials.db');
  const backUp = await act(scene, 'back-up-database');
  await label(scene, backUp, 'fields.databaseCopy').fill(copy);
  await shoot('38-back-up-database');
  await page.keyboard.press('Enter');
  await expect(buttonOf(scene, backUp, 'buttons.close')).toBeFocused();
  await shoot('39-back-up-database-done');
  await leave(scene, backUp);
  const restore = await act(scene, 'restore-database');
  await label(scene, restore, 'fields.databaseCopy').fill(copy);
  await page.keyboard.press('Tab');
  await expect(restore.getByText(texts.t('databaseRestore.lost'))).toBeVisible();
  await shoot('40-restore-database');
  await leave(scene, restore);
  await act(scene, 'disable-sso');
  await shoot('41-disable-sso');
});

async function verifyDatabase(scene: Scene, shoot: Shoot): Promise<void> {
  const dialog = await act(scene, 'verify-database');
  await expect(dialog.getByText(scene.texts.t('verifyDatabase.all', { count: 2000 }))).toBeVisible();
  await shoot('37-verify-database');
  await leave(scene, dialog);
}
