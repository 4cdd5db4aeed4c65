/** Cancel says the truth: while something is done that nobody can take back it cannot be pressed and says why; without a link it is Close. */
import { join } from 'node:path';
import { expect, expectAccessible } from './console.ts';
import { test } from './held-link.ts';
import { chooseByKeyboard, dialogOf } from './steps.ts';

test.beforeEach(async ({ machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
});

test('what is being done cannot be cancelled, and its end is seen', async ({ console: page, texts, link }) => {
  const story = { page, texts };
  await expect(page.getByRole('treeitem', { name: texts.t('nodes.system') })).toBeFocused();
  await chooseByKeyboard(story, 'disable-sso');
  const dialog = dialogOf(story, 'disable-sso');
  const cancel = dialog.getByRole('button', { name: texts.t('buttons.cancel'), exact: true });
  await test.step('the keyboard begins where nothing happens', async () => {
    await expect(dialog.getByText(texts.t('dialogs:disable.stops', { count: 0, mappings: 0 }))).toBeVisible();
    await expect(cancel).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  });
  await chooseByKeyboard(story, 'disable-sso');
  link.hold();
  await dialog.getByRole('button', { name: texts.t('confirm.disable-sso.verb'), exact: true }).press('Enter');
  await expect(cancel).toHaveAttribute('aria-disabled', 'true');
  await expect(cancel).toHaveAccessibleDescription(texts.t('dialogs:wayOut.under-way'));
  await expectAccessible(page);
  await cancel.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('button', { name: texts.t('confirm.disable-sso.verb'), exact: true })).toBeVisible();
  link.letGo();
  await expect(dialog.getByText(texts.t('confirm.disable-sso.done'))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
});

test('without a link the dialog is left by Close, and what never went out is never done', async ({ console: page, texts, link }) => {
  const story = { page, texts };
  await expect(page.getByRole('treeitem', { name: texts.t('nodes.system') })).toBeFocused();
  await chooseByKeyboard(story, 'disable-sso');
  const dialog = dialogOf(story, 'disable-sso');
  link.cut();
  await expect(page.getByText(texts.t('connection.lost'))).toBeVisible();
  await dialog.getByRole('button', { name: texts.t('confirm.disable-sso.verb'), exact: true }).press('Enter');
  await expect(dialog.getByText(texts.t('dialogs:wayOut.lost'))).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: texts.t('buttons.close'), exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
  link.mend();
  await expect(page.getByText(texts.t('connection.lost'))).toBeHidden();
  await page.getByRole('treeitem', { name: texts.t('nodes.audit') }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('gridcell', { name: texts.t('domain:audit.action.secret.generate') }).first()).toBeVisible();
  await expect(main.getByRole('gridcell', { name: texts.t('domain:audit.action.system.disable') })).toHaveCount(0);
});
