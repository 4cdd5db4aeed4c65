/** Cancel says the truth: while something is done that nobody can take back it cannot be pressed and says why; without a link it is Close. */
import { join } from 'node:path';
import { expect, expectAccessible } from './console.ts';
import { test } from './held-link.ts';
import { chooseByKeyboard, dialogOf, systemNode, type Story } from './steps.ts';

test.beforeEach(async ({ machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
});

test('what is being done cannot be cancelled, and its end is seen', async ({ console: page, texts, link }) => {
  const story = { page, texts };
  await expect(systemNode(story)).toBeFocused();
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

test('without a link nothing goes out, and what was never sent is never done', async ({ console: page, texts, link }) => {
  const story = { page, texts };
  await expect(systemNode(story)).toBeFocused();
  await chooseByKeyboard(story, 'disable-sso');
  const dialog = dialogOf(story, 'disable-sso');
  await expect(dialog).toBeVisible();
  link.cut();
  await expect(page.getByText(texts.t('connection.lost'))).toBeVisible();
  await dialog.getByRole('button', { name: texts.t('confirm.disable-sso.verb'), exact: true }).press('Enter');
  await expect(dialog.getByText(texts.t('connection.unsent'))).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: texts.t('buttons.cancel'), exact: true }).press('Enter');
  await expect(dialog).toBeHidden();
  link.mend();
  await expect(page.getByText(texts.t('connection.lost'))).toBeHidden();
  await expectDisabled(story, 0);
});

test('a link that breaks under a change lets the dialog go, and says that nobody knows yet whether it was made', async ({
  console: page,
  texts,
  link,
  machine,
}) => {
  const story = { page, texts };
  await expect(systemNode(story)).toBeFocused();
  await chooseByKeyboard(story, 'disable-sso');
  const dialog = dialogOf(story, 'disable-sso');
  await expect(dialog).toBeVisible();
  link.hold();
  await dialog.getByRole('button', { name: texts.t('confirm.disable-sso.verb'), exact: true }).press('Enter');
  const cancel = dialog.getByRole('button', { name: texts.t('buttons.cancel'), exact: true });
  await expect(cancel).toHaveAttribute('aria-disabled', 'true');
  await expect.poll(() => machine.run('ssoconfig', '-status', '--json')).toContain('sso-disabled');
  link.cut();
  await expect(dialog.getByText(texts.t('connection.broken'))).toBeVisible();
  await expectAccessible(page);
  await cancel.press('Enter');
  await expect(dialog).toBeHidden();
  link.letGo();
  link.mend();
  await expect(page.getByText(texts.t('connection.lost'))).toBeHidden();
  await expectDisabled(story, 1);
});

/** As the audit has it: how often single sign-on was disabled. */
async function expectDisabled({ page, texts }: Story, times: number): Promise<void> {
  await page.getByRole('treeitem', { name: texts.t('nodes.audit') }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('gridcell', { name: texts.t('domain:audit.action.secret.generate') }).first()).toBeVisible();
  await expect(main.getByRole('gridcell', { name: texts.t('domain:audit.action.system.disable') })).toHaveCount(times);
}
