/** The way back on a machine that has nothing: the copy of the database, the backup, an administrator; and Lock. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dialogOf } from '../steps.ts';
import { FIRST_BACKUP, SYSTEM, administratorsOfElsewhere, databaseOf, makeSystem, withEngine } from '../situations/world.ts';
import { PASSWORD, buttonOf, choose, expect, node, test } from './scenes.ts';

test('the server is gone', async ({ console: page, texts, machine, shoot }) => {
  const scene = { page, texts };
  const old = { ...machine, home: join(machine.files, 'old') };
  await makeSystem(old, 'whole');
  await withEngine(old, {}, administratorsOfElsewhere);
  const copy = join(machine.files, 'y.db');
  await copyFile(databaseOf(old), copy);
  const main = page.getByRole('main');
  await buttonOf(scene, main, 'overview:otherwise.restore-database').click();
  const dialog = dialogOf(scene, 'restore-database');
  await dialog.getByLabel(texts.t('fields.databaseCopy')).fill(copy);
  await page.keyboard.press('Enter');
  await dialog.getByLabel(`${texts.t('fields.confirmation')} ${SYSTEM}`).fill(SYSTEM);
  await shoot('87-bring-back');
  await buttonOf(scene, dialog, 'databaseRestore.verb').click();
  await expect(dialog.getByText(texts.t('dialogs:place.then'))).toBeVisible();
  await shoot('88-bring-back-done');
  await page.keyboard.press('Escape');
  await machine.run('ssoconfig', '-restoreSecret', join(machine.files, FIRST_BACKUP), '--password-file');
  await page.keyboard.press('F5');
  await buttonOf(scene, main, 'overview:otherwise.become-administrator').click();
  const become = dialogOf(scene, 'become-administrator');
  await expect(become.getByLabel(`${texts.t('fields.confirmation')} ${SYSTEM}`)).toBeFocused();
  await shoot('89-become-administrator');
  await become.getByLabel(`${texts.t('fields.confirmation')} ${SYSTEM}`).fill(SYSTEM);
  await buttonOf(scene, become, 'dialogs:become.verb').click();
  await expect(main.locator('[data-situation="self-appointed"]')).toBeVisible();
  await shoot('90-self-appointed');
});

test('lock', async ({ scene, shoot }) => {
  const { page, texts, machine } = scene;
  await machine.run('ssoconfig', '-setProtector', 'passphrase', '--password-file');
  await page.keyboard.press('F5');
  await expect(page.locator('[data-situation="store-locked"]')).toBeVisible();
  const unlock = await choose(scene, node(scene, 'system'), 'unlock');
  await unlock.getByLabel(texts.t('dialogs:unlock.passphrase')).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(unlock).toBeHidden({ timeout: 60_000 });
  await choose(scene, node(scene, 'system'), 'lock');
  await shoot('91-lock');
});
