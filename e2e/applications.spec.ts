/** Affiliate applications and their mappings: made, changed and deleted, once by mouse, once by keyboard alone; in every language. */
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, expectAccessible, test, type Machine } from './console.ts';
import { chooseByKeyboard, chooseByMouse, type Story } from './steps.ts';

const NAME = 'Zeiterfassung 2';
const SECRET = 'a word that nobody may read';

async function company(machine: Machine): Promise<void> {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
}

const node = ({ page }: Story, name: string): Locator => page.getByRole('treeitem', { name, exact: true }).getByText(name, { exact: true });
const row = ({ page }: Story, name: string): Locator => page.getByRole('gridcell', { name, exact: true });
const button = ({ texts }: Story, within: Locator, key: string): Locator => within.getByRole('button', { name: texts.t(key), exact: true });
const label = ({ texts }: Story, within: Locator, key: string): Locator => within.getByLabel(texts.t(key), { exact: true });

/** The only dialog that stands open, once it can be answered. */
async function dialog({ page, texts }: Story): Promise<Locator> {
  const found = page.getByRole('dialog');
  await expect(found).toBeVisible();
  await expect(page.getByRole('dialog', { name: texts.t('dialog.opening') })).toHaveCount(0);
  return found;
}

async function byMouse(story: Story, on: Locator, action: string): Promise<Locator> {
  await chooseByMouse(story, action, on);
  const open = await dialog(story);
  await expectAccessible(story.page);
  return open;
}

/** On a node of the tree or a cell of the list. */
async function byKeyboard(story: Story, on: Locator, action: string): Promise<Locator> {
  await chooseByKeyboard(story, action, on);
  return dialog(story);
}

async function close(story: Story, open: Locator, sentence: RegExp | string): Promise<void> {
  await expect(open.getByText(sentence)).toBeVisible();
  await expect(button(story, open, 'buttons.close')).toBeFocused();
  await story.page.keyboard.press('Enter');
  await expect(open).toBeHidden();
}

/** Fills a sentence in which names stand isolated, as the screen writes it. */
const sentence = ({ texts }: Story, key: string, params: Record<string, string | number>): string =>
  texts.t(
    key,
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value])),
  );

test('by mouse', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  await company(machine);
  await node(story, texts.t('nodes.applications')).click();
  await expect(page.getByText(texts.t('applications:none'))).toBeVisible();
  await expectAccessible(page);

  await page
    .getByRole('main')
    .getByRole('button', { name: texts.t('actions:create-application') })
    .click();
  const wizard = await dialog(story);
  await expectAccessible(page);
  const next = button(story, wizard, 'buttons.next');
  await next.click();
  await label(story, wizard, 'applications:general.name').fill(NAME);
  await label(story, wizard, 'applications:general.description').fill('Who came when');
  await expectAccessible(page);
  await next.click();
  await expectAccessible(page);
  await next.click();
  await expectAccessible(page);
  await next.click();
  await expectAccessible(page);
  await next.click();
  await expectAccessible(page);
  await button(story, wizard, 'applications:wizard.finish.verb').click();
  await expect(wizard).toBeHidden();
  await expect(row(story, texts.t('applications:applicationState.false'))).toBeVisible();

  const sheet = await byMouse(story, row(story, NAME), 'application-properties');
  await label(story, sheet, 'applications:general.contact').fill('zeit@contoso.example');
  for (const tab of ['accounts', 'options', 'fields']) {
    await sheet.getByRole('tab', { name: texts.t(`applications:tabs.${tab}`) }).click();
    await expectAccessible(page);
  }
  await button(story, sheet, 'properties:sheet.ok').click();
  await expect(sheet).toBeHidden();
  await expect(row(story, 'zeit@contoso.example')).toBeVisible();

  await chooseByMouse(story, 'enable-application', row(story, NAME));
  await expect(row(story, texts.t('applications:applicationState.true'))).toBeVisible();

  await row(story, NAME).dblclick();
  await expect(page.getByText(texts.t('applications:noMappings'))).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('button', { name: texts.t('actions:create-mapping') })
    .click();
  const form = await dialog(story);
  await expectAccessible(page);
  await label(story, form, 'applications:columns.account').fill('CONTOSO\\anna');
  await form.getByRole('textbox').nth(1).fill('ANNA1');
  await form.getByRole('checkbox', { name: texts.t('applications:mappings.create.now') }).click();
  await button(story, form, 'applications:mappings.create.verb').click();
  await close(story, form, texts.t('applications:mappings.create.without'));
  await expect(row(story, texts.t('applications:credentials.none'))).toBeVisible();

  const credentials = await byMouse(story, row(story, 'ANNA1'), 'set-credentials');
  const masked = credentials.locator('input[type="password"]');
  await masked.nth(0).fill(SECRET);
  await masked.nth(1).fill('something else');
  await button(story, credentials, 'applications:credentials.verb').click();
  await expect(credentials.getByText(texts.t('applications:credentials.differ'))).toBeVisible();
  await masked.nth(1).fill(SECRET);
  await button(story, credentials, 'applications:credentials.verb').click();
  await close(story, credentials, texts.t('applications:credentials.under', { version: 1 }));
  await expect(row(story, texts.t('applications:credentials.set'))).toBeVisible();
  expect(await page.content()).not.toContain(SECRET);

  await chooseByMouse(story, 'disable-mapping', row(story, 'ANNA1'));
  await expect(row(story, texts.t('applications:state.false'))).toBeVisible();

  const question = await byMouse(story, row(story, 'ANNA1'), 'delete-mappings');
  await button(story, question, 'applications:delete.verb').click();
  await close(story, question, sentence(story, 'applications:mappings.delete.done', { count: 1, application: NAME }));
  await expect(page.getByText(texts.t('applications:noMappings'))).toBeVisible();

  const removal = await byMouse(story, node(story, NAME), 'delete-application');
  await removal.getByRole('textbox').fill(NAME);
  await button(story, removal, 'applications:delete.verb').click();
  await close(story, removal, sentence(story, 'applications:delete.done', { count: 0, name: NAME }));
  await expect(page.getByText(texts.t('applications:none'))).toBeVisible();

  await node(story, texts.t('nodes.audit')).click();
  const shown = (table: string): Promise<void> =>
    page.getByRole('button', { name: texts.t(`domain:audit.table.${table}`), exact: true }).click();
  await shown('deletedApplications');
  await expect(row(story, NAME)).toBeVisible();
  await expectAccessible(page);
  await shown('deletedMappings');
  await expect(row(story, 'ANNA1')).toBeVisible();
  await expectAccessible(page);
});

test('by keyboard alone', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const item = (name: string): Locator => page.getByRole('treeitem', { name });
  const applications = item(texts.t('nodes.applications'));
  await company(machine);
  await expect(item(texts.t('nodes.system'))).toBeFocused();
  await press('ArrowDown');
  await press('ArrowDown');
  const wizard = await byKeyboard(story, applications, 'create-application');
  await expect(button(story, wizard, 'buttons.next')).toBeFocused();
  await press('Enter');
  await expect(label(story, wizard, 'applications:general.name')).toBeFocused();
  await page.keyboard.type(NAME);
  await press('Enter');
  await expect(wizard.getByText(texts.t('applications:wizard.accounts.text'))).toBeVisible();
  await press('Enter');
  const enabled = wizard.getByRole('checkbox', { name: texts.t('applications:options.enabled'), exact: true });
  await expect(enabled).toBeFocused();
  await press('Space');
  await press('Enter');
  await expect(wizard.getByText(texts.t('applications:wizard.fields.text'))).toBeVisible();
  await press('Enter');
  await expect(button(story, wizard, 'applications:wizard.finish.verb')).toBeFocused();
  await press('Enter');
  await expect(wizard).toBeHidden();
  await expect(row(story, texts.t('applications:applicationState.true'))).toBeVisible();

  await expect(applications).toBeFocused();
  await expect(item(NAME)).toBeVisible();
  await press('ArrowDown');
  const form = await byKeyboard(story, item(NAME), 'create-mapping');
  await page.keyboard.type('CONTOSO\\björn');
  await press('Tab');
  await page.keyboard.type('BJORN1');
  await press('Tab');
  await press('Tab');
  for (const word of [SECRET, SECRET]) {
    await page.keyboard.type(word);
    await press('Tab');
  }
  await press('Enter');
  await close(story, form, texts.t('applications:mappings.create.withCredentials'));

  await expect(row(story, 'BJORN1')).toBeVisible();
  await expect(item(NAME)).toBeFocused();
  await press('F6');
  await press('Space');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(1);
  await press('Enter');
  const credentials = await dialog(story);
  await page.keyboard.type(SECRET);
  await press('Tab');
  await page.keyboard.type(SECRET);
  await press('Enter');
  await close(story, credentials, texts.t('applications:credentials.under', { version: 1 }));

  await chooseByKeyboard(story, 'disable-mapping', page.getByRole('row', { selected: true }).locator(':focus'));
  await expect(row(story, texts.t('applications:state.false'))).toBeVisible();

  await press('Delete');
  const question = await dialog(story);
  await press('Enter');
  await close(story, question, sentence(story, 'applications:mappings.delete.done', { count: 1, application: NAME }));

  await press('Shift+F6');
  const removal = await byKeyboard(story, item(NAME), 'delete-application');
  await page.keyboard.type(NAME);
  await press('Enter');
  await close(story, removal, sentence(story, 'applications:delete.done', { count: 0, name: NAME }));
  await expect(page.getByText(texts.t('applications:none'))).toBeVisible();
});
