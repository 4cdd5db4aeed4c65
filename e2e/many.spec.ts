/** Files that bring many at once, changes of many rows, and the dialogs that only tell: by keyboard alone, axe over each. */
import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible, test } from './console.ts';
import { BRING } from './situations/bring.ts';
import { CREDENTIALS, makeSystem } from './situations/world.ts';
import { chooseByKeyboard, systemNode, type Story } from './steps.ts';

const example = (name: string): string => fileURLToPath(new URL(`../examples/${name}`, import.meta.url));
const APPLICATIONS = 3;
const MAINFRAME = 'Mainframe';
/** Of it, in the example. */
const MAPPINGS = 3;

/** The only dialog that stands open, once it can be answered. */
async function answerable({ page, texts }: Story): Promise<Locator> {
  const found = page.getByRole('dialog');
  await expect(found).toBeVisible();
  await expect(page.getByRole('dialog', { name: texts.t('dialog.opening') })).toHaveCount(0);
  await expectAccessible(page);
  return found;
}

async function close({ page, texts }: Story, dialog: Locator, sentence: string): Promise<void> {
  await expect(dialog.getByText(sentence)).toBeVisible();
  await expectAccessible(page);
  await expect(dialog.getByRole('button', { name: texts.t('buttons.close'), exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

/** On every row of the list that the pane shows. */
async function changeAll(story: Story, action: string, done: string): Promise<void> {
  const { page } = story;
  await page.keyboard.press('ControlOrMeta+A');
  await chooseByKeyboard(story, action, page.getByRole('grid').locator(':focus'));
  const dialog = await answerable(story);
  await page.keyboard.press('Enter');
  await close(story, dialog, done);
}

test('applications and credentials from files, then many at once', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const node = (name: string): Locator => page.getByRole('treeitem', { name, exact: true });
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', `${machine.files}/one.bak`, '--password-file');
  const applications = page.getByRole('treeitem', { name: texts.t('nodes.applications') });
  await expect(systemNode(story)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');

  await test.step('files', async () => {
    for (const [action, file, done] of [
      ['import-applications', 'apps.xml', texts.t('applications:importXml.done', { count: APPLICATIONS })],
      ['import-credentials', 'credentials.csv', texts.t('applications:importCsv.done', { count: CREDENTIALS })],
    ] as const) {
      await chooseByKeyboard(story, action, applications);
      const dialog = await answerable(story);
      await page.keyboard.type(example(file));
      await page.keyboard.press('Enter');
      await close(story, dialog, done);
      await expect(applications).toBeFocused();
    }
  });

  await test.step('applications', async () => {
    await expect(page.getByRole('gridcell', { name: MAINFRAME, exact: true })).toBeVisible();
    await page.keyboard.press('F6');
    await expect(page.getByRole('grid').locator(':focus')).toBeVisible();
    for (const change of ['disable', 'enable'])
      await changeAll(story, `${change}-applications`, texts.t(`applications:${change}.done`, { count: APPLICATIONS }));
    await page.keyboard.press('Shift+F6');
    await expect(applications).toBeFocused();
  });

  await test.step('mappings', async () => {
    const counted = { count: MAPPINGS, application: `\u2068${MAINFRAME}\u2069` };
    await page.keyboard.type(MAINFRAME.slice(0, 3));
    await expect(node(MAINFRAME)).toBeFocused();
    await expect(page.getByRole('gridcell', { name: 'TSOANNA', exact: true })).toBeVisible();
    await page.keyboard.press('F6');
    await expect(page.getByRole('grid').locator(':focus')).toBeVisible();
    for (const change of ['disable', 'enable'])
      await changeAll(story, `${change}-mappings`, texts.t(`applications:mappings.${change}.done`, counted));
  });
});

test('what was set aside, and what this program is', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await makeSystem(machine, 'whole');
  await BRING.quarantine(machine);
  await expect(page.getByRole('main').getByText(texts.t('situations:quarantined', { count: 1 }))).toBeVisible();
  await expect(systemNode(story)).toBeFocused();
  await chooseByKeyboard(story, 'show-quarantined');
  const quarantined = await answerable(story);
  await expect(quarantined.getByText(texts.t('unreadable.aside', { count: 1 }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(quarantined).toBeHidden();

  await expect(systemNode(story)).toBeFocused();
  const letter = (key: string): string => /&(.)/.exec(texts.t(key))![1]!.toLowerCase();
  await page.keyboard.press(`Alt+${letter('menu.help')}`);
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press(letter('menu.about'));
  const about = await answerable(story);
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
  await expect(systemNode(story)).toBeFocused();
});

test('the last good copy of a damaged secret store', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await makeSystem(machine, 'whole');
  await BRING.damageStore(machine);
  await expect(page.getByRole('main').getByText(texts.t('situations:store-damaged'))).toBeVisible();
  await expect(systemNode(story)).toBeFocused();
  await chooseByKeyboard(story, 'restore-last-good');
  const dialog = await answerable(story);
  await expect(dialog.getByRole('button', { name: texts.t('confirm.restore-last-good.verb'), exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: texts.t('buttons.close'), exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByText(texts.t('situations:store-damaged'))).toBeHidden();
});

test('the dialogs of servers, applications and the audit', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const focused = page.getByRole('grid').locator(':focus');
  const item = (name: string): Locator => page.getByRole('treeitem', { name: texts.t(`nodes.${name}`) });
  const looksAndLeaves = async (): Promise<void> => {
    const dialog = await answerable(story);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  };
  await makeSystem(machine, 'whole');
  await expect(systemNode(story)).toBeFocused();
  for (const [name, first, action] of [
    ['servers', 'SSO1', 'server-properties'],
    ['applications', MAINFRAME, 'application-properties'],
  ] as const) {
    await page.keyboard.press('ArrowDown');
    await expect(item(name)).toBeFocused();
    await expect(page.getByRole('gridcell', { name: first, exact: true }).first()).toBeVisible();
    await page.keyboard.press('F6');
    await expect(focused).toBeVisible();
    await page.keyboard.press('Home');
    await chooseByKeyboard(story, action, focused);
    await looksAndLeaves();
    await expect(focused).toBeVisible();
    await page.keyboard.press('Shift+F6');
    await expect(item(name)).toBeFocused();
  }
  await page.keyboard.press('End');
  for (const action of ['verify-audit', 'export-audit']) {
    await chooseByKeyboard(story, action, item('audit'));
    await looksAndLeaves();
    await expect(item('audit')).toBeFocused();
  }
});
