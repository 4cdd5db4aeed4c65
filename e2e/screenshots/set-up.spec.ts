/** An empty machine, and the wizard from Welcome to Finish. */
import { join } from 'node:path';
import { dialogOf } from '../steps.ts';
import { PASSWORD, buttonOf, choose, expect, label, node, test } from './scenes.ts';

test('the configuration wizard', async ({ console: page, texts, machine, shoot }) => {
  const story = { page, texts };
  await expect(page.getByRole('main').getByRole('button', { name: texts.t('actions:configure') })).toBeVisible();
  await shoot('01-not-configured');
  await choose(story, node(story, 'system'), 'configure');
  const wizard = dialogOf(story, 'configure');
  const next = async (heading: string): Promise<void> => {
    await buttonOf(story, wizard, 'buttons.next').click();
    await expect(wizard.getByRole('heading', { name: texts.t(`wizard:${heading}.heading`), exact: true })).toBeVisible();
  };
  await shoot('02-configure');
  await next('names');
  await label(story, wizard, 'wizard:names.system').fill('Valmy Freight');
  await shoot('13-wizard-names');
  await next('database');
  await shoot('14-wizard-database');
  await next('administrators');
  await expect(wizard.getByText(texts.t('wizard:administrators.single'))).toBeVisible();
  await shoot('15-wizard-administrators');
  await wizard.getByRole('combobox').fill('daemon');
  await buttonOf(story, wizard, 'wizard:administrators.add').click();
  await expect(wizard.getByRole('listitem').filter({ hasText: 'daemon' })).toBeVisible();
  await next('file');
  await label(story, wizard, 'fields.backupFile').fill(join(machine.files, 'valmy-{version}.bak'));
  await shoot('16-wizard-backup-file');
  await next('password');
  await label(story, wizard, 'fields.newPassword').fill(PASSWORD);
  await label(story, wizard, 'fields.confirmPassword').fill(PASSWORD);
  await label(story, wizard, 'fields.reminder').fill('the horse, as always');
  await expect(wizard.getByText(texts.t('dialogs:strength.level.strong'))).toBeVisible();
  await shoot('17-wizard-password');
  await next('summary');
  await shoot('18-wizard-summary');
  await buttonOf(story, wizard, 'wizard:summary.verb').click();
  await expect(buttonOf(story, wizard, 'wizard:done.finish')).toBeFocused({ timeout: 60_000 });
  await shoot('19-wizard-done');
});
