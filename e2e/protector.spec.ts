/** What encrypts the secret store: changed, unlocked and given up from the console, by keyboard alone. */
import { backupIn, chooseByKeyboard, dialogOf, type Story } from './steps.ts';
import { PASSWORD, expect, expectAccessible, test } from './console.ts';

async function unlockByKeyboard(story: Story): Promise<void> {
  const { page, texts } = story;
  await chooseByKeyboard(story, 'unlock');
  const dialog = dialogOf(story, 'unlock');
  await expect(dialog.getByLabel(texts.t('dialogs:unlock.passphrase'))).toBeFocused();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(page.getByRole('main').getByText(texts.t('situations:store-locked'))).toBeHidden();
}

test('a passphrase, from choosing it to having forgotten it', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const passphraseFile = backupIn(machine.files, '.password');
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', backupIn(machine.files, 'one.bak'), '--password-file');
  await page.keyboard.press('F5');
  await expect(page.getByRole('main').getByText(texts.t('situations.someRisk', { count: 1 }))).toBeVisible();
  await page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true }).focus();

  await test.step('change to a passphrase', async () => {
    await chooseByKeyboard(story, 'change-protector');
    const dialog = dialogOf(story, 'change-protector');
    await expect(dialog.getByRole('radio').first()).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(dialog.getByLabel(texts.t('dialogs:protector.newPassphrase'))).toBeFocused();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel(texts.t('dialogs:protector.confirmPassphrase'))).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    const name = texts.t('domain:protector.passphrase.name');
    await expect(dialog.getByText(texts.t('dialogs:protector.done', { name }))).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: texts.t('buttons.copy'), exact: true }).press('Enter');
    await expect(dialog.getByRole('button', { name: texts.t('buttons.copied') })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const fact of [texts.t('titles.change-protector'), 'Contoso', name]) expect(copied).toContain(fact);
    await dialog.getByRole('button', { name: texts.t('buttons.close') }).press('Enter');
    await expect(dialog).toBeHidden();
  });

  await test.step('another process chooses another passphrase: locked here', async () => {
    await chooseByKeyboard(story, 'change-protector');
    const dialog = dialogOf(story, 'change-protector');
    await expect(dialog.getByRole('radio', { checked: true })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(texts.t('domain:protector.key-file.doesNot'))).toBeVisible();
    await expect(dialog.getByRole('radio')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await machine.run('ssoconfig', '-setProtector', 'passphrase', '--password-file');
    await page.keyboard.press('F5');
    await expect(page.getByRole('main').getByText(texts.t('situations:store-locked'))).toBeVisible();
  });

  await test.step('unlock: a wrong passphrase is said beside its field, the right one opens', async () => {
    await chooseByKeyboard(story, 'unlock');
    const dialog = dialogOf(story, 'unlock');
    const field = dialog.getByLabel(texts.t('dialogs:unlock.passphrase'));
    await expect(field).toBeFocused();
    await page.keyboard.type('not the passphrase');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible({ timeout: 30_000 });
    await expect(field).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden({ timeout: 30_000 });
    await expect(page.getByRole('main').getByText(texts.t('situations:store-locked'))).toBeHidden();
  });

  await test.step('lock this console, and unlock it', async () => {
    await chooseByKeyboard(story, 'lock');
    const dialog = dialogOf(story, 'lock');
    await expect(dialog.getByRole('button', { name: texts.t('confirm.lock.verb'), exact: true })).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(texts.t('confirm.lock.done'))).toBeVisible();
    await dialog.getByRole('button', { name: texts.t('buttons.close') }).press('Enter');
    await expect(page.getByRole('main').getByText(texts.t('situations:store-locked'))).toBeVisible();
    await unlockByKeyboard(story);
  });

  await test.step('a command locks every console', async () => {
    await machine.run('ssoconfig', '-lock', '--protector-file', passphraseFile);
    await expect(page.getByRole('main').getByText(texts.t('situations:store-locked'))).toBeVisible();
    await unlockByKeyboard(story);
  });
  expect(await machine.run('ssoconfig', '-status', '--protector-file', passphraseFile)).toContain('Contoso');
});
