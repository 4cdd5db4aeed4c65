import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { shellTexts } from '../../engine/host/texts.ts';
import { desktopAbilities, type Desktop } from './abilities.ts';
import { menuTemplate } from './menu.ts';
import { endAfterLastWindow } from './quit.ts';

const shown: { title: string; body: string }[] = [];
class FakeNotification {
  static supported = true;
  static isSupported = (): boolean => FakeNotification.supported;
  readonly #notice: { title: string; body: string };
  constructor(notice: { title: string; body: string }) {
    this.#notice = notice;
  }
  show(): void {
    shown.push(this.#notice);
  }
}

function desktop() {
  const showOpenDialog = vi.fn().mockResolvedValue({ canceled: false, filePaths: ['/home/anna/x.bak'] });
  const showSaveDialog = vi.fn().mockResolvedValue({ canceled: false, filePath: '/home/anna/y.bak' });
  const window = { setProgressBar: vi.fn() };
  const fake = { dialog: { showOpenDialog, showSaveDialog }, notification: FakeNotification } as unknown as Desktop;
  return { showOpenDialog, showSaveDialog, window, abilities: desktopAbilities(fake, window as never, shellTexts('fr')) };
}

describe('the desktop’s abilities', () => {
  it('pick and name files in the desktop’s own dialogs, in the person’s language', async () => {
    const { abilities, showOpenDialog, showSaveDialog, window } = desktop();
    expect(await abilities.dialogs?.pickFile({ kind: 'backup', title: 'Vérifier' })).toBe('/home/anna/x.bak');
    expect(showOpenDialog).toHaveBeenCalledWith(window, {
      title: 'Vérifier',
      properties: ['openFile'],
      filters: [
        { name: 'Fichiers de sauvegarde', extensions: ['bak'] },
        { name: 'Tous les fichiers', extensions: ['*'] },
      ],
    });
    expect(await abilities.dialogs?.nameFile({ kind: 'any', title: 'Sauver', suggested: '/home/anna/z' })).toBe('/home/anna/y.bak');
    expect(showSaveDialog.mock.calls[0]?.[1]).toMatchObject({ defaultPath: '/home/anna/z' });
  });

  it('answer null when the person cancels', async () => {
    const { abilities, showOpenDialog, showSaveDialog } = desktop();
    showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
    showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
    expect(await abilities.dialogs?.pickFile({ kind: 'any', title: 'x' })).toBeNull();
    expect(await abilities.dialogs?.nameFile({ kind: 'any', title: 'x' })).toBeNull();
  });

  it('show notices where the desktop has them, and say where not', () => {
    const { abilities } = desktop();
    expect(abilities.notify({ title: 'Fini', body: 'Tout.' })).toBe(true);
    expect(shown).toEqual([{ title: 'Fini', body: 'Tout.' }]);
    FakeNotification.supported = false;
    expect(abilities.notify({ title: 'Fini', body: 'Tout.' })).toBe(false);
  });

  it('show progress on the task bar and take it away', () => {
    const { abilities, window } = desktop();
    abilities.showProgress(0.5);
    abilities.showProgress(null);
    expect(window.setProgressBar.mock.calls).toEqual([[0.5], [-1]]);
  });
});

describe('the application', () => {
  it('keeps the keys of editing, and developer tools only from source', () => {
    const roles = (packaged: boolean): string => JSON.stringify(menuTemplate('linux', shellTexts('en'), packaged));
    for (const role of ['copy', 'paste', 'cut', 'undo', 'selectAll']) expect(roles(true)).toContain(role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });

  it('ends after its last window once no operation runs, and closes the engine first', async () => {
    const app = Object.assign(new EventEmitter(), { quit: vi.fn(), exit: vi.fn() });
    const busy = vi.fn().mockResolvedValueOnce(true).mockResolvedValue(false);
    const close = vi.fn().mockResolvedValue(undefined);
    endAfterLastWindow(app as never, { busy, close, windows: () => 0, pause: () => Promise.resolve() });
    app.emit('window-all-closed');
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
    expect(busy).toHaveBeenCalledTimes(2);
    const preventDefault = vi.fn();
    app.emit('will-quit', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(close).toHaveBeenCalledOnce();
  });

  it('stays when a window was opened while it waited', async () => {
    const app = Object.assign(new EventEmitter(), { quit: vi.fn(), exit: vi.fn() });
    let windows = 0;
    const busy = vi.fn(() => {
      windows = 1;
      return Promise.resolve(true);
    });
    const paused = vi.fn(() => Promise.resolve());
    endAfterLastWindow(app as never, { busy, close: () => Promise.resolve(), windows: () => windows, pause: paused });
    app.emit('window-all-closed');
    await vi.waitFor(() => expect(paused).toHaveBeenCalledOnce());
    expect(app.quit).not.toHaveBeenCalled();
  });
});
