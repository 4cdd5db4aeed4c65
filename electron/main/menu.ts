/**
 * The application's menu holds only what its keys need (copy, paste, reload, zoom): the console draws its own menu bar, and this
 * one stays hidden where the platform allows.
 */
import type { MenuItemConstructorOptions } from 'electron';
import type { ShellTexts } from '../../engine/host/texts.ts';

export function menuTemplate(platform: NodeJS.Platform, texts: ShellTexts, packaged: boolean): MenuItemConstructorOptions[] {
  const tools: MenuItemConstructorOptions[] = packaged ? [] : [{ role: 'toggleDevTools' }];
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: texts.t('menu.edit'),
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: texts.t('menu.view'),
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }, ...tools],
    },
    { label: texts.t('menu.window'), submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}
