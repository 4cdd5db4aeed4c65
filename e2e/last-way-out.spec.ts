/** The secret store is lost, and no backup of it is left: the console leads to a new beginning, behind the restore and never before it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, expectAccessible, test, type Machine } from './console.ts';
import { answerBackupFile, answerBackupSource, backupIn, chooseByMouse, closeResult, dialogOf, type Story } from './steps.ts';

const MAPPINGS = 8;
const REMINDER = 'where the horse stood';

async function prepare({ page, texts }: Story, machine: Machine): Promise<void> {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', backupIn(machine.files, 'first.bak'), '--reminder', REMINDER, '--password-file');
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
  await machine.run('ssomanage', '-importCredentials', 'examples/credentials.csv');
  await rm(join(machine.home, 'secret-store'), { recursive: true });
  await page.keyboard.press('F5');
  await expect(page.getByRole('main').getByText(texts.t('situations:store-missing', { count: MAPPINGS }))).toBeVisible();
}

async function setAside(story: Story): Promise<void> {
  const { page, texts } = story;
  const main = page.getByRole('main');
  await expect(main.getByRole('button', { name: texts.t('actions:restore') })).toBeVisible();
  await main.getByRole('button', { name: texts.t('overview:otherwise.show-unreadable') }).click();
  const found = dialogOf(story, 'show-unreadable');
  await expect(found.getByText(texts.t('unreadable.lost.missing', { count: MAPPINGS }))).toBeVisible();
  await expectAccessible(page);
  await found.getByRole('button', { name: texts.t('unreadable.setAside') }).click();
  const form = dialogOf(story, 'quarantine');
  await expect(form.getByText(texts.t('unreadable.consequence', { count: MAPPINGS }))).toBeVisible();
  await expect(form.getByText('first.bak')).toBeVisible();
  await expectAccessible(page);
  await form.getByLabel(`${texts.t('fields.confirmation')} ${MAPPINGS}`).fill(String(MAPPINGS));
  await form.getByRole('button', { name: texts.t('unreadable.verb'), exact: true }).click();
  await expect(page.getByText(texts.t('unreadable.done', { count: MAPPINGS }))).toBeVisible();
  await expectAccessible(page);
}

test('a lost secret store without a backup: set aside by number, generated anew, brought back by a backup that turns up', async ({
  console: page,
  texts,
  machine,
}) => {
  const story = { page, texts };
  await prepare(story, machine);
  await setAside(story);
  await dialogOf(story, 'show-unreadable')
    .getByRole('button', { name: texts.t('unreadable.generate') })
    .click();
  const generated = await answerBackupFile(story, 'generate', backupIn(machine.files, 'second.bak'), 'generate.verb', REMINDER);
  await closeResult(story, generated, texts.t('generate.done', { version: 2 }));
  const main = page.getByRole('main');
  await expect(main.getByText(texts.t('situations:quarantined', { count: MAPPINGS }))).toBeVisible();
  await expect(main.getByText(texts.t('situations:secret-lost', { version: 1 }))).toBeHidden();

  await chooseByMouse(story, 'restore');
  const restored = await answerBackupSource(story, 'restore', backupIn(machine.files, 'first.bak'), REMINDER);
  await closeResult(story, restored, texts.t('restore.done', { count: 1 }));
  await expect(main.getByText(texts.t('situations:quarantined', { count: MAPPINGS }))).toBeHidden();
  const verified = JSON.parse(await machine.run('ssoconfig', '-verifyDB', '--json')) as unknown;
  expect(verified).toMatchObject({ total: MAPPINGS, opened: MAPPINGS, failed: [] });
});
