/** An operation under way: the picture is held where the engine has just begun to re-encrypt. */
import { join } from 'node:path';
import { PASSWORD, buttonOf, choose, expect, label, node, test } from './scenes.ts';

test('progress', async ({ page, scene, shoot }) => {
  const { texts, machine } = scene;
  const dialog = await choose(scene, node(scene, 'system'), 'generate');
  await label(scene, dialog, 'fields.backupFile').fill(join(machine.files, 'valmy-{version}.bak'));
  await page.keyboard.press('Enter');
  await label(scene, dialog, 'fields.newPassword').fill(PASSWORD);
  await label(scene, dialog, 'fields.confirmPassword').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(texts.t('operation.step.generate.re-encrypting'))).toBeVisible();
  await expect(buttonOf(scene, dialog, 'operation.pause')).toBeVisible();
  await shoot('36-generate-progress');
});

test.beforeEach(async ({ page }) => {
  await page.routeWebSocket(/.*/, (socket) => {
    const engine = socket.connectToServer();
    let held = false;
    engine.onMessage((message) => {
      if (!held) socket.send(message);
      held ||= String(message).includes('re-encrypting') && String(message).includes('"running":true');
    });
  });
});
