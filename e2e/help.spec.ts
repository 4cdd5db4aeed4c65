/** Help inside the console, by keyboard alone: the right page for every node and dialog, contents, search, links, back and forward. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { I18n } from '../shared/i18n/index.ts';
import { expect, expectAccessible, test, type Machine } from './console.ts';
import { chooseByKeyboard, dialogOf, type Story } from './steps.ts';

/** What each page is called, by language: the first words of its title. */
const TITLES = {
  en: {
    index: 'SSO Administration',
    system: 'System',
    servers: 'Servers',
    applications: 'Affiliate Applications',
    audit: 'Audit',
    mappings: 'Mappings',
    'set-up': 'Set up',
    generate: 'Generate Master Secret',
    operation: 'A running operation',
    'back-up': 'Back up Master Secret',
    verify: 'Verify Backup',
    lastGood: 'The last good copy',
    missing: 'The secret store is gone',
    store: 'The secret store',
    words: 'last good copy',
    link: 'A running operation',
  },
  fr: {
    index: 'L’administration SSO',
    system: 'Système',
    servers: 'Serveurs',
    applications: 'Applications affiliées',
    audit: 'Audit',
    mappings: 'Mappages',
    'set-up': 'Configurer',
    generate: 'Générer le secret principal',
    operation: 'Une opération en cours',
    'back-up': 'Sauvegarder le secret principal',
    verify: 'Vérifier la sauvegarde',
    lastGood: 'La dernière bonne copie',
    missing: 'Le magasin de secrets a disparu',
    store: 'Le magasin de secrets',
    words: 'DERNIERE bonne copie',
    link: 'Une opération en cours',
  },
} as const;

/** In the order of the tree; the applications stand under theirs, by name. */
const KINDS = ['root', 'system', 'servers', 'applications', 'mappings', 'audit'] as const;

const titles = (texts: I18n): (typeof TITLES)['en' | 'fr'] => TITLES[texts.language === 'fr' ? 'fr' : 'en'];
const helpOf = ({ page, texts }: Story): Locator => page.getByRole('dialog', { name: texts.t('help:title'), exact: true });
const node = ({ page, texts }: Story, name: string): Locator => page.getByRole('treeitem', { name: texts.t(`nodes.${name}`), exact: true });

async function expectPage(story: Story, title: string): Promise<void> {
  await expect(helpOf(story).getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
}

async function closeHelp(story: Story): Promise<void> {
  await story.page.keyboard.press('Escape');
  await expect(helpOf(story)).toBeHidden();
}

async function prepare(machine: Machine): Promise<void> {
  await machine.run('ssoconfig', '-createDB', '--name', 'Contoso');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
  await machine.run('ssomanage', '-createApps', 'examples/apps.xml');
}

async function goTo(story: Story, target: Locator): Promise<void> {
  for (let presses = 0; presses < 10 && !(await target.evaluate((item) => item === document.activeElement)); presses += 1)
    await story.page.keyboard.press('ArrowDown');
  await expect(target).toBeFocused();
}

test('help for every node and for dialogs', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const title = titles(texts);
  await prepare(machine);
  await expect(page.getByRole('treeitem', { name: 'CustomsPortal' })).toBeVisible();
  await node(story, 'root').focus();
  for (const kind of KINDS)
    await test.step(kind, async () => {
      const item = kind === 'mappings' ? page.getByRole('treeitem', { name: 'CustomsPortal' }) : node(story, kind);
      await goTo(story, item);
      await page.keyboard.press('F1');
      await expectPage(story, title[kind === 'root' ? 'index' : kind]);
      await expectAccessible(page);
      await closeHelp(story);
      await expect(item).toBeFocused();
    });
  await node(story, 'system').focus();
  for (const [action, name] of [
    ['generate', 'generate'],
    ['back-up', 'back-up'],
    ['verify-backup', 'verify'],
  ] as const)
    await test.step(action, async () => {
      await chooseByKeyboard(story, action);
      const dialog = dialogOf(story, action);
      await expect(dialog.getByLabel(texts.t('fields.backupFile'))).toBeFocused();
      await page.keyboard.type('x');
      await page.keyboard.press('F1');
      await expectPage(story, title[name]);
      await closeHelp(story);
      await expect(dialog.getByLabel(texts.t('fields.backupFile'))).toBeFocused();
      await expect(dialog.getByLabel(texts.t('fields.backupFile'))).toHaveValue(/x/);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(node(story, 'system')).toBeFocused();
    });
});

test('contents, search, links, back and forward', async ({ console: page, texts, machine }) => {
  const story = { page, texts };
  const title = titles(texts);
  const help = helpOf(story);
  await prepare(machine);
  await node(story, 'system').focus();
  await page.keyboard.press('F1');
  await expectPage(story, title.system);

  await test.step('a hit leads to its section', async () => {
    await page.keyboard.press('Control+f');
    await expect(help.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type(title.words);
    await expect(
      help
        .getByRole('list', { name: texts.t('help:hits') })
        .getByRole('button')
        .first(),
    ).toContainText(title.lastGood);
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(help.getByRole('heading', { level: 2, name: title.lastGood })).toBeFocused();
    await expect(help.getByRole('heading', { level: 2, name: title.lastGood })).toBeInViewport();
  });

  await test.step('nothing found is said; Escape takes the search away, and only that', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('zeppelin');
    await expect(help.getByRole('status')).toHaveText(texts.t('help:nothing', { question: 'zeppelin' }));
    await page.keyboard.press('Escape');
    await expect(help.getByRole('tree')).toBeVisible();
  });

  await test.step('back and forward', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expectPage(story, title.system);
    await page.keyboard.press('Alt+ArrowRight');
    await expect(help.getByRole('heading', { level: 2, name: title.lastGood })).toBeInViewport();
  });

  await test.step('the contents, by arrows', async () => {
    await help.getByRole('treeitem', { name: title.generate, exact: true }).focus();
    await expectPage(story, title.generate);
    await page.keyboard.press('ArrowDown');
    await expectPage(story, title.operation);
    await page.keyboard.press('ArrowUp');
    await expectPage(story, title.generate);
    await expect(help.getByRole('img').first()).toHaveJSProperty('naturalWidth', 1280);
  });

  await test.step('a link, by Enter', async () => {
    await help.getByRole('link', { name: title.link }).focus();
    await page.keyboard.press('Enter');
    await expectPage(story, title.operation);
    await expect(help.getByRole('heading', { level: 1 })).toBeFocused();
  });
  await closeHelp(story);
  await expect(node(story, 'system')).toBeFocused();
});

test('help on the situation that the keyboard is on, from the menu, and in the other language', async ({
  console: page,
  texts,
  machine,
}) => {
  const story = { page, texts };
  const title = titles(texts);
  await prepare(machine);
  await rename(join(machine.home, 'secret-store'), join(machine.home, 'secret-store.away'));
  await page.keyboard.press('F5');
  const cure = page.locator('[data-situation="store-missing"]').getByRole('button').first();
  await expect(cure).toBeVisible();
  await cure.focus();
  await page.keyboard.press('F1');
  await expect(helpOf(story).getByRole('heading', { level: 2, name: title.missing, exact: true })).toBeFocused();
  await expect(helpOf(story).getByRole('treeitem', { name: title.store, exact: true })).toBeInViewport();
  await closeHelp(story);
  await expect(cure).toBeFocused();
  await fromMenu(story, title.system);
  await expect(cure).toBeFocused();
  await otherLanguage(page, texts);
});

async function fromMenu(story: Story, title: string): Promise<void> {
  const { page, texts } = story;
  const plain = (key: string): string => texts.t(key).replace('&', '');
  await page.getByRole('menuitem', { name: plain('menu.help') }).click();
  await page.getByRole('menuitem', { name: plain('menu.helpTopics') }).click();
  await expectPage(story, title);
  await closeHelp(story);
}

/** The guide is in the language that the console has now. */
async function otherLanguage(page: Page, texts: I18n): Promise<void> {
  const other = texts.language === 'fr' ? 'en' : 'fr';
  await page.getByRole('menuitem', { name: texts.t('menu.view').replace('&', '') }).click();
  await page.locator(`[lang="${other}"][role="menuitemradio"]`).click();
  await page.getByRole('treeitem', { name: other === 'fr' ? 'Système' : 'System', exact: true }).click();
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog').getByRole('heading', { level: 1, name: TITLES[other].system, exact: true })).toBeVisible();
}
