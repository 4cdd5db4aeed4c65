/** Audit: the list, a record, a filter, the proof, the export. */
import { choose, expect, leave, node, test, buttonOf } from './scenes.ts';

test('Audit', async ({ scene, shoot }) => {
  const { page, texts, main } = scene;
  await node(scene, 'audit').click();
  const rows = main.getByRole('grid').locator('.ag-row');
  await expect(rows.nth(5)).toBeVisible();
  await shoot('80-audit');
  const details = await choose(scene, rows.nth(1), 'record-details');
  await expect(buttonOf(scene, details, 'audit:older')).toBeVisible();
  await shoot('81-record');
  await leave(scene, details);
  await page.getByRole('button', { name: texts.t('domain:audit.table.lookups'), exact: true }).click();
  await expect(page.getByText(texts.t('audit:empty.lookups'))).toBeVisible();
  await shoot('85-lookups');
  await page.getByRole('button', { name: texts.t('domain:audit.table.deletedApplications'), exact: true }).click();
  await expect(page.getByText(texts.t('audit:empty.deletedApplications'))).toBeVisible();
  await shoot('86-deleted-applications');
  await page.getByRole('button', { name: texts.t('domain:audit.table.records'), exact: true }).click();
  await page.getByRole('textbox', { name: texts.t('audit:filter.text') }).fill('mainframe');
  await expect(rows).toHaveCount(1);
  await shoot('82-audit-filter');
  const proof = await choose(scene, node(scene, 'audit'), 'verify-audit');
  await expect(buttonOf(scene, proof, 'buttons.close')).toBeFocused();
  await shoot('83-verify-audit');
  await leave(scene, proof);
  await choose(scene, node(scene, 'audit'), 'export-audit');
  await shoot('84-export-audit');
});
