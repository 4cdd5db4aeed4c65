/** System Properties and the overview: by keyboard, by mouse, while somebody else changes the same, and over the life of the secrets. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { I18n } from '../shared/i18n/index.ts';
import { expect, expectAccessible, test, type Machine } from './console.ts';

interface Story {
  readonly page: Page;
  readonly texts: I18n;
}

const sheetOf = ({ page, texts }: Story): Locator => page.getByRole('dialog', { name: texts.t('properties:system.title') });
const field = (story: Story, name: string): Locator =>
  sheetOf(story).getByRole('textbox', { name: story.texts.t(`properties:system.${name}`), exact: true });
const press = (within: Locator, { texts }: Story, key: string): Promise<void> =>
  within.getByRole('button', { name: texts.t(key), exact: true }).click();
const button = ({ page, texts }: Story, key: string, params = {}): Locator =>
  page.getByRole('button', { name: texts.t(key, params), exact: true });
const tab = (story: Story, id: string): Locator => sheetOf(story).getByRole('tab', { name: story.texts.t(`properties:system.tab.${id}`) });

async function openByKeyboard(story: Story): Promise<Locator> {
  const { page, texts } = story;
  await page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true }).focus();
  await page.keyboard.press('Alt+Enter');
  await expect(tab(story, 'general')).toBeFocused();
  return sheetOf(story);
}

/** What somebody else does meanwhile. */
async function updateElsewhere(machine: Machine, elements: Readonly<Record<string, number>>): Promise<void> {
  const path = join(machine.files, 'info.xml');
  const inside = Object.entries(elements).map(([name, value]) => `<${name}>${value}</${name}>`);
  await writeFile(path, `<sso><globalInfo>${inside.join('')}</globalInfo></sso>`);
  await machine.run('ssomanage', '-updateDB', path);
}

test.beforeEach(async ({ machine }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
});

test('by keyboard: every page, what is wrong beside its field, Apply, OK, Escape', async ({ console: page, texts }) => {
  const story = { page, texts };
  const sheet = await openByKeyboard(story);
  const apply = sheet.getByRole('button', { name: texts.t('properties:sheet.apply') });
  await expect(apply).toBeDisabled();
  await test.step('arrows turn the pages', async () => {
    for (const id of ['accounts', 'audits', 'options', 'secret', 'general']) {
      await page.keyboard.press('ArrowRight');
      await expect(tab(story, id)).toBeFocused();
      await expectAccessible(page);
    }
  });
  await test.step('why the master secret server cannot be changed', async () => {
    await expect(sheet.getByText(texts.t('reasons.one-server'))).toBeVisible();
  });
  await test.step('a number that may not be, from another page', async () => {
    await field(story, 'ticketTimeout').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('0');
    await expect(apply).toBeEnabled();
    await tab(story, 'general').focus();
    await page.keyboard.press('End');
    await expect(tab(story, 'secret')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sheet.getByRole('alert')).toHaveText(texts.t('properties:sheet.notNumber', { min: 1, max: 525_600 }));
    await expect(field(story, 'ticketTimeout')).toBeFocused();
    const marked = texts.t('properties:sheet.wrongTab', { tab: texts.t('properties:system.tab.general') });
    await expect(sheet.getByRole('tab', { name: marked })).toBeVisible();
    await expectAccessible(page);
  });
  await test.step('Apply keeps the sheet open, and has nothing more to do', async () => {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('5');
    await expect(sheet.getByRole('alert')).toBeHidden();
    await apply.focus();
    await page.keyboard.press('Enter');
    await expect(sheet.getByRole('button', { name: texts.t('properties:sheet.ok'), exact: true })).toBeEnabled();
    await expect(apply).toBeDisabled();
  });
  await test.step('Escape changes nothing, Enter does', async () => {
    await field(story, 'credentialCacheTimeout').fill('30');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page.getByRole('treeitem', { name: texts.t('nodes.system'), exact: true })).toBeFocused();
    await page.keyboard.press('Alt+Enter');
    await expect(field(story, 'ticketTimeout')).toHaveValue('5');
    await expect(field(story, 'credentialCacheTimeout')).toHaveValue('60');
    await field(story, 'credentialCacheTimeout').fill('45');
    await page.keyboard.press('Enter');
    await expect(sheet).toBeHidden();
    await page.keyboard.press('Alt+Enter');
    await expect(field(story, 'credentialCacheTimeout')).toHaveValue('45');
  });
});

test('how much of the audit the log of the machine gets too: chosen by keyboard, kept, and told of as a word', async ({
  console: page,
  texts,
}) => {
  const story = { page, texts };
  const sheet = await openByKeyboard(story);
  await tab(story, 'audits').click();
  const level = sheet.getByRole('combobox', { name: texts.t('properties:system.auditLevelPositive') });
  await expect(level).toHaveText(texts.t('properties:system.level.none'));
  await expect(sheet.getByRole('combobox', { name: texts.t('properties:system.auditLevelNegative') })).toHaveText(
    texts.t('properties:system.level.low'),
  );
  await level.press('Enter');
  await expectAccessible(page);
  await page.getByRole('option', { name: texts.t('properties:system.level.medium'), exact: true }).press('Enter');
  await expect(level).toHaveText(texts.t('properties:system.level.medium'));
  await expectAccessible(page);
  await press(sheet, story, 'properties:sheet.ok');
  await expect(sheet).toBeHidden();
  await openByKeyboard(story);
  await tab(story, 'audits').click();
  await expect(level).toHaveText(texts.t('properties:system.level.medium'));
});

test('how old a master secret may become: out of its range, told of before it is made, and right', async ({ console: page, texts }) => {
  const story = { page, texts };
  const sheet = await openByKeyboard(story);
  await page.keyboard.press('End');
  await expect(tab(story, 'secret')).toBeFocused();
  await field(story, 'secretMaximumAge').fill('29');
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('alert')).toHaveText(texts.t('properties:sheet.notNumber', { min: 30, max: 3650 }));
  await field(story, 'secretMaximumAge').fill('30');
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('alert')).toHaveText(texts.t('properties:sheet.notNumber', { min: 0, max: 29 }));
  await expect(field(story, 'secretRemindAhead')).toBeFocused();
  await expectAccessible(page);
  await field(story, 'secretRemindAhead').fill('29');
  await press(sheet, story, 'properties:sheet.apply');
  await expect(sheet.getByRole('button', { name: texts.t('properties:sheet.apply') })).toBeDisabled();
  await expect(sheet.getByRole('alert')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.press('End');
  await expect(field(story, 'secretMaximumAge')).toHaveValue('30');
  await expect(field(story, 'secretRemindAhead')).toHaveValue('29');
});

test('by mouse: that one account administers the system is cured on Accounts', async ({ console: page, texts }) => {
  const story = { page, texts };
  const sheet = sheetOf(story);
  const list = texts.t('properties:system.administrators');
  const main = page.getByRole('main');
  const named = sheet.getByRole('listbox', { name: list, exact: true });
  await main.getByRole('button', { name: texts.t('actions:accounts') }).click();
  await expect(tab(story, 'accounts')).toHaveAttribute('aria-selected', 'true');
  const [own] = (await named.getByRole('option').allTextContents()).map((text) => text.replace(/ \(.*/, ''));
  await test.step('an account that nobody knows, none, one that is named already, and one that is right', async () => {
    await button(story, 'properties:accounts.addTo', { list }).click();
    const dialog = page.getByRole('dialog', { name: texts.t('properties:accounts.addTitle', { list }) });
    const typed = dialog.getByRole('combobox');
    await expect(typed).toBeFocused();
    await press(dialog, story, 'properties:sheet.ok');
    await expect(dialog.getByRole('alert')).toHaveText(texts.t('properties:accounts.missing'));
    await typed.fill('nobody-of-that-name');
    await press(dialog, story, 'properties:sheet.ok');
    await expect(dialog.getByRole('alert')).toContainText('nobody-of-that-name');
    await expectAccessible(page);
    await typed.fill(own!);
    await press(dialog, story, 'properties:sheet.ok');
    await expect(dialog.getByRole('alert')).toHaveText(texts.t('properties:accounts.twice', { account: own }));
    await typed.fill('daemon');
    await press(dialog, story, 'properties:sheet.ok');
    await expect(dialog).toBeHidden();
    await expect(named.getByRole('option')).toHaveCount(2);
    await expectAccessible(page);
  });
  await press(sheet, story, 'properties:sheet.apply');
  await expect(sheet.getByText(texts.t('properties:system.single'))).toBeHidden();
  await test.step('whoever changes them stays one of them', async () => {
    await named.getByRole('option').first().click();
    await button(story, 'properties:accounts.removeFrom', { list }).click();
    await press(sheet, story, 'properties:sheet.ok');
    await expect(sheet.getByRole('alert')).toContainText(texts.t('errors:CALLER_NOT_ADMINISTRATOR_next'));
    await expect(named).toBeFocused();
    await expectAccessible(page);
    await press(sheet, story, 'buttons.cancel');
  });
  await expect(main.getByRole('button', { name: texts.t('actions:accounts') })).toBeHidden();
  await expect(main.getByText(texts.t('situations.allWell'))).toBeVisible();
  await expect(main.getByText(texts.t('overview:well.never.back-up-database'))).toBeVisible();
  await expectAccessible(page);
});

test('what somebody else changes meanwhile is shown, and decided by whoever looks at it', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const sheet = await openByKeyboard(story);
  const theirs = (value: string): Locator => sheet.getByText(texts.t('properties:sheet.theirs', { value }));
  await field(story, 'ticketTimeout').fill('7');
  await updateElsewhere(machine, { ticketTimeout: 9, credCacheTimeout: 30 });
  await test.step('theirs stands beside mine; what I did not touch is theirs', async () => {
    await expect(theirs('9')).toBeVisible();
    await expect(field(story, 'ticketTimeout')).toHaveValue('7');
    await expect(field(story, 'credentialCacheTimeout')).toHaveValue('30');
    await expect(sheet.getByRole('status')).toContainText(
      texts.t('properties:sheet.changedBy', { actor: '@', at: '' }).split('@')[0]!.trim(),
    );
    await expectAccessible(page);
  });
  await test.step('OK waits for the decision', async () => {
    await press(sheet, story, 'properties:sheet.ok');
    await expect(sheet.getByRole('alert')).toHaveText(texts.t('properties:sheet.undecided'));
    await expect(field(story, 'ticketTimeout')).toBeFocused();
    await press(sheet, story, 'properties:sheet.keepMine');
    await expect(theirs('9')).toBeHidden();
    await press(sheet, story, 'properties:sheet.ok');
    await expect(sheet).toBeHidden();
  });
  await test.step('theirs, taken over', async () => {
    await openByKeyboard(story);
    await expect(field(story, 'ticketTimeout')).toHaveValue('7');
    await expect(field(story, 'credentialCacheTimeout')).toHaveValue('30');
    await field(story, 'ticketTimeout').fill('8');
    await updateElsewhere(machine, { ticketTimeout: 11 });
    await expect(theirs('11')).toBeVisible();
    await press(sheet, story, 'properties:sheet.takeTheirs');
    await expect(field(story, 'ticketTimeout')).toHaveValue('11');
    await expect(sheet.getByRole('button', { name: texts.t('properties:sheet.apply') })).toBeDisabled();
  });
  await test.step('another setting of the system does not stand in the way', async () => {
    await field(story, 'ticketTimeout').fill('12');
    await machine.run('ssomanage', '-disableSSO');
    await press(sheet, story, 'properties:sheet.ok');
    await expect(sheet).toBeHidden();
    await openByKeyboard(story);
    await expect(field(story, 'ticketTimeout')).toHaveValue('12');
  });
});

test('the life of the secrets: drawn, to be gone through by keyboard, and as a list', async ({ console: page, texts, machine }) => {
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'two.bak'), '--password-file');
  await machine.run('ssoconfig', '-verifyBackup', join(machine.files, 'two.bak'), '--password-file');
  const main = page.getByRole('main');
  const drawing = main.getByRole('group', { name: texts.t('overview:life.drawing') });
  const things = drawing.getByRole('img');
  await expect(things.first()).toHaveAccessibleName(new RegExp(texts.t('overview:life.secret', { version: 2 })));
  await expect(drawing.getByText(texts.t('overview:life.lane', { version: 1 }))).toBeVisible();
  await expectAccessible(page);
  await test.step('each thing says what it is', async () => {
    await things.first().focus();
    await page.keyboard.press('ArrowRight');
    await expect(things.nth(1)).toBeFocused();
    await expect(page.getByRole('tooltip')).toContainText(texts.t('overview:event.backed-up'));
    await page.keyboard.press('End');
    await expect(things.last()).toBeFocused();
    await expect(things.last()).toHaveAccessibleName(new RegExp(texts.t('overview:life.secret', { version: 1 })));
  });
  await test.step('the same as a list', async () => {
    await main.getByRole('button', { name: texts.t('overview:life.listed') }).click();
    const rows = main.getByRole('table', { name: texts.t('overview:life.title') }).getByRole('row');
    await expect(rows.filter({ hasText: texts.t('overview:event.verified') })).toHaveCount(1);
    await expect(rows.filter({ hasText: texts.t('overview:event.generated') })).toHaveCount(2);
    await expectAccessible(page);
  });
});
