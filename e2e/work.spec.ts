/** A verification goes on behind its closed dialog and over a reload, and what came of it waits to be looked at. */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible } from './console.ts';
import { test } from './held-link.ts';
import { answerBackupSource, chooseByKeyboard, closeResult, dialogOf, type Story } from './steps.ts';

const MAPPINGS = 8;
const REMINDER = 'where the horse stood';

test.beforeEach(async ({ machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--reminder', REMINDER, '--password-file');
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
  await machine.run('ssomanage', '-importCredentials', 'examples/credentials.csv');
});

const button = ({ texts }: Story, within: Locator, key: string): Locator => within.getByRole('button', { name: texts.t(key), exact: true });
const system = ({ page, texts }: Story): Locator => page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true });

test('Verify Database in the background', async ({ console: page, texts, link }) => {
  const story = { page, texts };
  await expect(system(story)).toBeFocused();
  link.hold();
  await chooseByKeyboard(story, 'verify-database');
  const dialog = dialogOf(story, 'verify-database');
  await expect(dialog.getByText(texts.t('verifyDatabase.introduction'))).toBeVisible();
  await expect(button(story, dialog, 'operation.background')).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(system(story)).toBeFocused();
  link.letGo();
  const waiting = button(story, page.getByRole('contentinfo'), 'work.done.verify-database');
  await expect(waiting).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await waiting.click();
  await closeResult(story, dialog, texts.t('verifyDatabase.all', { count: MAPPINGS }));
  await expect(waiting).toBeHidden();
  await page.reload();
  await expect(system(story)).toBeVisible();
  await expect(waiting).toBeHidden();
});

test('Verify Backup over a reload', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await expect(system(story)).toBeFocused();
  await chooseByKeyboard(story, 'verify-backup');
  const waiting = button(story, page.getByRole('contentinfo'), 'work.done.verify-backup');
  const dialog = await answerBackupSource(story, 'verify-backup', join(machine.files, 'one.bak'), REMINDER);
  await expect(dialog.getByText(texts.t('verify.all', { count: MAPPINGS }))).toBeVisible();
  await page.reload();
  await waiting.click();
  await closeResult(story, dialog, texts.t('verify.all', { count: MAPPINGS }));
  await chooseByKeyboard(story, 'verify-backup', system(story));
  await expect(dialog.getByLabel(texts.t('fields.backupFile'))).toBeFocused();
});

test('a link that breaks under it loses nothing of it', async ({ console: page, texts, link, machine }) => {
  const story = { page, texts };
  await expect(system(story)).toBeFocused();
  link.hold();
  await chooseByKeyboard(story, 'verify-database');
  const dialog = dialogOf(story, 'verify-database');
  await expect(dialog.getByText(texts.t('verifyDatabase.introduction'))).toBeVisible();
  await expect.poll(() => machine.run('ssomanage', '-listAudit', '--json')).toContain('database.verify');
  link.cut();
  await expect(dialog.getByText(texts.t('connection.broken'))).toBeVisible();
  await button(story, dialog, 'buttons.close').press('Enter');
  await expect(dialog).toBeHidden();
  link.letGo();
  link.mend();
  await button(story, page.getByRole('contentinfo'), 'work.done.verify-database').click();
  await closeResult(story, dialog, texts.t('verifyDatabase.all', { count: MAPPINGS }));
});
