/** System Properties and Servers. */
import { choose, expect, leave, node, test } from './scenes.ts';

test('System Properties', async ({ scene, shoot }) => {
  const { texts } = scene;
  const sheet = await choose(scene, node(scene, 'system'), 'system-properties');
  for (const [at, id] of ['general', 'accounts', 'audits', 'options', 'secret'].entries()) {
    await sheet.getByRole('tab', { name: texts.t(`properties:system.tab.${id}`) }).click();
    await shoot(`${50 + at}-properties-${id}`);
  }
});

test('Servers', async ({ scene, shoot }) => {
  const { texts, main } = scene;
  await node(scene, 'servers').click();
  const row = main.getByRole('grid').locator('.ag-row').first();
  await expect(row).toContainText(texts.t('servers:status.online'));
  await row.click();
  await shoot('56-servers');
  const sheet = await choose(scene, row, 'server-properties');
  for (const [at, id] of ['general', 'database', 'service', 'secret'].entries()) {
    await sheet.getByRole('tab', { name: texts.t(`servers:properties.${id}`) }).click();
    await shoot(`${57 + at}-server-${id}`);
  }
  await leave(scene, sheet);
});
