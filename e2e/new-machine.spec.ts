/** The server is gone. What is left is a copy of its database and a backup file; on a machine that has nothing, the console leads back. */
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible, test, type Machine } from './console.ts';
import { answerBackupSource, backupIn, closeResult, dialogOf, type Story } from './steps.ts';
import {
  ELSEWHERE,
  FIRST_BACKUP,
  REMINDER,
  SYSTEM,
  administratorsOfElsewhere,
  databaseOf,
  makeSystem,
  withEngine,
} from './situations/world.ts';

const MAPPINGS = 8;
const copyOf = ({ files }: Machine): string => backupIn(files, 'y.db');
const main = ({ page }: Story): Locator => page.getByRole('main');

/** Its administrators are accounts of the old machine, and of a domain that this account is not in. */
async function losesItsServer(machine: Machine): Promise<void> {
  const old: Machine = { ...machine, home: join(machine.files, 'old') };
  await makeSystem(old, 'whole');
  await withEngine(old, {}, administratorsOfElsewhere);
  await copyFile(databaseOf(old), copyOf(machine));
}

const press = (within: Locator, { texts }: Story, key: string): Promise<void> =>
  within.getByRole('button', { name: texts.t(key), exact: true }).click();

/** From the dialog that asks for the copy to the one that says what came of it. */
async function bringBack(story: Story, machine: Machine): Promise<Locator> {
  const { page, texts } = story;
  const dialog = dialogOf(story, 'restore-database');
  await expect(dialog.getByLabel(texts.t('fields.databaseCopy'))).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type(backupIn(machine.files, 'none.db'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/none\.db/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(copyOf(machine));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(texts.t('dialogs:place.warning', { system: SYSTEM, server: 'SSO1' }))).toBeVisible();
  const typed = dialog.getByLabel(`${texts.t('fields.confirmation')} ${SYSTEM}`);
  await expect(typed).toBeFocused();
  await expectAccessible(page);
  await typed.fill(SYSTEM);
  await press(dialog, story, 'databaseRestore.verb');
  await expect(dialog.getByText(texts.t('dialogs:place.then'))).toBeVisible();
  await expectAccessible(page);
  return dialog;
}

async function restoreSecret(story: Story, machine: Machine): Promise<void> {
  const restored = await answerBackupSource(story, 'restore', backupIn(machine.files, FIRST_BACKUP), REMINDER);
  await closeResult(story, restored, story.texts.t('restore.done', { count: 1 }));
}

async function becomeAdministrator(story: Story): Promise<void> {
  const { page, texts } = story;
  await press(main(story), story, 'overview:otherwise.become-administrator');
  const dialog = dialogOf(story, 'become-administrator');
  await expectAccessible(page);
  await dialog.getByLabel(`${texts.t('fields.confirmation')} ${SYSTEM}`).fill(SYSTEM);
  await press(dialog, story, 'dialogs:become.verb');
  await expect(dialog).toBeHidden();
}

test('a new machine: the copy, the backup file, an administrator, and everything opens', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await losesItsServer(machine);
  await press(main(story), story, 'overview:otherwise.restore-database');
  const done = await bringBack(story, machine);
  await done.getByRole('button', { name: texts.t('titles.restore') }).click();
  await restoreSecret(story, machine);

  await expect(main(story).locator('[data-situation="access-denied"]')).toContainText(ELSEWHERE[0] ?? '');
  await becomeAdministrator(story);
  await expect(main(story).locator('[data-situation="access-denied"]')).toHaveCount(0);
  await expect(main(story).locator('[data-situation="self-appointed"]')).toBeVisible();
  await expectAccessible(page);
  const verified = JSON.parse(await machine.run('ssoconfig', '-verifyDB', '--json')) as unknown;
  expect(verified).toMatchObject({ total: MAPPINGS, opened: MAPPINGS, failed: [] });
});

test('the wizard of a machine that has nothing leads there too', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await losesItsServer(machine);
  await press(main(story), story, 'actions:configure');
  await press(dialogOf(story, 'configure'), story, 'overview:otherwise.restore-database');
  await bringBack(story, machine);
  await page.keyboard.press('Escape');
  await expect(main(story).getByText(texts.t('situations:store-missing', { count: MAPPINGS }))).toBeVisible();
});
