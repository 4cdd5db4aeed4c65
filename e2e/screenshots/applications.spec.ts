/** Affiliate applications, and the mappings of one. */
import { join } from 'node:path';
import { buttonOf, choose, expect, label, leave, node, rowOf, test } from './scenes.ts';

test('no applications yet', async ({ console: page, texts, machine, shoot }) => {
  await machine.run('ssoconfig', '-createDB', '--name', 'Valmy Freight');
  await machine.run('ssoconfig', '-generateSecret', join(machine.files, 'one.bak'), '--password-file');
  await node({ page, texts }, 'applications').click();
  await expect(page.getByText(texts.t('applications:none'))).toBeVisible();
  await shoot('61-applications-empty');
});

test('the list, the wizard, the properties', async ({ scene, shoot }) => {
  const { texts } = scene;
  await node(scene, 'applications').click();
  await expect(rowOf(scene, 'Mainframe')).toBeVisible();
  await rowOf(scene, 'SAP').click();
  await shoot('62-applications');
  const wizard = await choose(scene, node(scene, 'applications'), 'create-application');
  const next = buttonOf(scene, wizard, 'buttons.next');
  await shoot('63-application-welcome');
  await next.click();
  await label(scene, wizard, 'applications:general.name').fill('Telex');
  for (const [at, page] of ['general', 'accounts', 'options', 'fields'].entries()) {
    await shoot(`${64 + at}-application-${page}`);
    await next.click();
  }
  await expect(buttonOf(scene, wizard, 'applications:wizard.finish.verb')).toBeFocused();
  await shoot('68-application-finish');
  await leave(scene, wizard);
  const sheet = await choose(scene, rowOf(scene, 'SAP'), 'application-properties');
  for (const [at, tab] of ['general', 'accounts', 'options', 'fields'].entries()) {
    await sheet.getByRole('tab', { name: texts.t(`applications:tabs.${tab}`) }).click();
    await shoot(`${69 + at}-application-properties-${tab}`);
  }
  await leave(scene, sheet);
  const removal = await choose(scene, rowOf(scene, 'SAP'), 'delete-application');
  await shoot('73-delete-application');
  await leave(scene, removal);
  await choose(scene, node(scene, 'applications'), 'import-credentials');
  await shoot('74-import-credentials');
});

test('mappings', async ({ scene, shoot }) => {
  const { texts, main, page } = scene;
  await page.getByRole('treeitem', { name: 'SAP', exact: true }).click();
  const rows = main.getByRole('grid').locator('.ag-row');
  await expect(rows.nth(5)).toBeVisible();
  await rows.nth(1).click();
  await shoot('75-mappings');
  const credentials = await choose(scene, rows.nth(1), 'set-credentials');
  await credentials.locator('input[type="password"]').first().fill('a word that nobody may read');
  await shoot('76-set-credentials');
  await leave(scene, credentials);
  const creation = await choose(scene, page.getByRole('treeitem', { name: 'SAP', exact: true }), 'create-mapping');
  await shoot('77-create-mapping');
  await leave(scene, creation);
  await rows.nth(4).click({ modifiers: ['Shift'] });
  const removal = await choose(scene, rows.nth(3), 'delete-mappings');
  await shoot('78-delete-mappings');
  await leave(scene, removal);
  await page.getByRole('textbox', { name: texts.t('applications:filter') }).fill('zzz');
  await expect(page.getByText(texts.t('applications:noneFits'))).toBeVisible();
  await shoot('79-mappings-none-fit');
});
