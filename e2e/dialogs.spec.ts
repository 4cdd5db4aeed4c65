/** Every action that can be done now opens a dialog that is accessible, closes with Escape and gives the focus back. */
import { join } from 'node:path';
import { expect, expectAccessible, test } from './console.ts';
import { chooseByKeyboard, dialogOf } from './steps.ts';

/** What System offers over a company whose second master secret is current. */
const OPEN = [
  'generate',
  'back-up',
  'verify-backup',
  'restore',
  'verify-database',
  'back-up-database',
  'restore-database',
  'retire',
  'disable-sso',
] as const;

test('every dialog, by keyboard', async ({ console: page, texts, machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
  await machine.run('ssomanage', '-importCredentials', 'examples/credentials.csv');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'two.bak'), '--password-file');
  await expect(page.getByRole('main').getByText(texts.t('situations:retirable', { count: 1, versions: '1' }))).toBeVisible();
  await page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true }).focus();
  for (const action of OPEN)
    await test.step(action, async () => {
      await chooseByKeyboard({ page, texts }, action);
      const dialog = dialogOf({ page, texts }, action);
      await expect(dialog).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true })).toBeFocused();
    });
});
