/** Each cure, from the moment its button is pressed until its dialog is closed. */
import { chmod, chown, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { PASSWORD, expect, expectAccessible, type Machine } from '../console.ts';
import { answerBackupFile, answerBackupSource, closeResult, configure, dialogOf, type Story } from '../steps.ts';
import { goOn } from './tools.ts';
import { CREDENTIALS, DATABASE_COPY, FIRST_BACKUP, REMINDER, SYSTEM, databaseOf, fileIn, keyFileOf } from './world.ts';

export interface Curing extends Story {
  readonly machine: Machine;
}
export type Cured = (curing: Curing) => Promise<void>;

/** By keyboard alone, with axe over what is answered. */
async function press(within: Locator, { page, texts }: Story, key: string): Promise<void> {
  const button = within.getByRole('button', { name: texts.t(key), exact: true });
  await expect(button).toBeEnabled();
  await expectAccessible(page);
  await button.press('Enter');
}

/** Where only that it went well matters, and the result's sentence holds what differs from run to run. */
async function close(story: Story, dialog: Locator): Promise<void> {
  await expect(dialog.getByRole('button', { name: story.texts.t('buttons.copy'), exact: true })).toBeVisible({ timeout: 30_000 });
  await press(dialog, story, 'buttons.close');
  await expect(dialog).toBeHidden();
}

export const setUp: Cured = (story) => configure(story, SYSTEM, fileIn(story.machine, 'wizard.bak'), REMINDER);

export const generate =
  (version: number): Cured =>
  async (story) => {
    const path = fileIn(story.machine, `cure-${version}.bak`);
    const dialog = await answerBackupFile(story, 'generate', path, 'generate.verb', REMINDER);
    await closeResult(story, dialog, story.texts.t('generate.done', { version }));
  };

export const backUp: Cured = async (story) => {
  const dialog = await answerBackupFile(story, 'back-up', fileIn(story.machine, 'cure.bak'), 'backup.verb', REMINDER);
  await closeResult(story, dialog, story.texts.t('backup.done'));
};

export const verify: Cured = async (story) => {
  const dialog = await answerBackupSource(story, 'verify-backup', fileIn(story.machine, FIRST_BACKUP), REMINDER);
  await closeResult(story, dialog, story.texts.t('verify.all', { count: CREDENTIALS }));
};

export const restore =
  (name: string): Cured =>
  async (story) => {
    const dialog = await answerBackupSource(story, 'restore', fileIn(story.machine, name), REMINDER);
    await closeResult(story, dialog, story.texts.t('restore.done', { count: 1 }));
  };

export const chooseDatabase =
  (path: (machine: Machine) => string): Cured =>
  async (story) => {
    const dialog = dialogOf(story, 'choose-database');
    await dialog.getByLabel(story.texts.t('fields.database')).fill(path(story.machine));
    await press(dialog, story, 'chooseDatabase.verb');
    await expect(dialog).toBeHidden();
  };

export const restoreDatabase: Cured = async (story) => {
  const { texts, machine } = story;
  const dialog = dialogOf(story, 'restore-database');
  await dialog.getByLabel(texts.t('fields.databaseCopy')).fill(fileIn(machine, DATABASE_COPY));
  await dialog.getByLabel(`${texts.t('fields.confirmation')} ${SYSTEM}`).fill(SYSTEM);
  await press(dialog, story, 'databaseRestore.verb');
  await close(story, dialog);
};

export const backUpDatabase: Cured = async (story) => {
  const dialog = dialogOf(story, 'back-up-database');
  await dialog.getByLabel(story.texts.t('fields.databaseCopy')).fill(fileIn(story.machine, 'cure.db'));
  await press(dialog, story, 'databaseBackup.verb');
  await close(story, dialog);
};

export const confirm =
  (id: 'upgrade-database' | 'protect' | 'enable-sso'): Cured =>
  async (story) => {
    const dialog = dialogOf(story, id);
    await press(dialog, story, `confirm.${id}.verb`);
    await close(story, dialog);
  };

const typed =
  (title: string, verb: string, expected: string): Cured =>
  async (story) => {
    const dialog = dialogOf(story, title);
    await dialog.getByLabel(`${story.texts.t('fields.confirmation')} ${expected}`).fill(expected);
    await press(dialog, story, verb);
  };

export const reconcile: Cured = async (story) => {
  await typed('reconcile', 'reconcile.verb', SYSTEM)(story);
  await closeResult(story, dialogOf(story, 'reconcile'), story.texts.t('reconcile.done'));
};

export const retire: Cured = async (story) => {
  await typed('retire', 'retire.verb', '1')(story);
  await closeResult(story, dialogOf(story, 'retire'), story.texts.t('retire.done', { version: 1 }));
};

export const unlock: Cured = async (story) => {
  const dialog = dialogOf(story, 'unlock');
  await dialog.getByLabel(story.texts.t('dialogs:unlock.passphrase')).fill(PASSWORD);
  await press(dialog, story, 'dialogs:unlock.verb');
  await expect(dialog).toBeHidden();
};

/** Retry finds the key store as it was; its key is given up, and a backup takes the store's place. */
export const giveKeyUp: Cured = async (story) => {
  const { page } = story;
  await press(page.getByRole('main'), story, 'overview:otherwise.set-store-aside');
  await typed('set-store-aside', 'dialogs:setAside.verb', SYSTEM)(story);
  await press(dialogOf(story, 'set-store-aside'), story, 'unreadable.restore');
  await restore(FIRST_BACKUP)(story);
};

/** Retry, pressed already, found it away still; the console sees by itself that it is back. So do the next two. */
export const bringDatabaseBack: Cured = async ({ machine }) => {
  await rmdir(databaseOf(machine));
  await rename(fileIn(machine, 'hidden.db'), databaseOf(machine));
};

export const unblockSettings: Cured = async ({ machine: { home } }) => {
  await rmdir(join(home, 'server.json'));
  await rename(join(home, 'server.json.aside'), join(home, 'server.json'));
};

export const takeKeyFileBack: Cured = async ({ machine }) => {
  const file = keyFileOf(machine);
  await chown(file, process.getuid?.() ?? -1, process.getgid?.() ?? -1);
  await chmod(file, 0o600);
};

export const nameAdministrator: Cured = async (story) => {
  const { page, texts } = story;
  const list = texts.t('properties:system.administrators');
  const sheet = page.getByRole('dialog', { name: texts.t('properties:system.title') });
  await sheet.getByRole('button', { name: texts.t('properties:accounts.addTo', { list }) }).press('Enter');
  const adding = page.getByRole('dialog', { name: texts.t('properties:accounts.addTitle', { list }) });
  await adding.getByRole('combobox').fill('daemon');
  await press(adding, story, 'properties:sheet.ok');
  await expect(adding).toBeHidden();
  await press(sheet, story, 'properties:sheet.ok');
  await expect(sheet).toBeHidden();
};

/** A power cut left no file: it is written now, under a password that is chosen now. */
export const continueGenerate: Cured = async (story) => {
  const { page, texts } = story;
  const dialog = page.getByRole('dialog', { name: texts.t('operation.title.generate') });
  await press(dialog, story, 'operation.continue');
  for (const label of ['newPassword', 'confirmPassword'])
    await dialog.getByLabel(texts.t(`fields.${label}`), { exact: true }).fill(PASSWORD);
  await press(dialog, story, 'operation.continue');
  await closeResult(story, dialog, texts.t('operation.ended.generate'));
};

export const resumeGenerate: Cured = async (story) => {
  const { page, texts } = story;
  const dialog = page.getByRole('dialog', { name: texts.t('operation.title.generate') });
  await expect(dialog.getByText(texts.t('operation.stoppedAfter'))).toBeVisible();
  await press(dialog, story, 'operation.resume');
  await closeResult(story, dialog, texts.t('operation.ended.generate'));
};

/** Another process is at it; it goes on while this one looks on. */
export const watchGenerate: Cured = async (story) => {
  const { page, texts } = story;
  const dialog = page.getByRole('dialog', { name: texts.t('operation.title.generate') });
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  goOn();
  await closeResult(story, dialog, texts.t('operation.ended.generate'));
};

export const setAside: Cured = async (story) => {
  const { texts } = story;
  const found = dialogOf(story, 'show-unreadable');
  await press(found, story, 'unreadable.setAside');
  await typed('quarantine', 'unreadable.verb', '1')(story);
  await closeResult(story, found, texts.t('unreadable.done', { count: 1 }));
};

/** Their users set them again; a tool does it here. */
export const setAgain: Cured = async (story) => {
  const { machine, texts } = story;
  const found = dialogOf(story, 'show-unreadable');
  await expect(found.getByText(texts.t('unreadable.aside', { count: 1 }))).toBeVisible();
  await press(found, story, 'buttons.close');
  await machine.run('ssomanage', '-setCredentials', 'VALMY\\anna', 'Mainframe', '--password-file');
};
