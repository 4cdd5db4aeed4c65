/** What an administrator meets on a bad day, and the ways out. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dialogOf } from '../steps.ts';
import { buttonOf, choose, damageCredentials, expect, leave, node, test, CREDENTIALS, type Scene } from './scenes.ts';

const act = (scene: Scene, action: string) => choose(scene, node(scene, 'system'), action);
const situation = ({ page }: Scene, id: string) => page.locator(`[data-situation="${id}"]`);

test('a lost secret', async ({ scene, shoot }) => {
  const { page, texts, machine, main } = scene;
  await rm(join(machine.home, 'secret-store'), { recursive: true });
  await page.keyboard.press('F5');
  await expect(situation(scene, 'store-missing')).toBeVisible();
  await shoot('10-store-missing');
  const restore = await act(scene, 'restore');
  await buttonOf(scene, restore, 'buttons.browse').click();
  await expect(page.getByRole('listbox').or(page.getByRole('grid')).or(page.getByRole('list')).last()).toBeVisible();
  await shoot('11-browse');
  await buttonOf(scene, page.getByRole('dialog'), 'buttons.cancel').click();
  await buttonOf(scene, dialogOf(scene, 'restore'), 'buttons.cancel').click();
  await main.getByRole('button', { name: texts.t('overview:otherwise.show-unreadable') }).click();
  const found = page.getByRole('dialog');
  await expect(found.getByText(texts.t('unreadable.lost.missing', { count: CREDENTIALS }))).toBeVisible();
  await shoot('43-unreadable-all');
  await buttonOf(scene, found, 'unreadable.setAside').click();
  const form = page.getByRole('dialog', { name: texts.t('titles.quarantine') });
  await form.getByRole('textbox').fill(String(CREDENTIALS));
  await shoot('44-quarantine');
});

test('some credentials do not open', async ({ scene, shoot }) => {
  const { texts, machine } = scene;
  await damageCredentials(machine);
  const verify = await act(scene, 'verify-database');
  await expect(verify.getByText(texts.t('verifyDatabase.some', { count: 3 }))).toBeVisible();
  await shoot('45-verify-database-failed');
  await buttonOf(scene, verify, 'unreadable.show').click();
  await expect(dialogOf(scene, 'show-unreadable').getByRole('row').nth(1)).toBeVisible();
  await shoot('46-unreadable');
});

test('an older database put back', async ({ scene, shoot }) => {
  const { page, machine } = scene;
  const copy = join(machine.files, 'older.db');
  await machine.run('ssoconfig', '-backupDB', copy);
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'two.bak'), '--password-file');
  await machine.run('ssoconfig', '-restoreDB', copy, '--confirm', 'Valmy Freight');
  await page.keyboard.press('F5');
  await expect(situation(scene, 'database-rolled-back')).toBeVisible();
  await act(scene, 'reconcile');
  await shoot('12-reconcile');
});

test('what encrypts the secret store', async ({ scene, shoot }) => {
  const { page, texts, machine } = scene;
  const change = await act(scene, 'change-protector');
  await change.getByRole('radio').nth(1).check();
  await shoot('47-change-protector');
  await leave(scene, change);
  await machine.run('ssoconfig', '-setProtector', 'passphrase', '--password-file');
  await page.keyboard.press('F5');
  await expect(situation(scene, 'store-locked')).toBeVisible();
  await shoot('48-store-locked');
  const unlock = await act(scene, 'unlock');
  await unlock.getByLabel(texts.t('dialogs:unlock.passphrase')).fill('not the passphrase');
  await page.keyboard.press('Enter');
  await expect(unlock.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await shoot('49-unlock');
  await leave(scene, unlock);
  await act(scene, 'set-store-aside');
  await shoot('42-set-store-aside');
});
