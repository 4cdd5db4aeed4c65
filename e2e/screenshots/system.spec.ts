/** System: calm, at risk, stopped, over the life of its secrets; and what the console offers everywhere. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, leave, node, putInOrder, test, type Scene } from './scenes.ts';

async function openMenu({ page, texts }: Scene, name: string): Promise<void> {
  await page.getByRole('menuitem', { name: texts.t(`menu.${name}`).replace('&', ''), exact: true }).click();
  await expect(page.getByRole('menu')).toBeVisible();
}

test('at risk, in order, and its menus', async ({ scene, shoot }) => {
  const { page, texts, machine, main } = scene;
  await expect(main.getByText(texts.t('situations.someRisk', { count: 1 }))).toBeVisible();
  await shoot('20-system-risks');
  await putInOrder(machine);
  await page.keyboard.press('F5');
  await expect(main.getByText(texts.t('situations.allWell'))).toBeVisible();
  await shoot('03-system');
  await node(scene, 'system').click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await shoot('04-context-menu');
  await page.keyboard.press('Escape');
  await openMenu(scene, 'action');
  await shoot('24-action-menu');
  await page.keyboard.press('Escape');
  await node(scene, 'root').click();
  await expect(main.getByRole('grid')).toBeVisible();
  await shoot('23-root');
  await openMenu(scene, 'view');
  await shoot('25-view-menu');
  await page.getByRole('menuitemradio', { name: texts.t('menu.colour.high-contrast').replace('&', '') }).click();
  await expect(page.getByRole('menu')).toBeHidden();
  await node(scene, 'system').click();
  await expect(main.getByText(texts.t('situations.allWell'))).toBeVisible();
  await shoot('26-high-contrast');
});

test('About, and Help', async ({ scene, shoot }) => {
  const { page, texts } = scene;
  await openMenu(scene, 'help');
  await page.getByRole('menuitem', { name: texts.t('menu.about').replace('&', '') }).click();
  const about = page.getByRole('dialog', { name: texts.t('about.title') });
  await expect(about.getByRole('row').nth(1)).toBeVisible();
  await shoot('27-about');
  await leave(scene, about);
  await node(scene, 'system').click();
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: texts.t('help:title'), exact: true });
  await expect(help.getByRole('heading', { level: 1 })).toBeVisible();
  await shoot('28-help');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('sso');
  await expect(help.getByRole('list', { name: texts.t('help:hits') })).toBeVisible();
  await shoot('29-help-search');
});

test('several stops at once', async ({ scene: { page, machine }, shoot }) => {
  await machine.run('ssomanage', '-disableSSO');
  await rm(join(machine.home, 'secret-store'), { recursive: true });
  await page.keyboard.press('F5');
  for (const id of ['sso-disabled', 'store-missing']) await expect(page.locator(`[data-situation="${id}"]`)).toBeVisible();
  await shoot('21-system-stops');
});

test('the life of the secrets', async ({ scene: { page, texts, machine, main }, shoot }) => {
  for (const version of [2, 3]) await machine.run('ssoconfig', '-generateSecret', join(machine.files, `${version}.bak`), '--password-file');
  await page.keyboard.press('F5');
  await expect(page.locator('[data-situation="retirable"]')).toBeVisible();
  await main.getByRole('heading', { name: texts.t('overview:life.title') }).scrollIntoViewIfNeeded();
  await shoot('22-time-line');
});
