/**
 * The main job: an empty machine; set up, generate, put credentials in, generate again, back up, prove the backup, lose the
 * secret, restore it. Once by mouse, once by keyboard alone; in every language.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, expectAccessible, test, type Machine } from './console.ts';
import {
  answerBackupFile,
  answerBackupSource,
  backupIn,
  chooseByKeyboard,
  chooseByMouse,
  closeResult,
  configure,
  dialogOf,
  type Story,
} from './steps.ts';

const MAPPINGS = 8;
const REMINDER = 'where the horse stood';

type Choose = (story: Story, action: string) => Promise<void>;

async function generateAgain(story: Story, choose: Choose, path: string): Promise<void> {
  const { texts } = story;
  await choose(story, 'generate');
  const dialog = await answerBackupFile(story, 'generate', path, 'generate.verb', REMINDER);
  await expect(dialog.getByText(texts.t('generate.reencrypted', { count: MAPPINGS }))).toBeVisible({ timeout: 30_000 });
  await closeResult(story, dialog, texts.t('generate.done', { version: 2 }));
}

async function backUpAndVerify(story: Story, choose: Choose, path: string): Promise<void> {
  const { texts } = story;
  await choose(story, 'back-up');
  const written = await answerBackupFile(story, 'back-up', path, 'backup.verb', REMINDER);
  await closeResult(story, written, texts.t('backup.done'));
  await choose(story, 'verify-backup');
  const verified = await answerBackupSource(story, 'verify-backup', path, REMINDER);
  await closeResult(story, verified, texts.t('verify.all', { count: MAPPINGS }));
}

/** The screen shows what was done behind its back, by itself. */
async function loseAndRestore(story: Story, choose: Choose, machine: Machine, path: string): Promise<void> {
  const { page, texts } = story;
  await rm(join(machine.home, 'secret-store'), { recursive: true });
  await page.keyboard.press('F5');
  const lost = texts.t('situations:store-missing', { count: MAPPINGS });
  await expect(page.getByRole('main').getByText(lost)).toBeVisible();
  await expectAccessible(page);
  await choose(story, 'restore');
  // the store, which knew it, is gone: the audit in the database still names the newest backup
  await expect(dialogOf(story, 'restore').getByLabel(texts.t('fields.backupFile'))).toHaveValue(path);
  const dialog = await answerBackupSource(story, 'restore', path, REMINDER);
  await closeResult(story, dialog, texts.t('restore.done', { count: 2 }));
  await expect(page.getByRole('main').getByText(lost)).toBeHidden();
}

async function importCredentials({ page }: Story, machine: Machine): Promise<void> {
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
  await machine.run('ssomanage', '-importCredentials', 'examples/credentials.csv');
  await expect(page.getByRole('main').getByText(String(MAPPINGS), { exact: false }).first()).toBeVisible();
}

async function mainJob(story: Story, choose: Choose, machine: Machine): Promise<void> {
  await configure(story, 'Contoso', backupIn(machine.files, 'sso-{version}.bak'), REMINDER);
  await importCredentials(story, machine);
  await generateAgain(story, choose, backupIn(machine.files, 'sso-{version}.bak'));
  await backUpAndVerify(story, choose, backupIn(machine.files, 'second.bak'));
  await loseAndRestore(story, choose, machine, backupIn(machine.files, 'second.bak'));
  const verified = JSON.parse(await machine.run('ssoconfig', '-verifyDB', '--json')) as unknown;
  expect(verified).toMatchObject({ total: MAPPINGS, opened: MAPPINGS, failed: [] });
}

test('the main job by mouse', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await expectAccessible(page);
  await page
    .getByRole('main')
    .getByRole('button', { name: texts.t('actions:configure') })
    .click();
  await mainJob(story, chooseByMouse, machine);
});

test('the main job by keyboard alone', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true }).focus();
  await chooseByKeyboard(story, 'configure');
  await mainJob(story, chooseByKeyboard, machine);
});
