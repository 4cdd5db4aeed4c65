/** What this shell can do for a window's page: native dialogs, notices, progress on the task bar. */
import type { BrowserWindow, Dialog, FileFilter, Notification } from 'electron';
import type { FileQuestion, ShellAbilities } from '../../engine/host/router.ts';
import type { ShellTexts } from '../../engine/host/texts.ts';

export interface Desktop {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly notification: { new (options: { title: string; body: string }): Pick<Notification, 'show'>; isSupported(): boolean };
}

type Window = BrowserWindow & Pick<BrowserWindow, 'setProgressBar'>;

const EXTENSIONS: Readonly<Record<FileQuestion['kind'], readonly string[]>> = {
  backup: ['bak'],
  database: ['db'],
  'application-xml': ['xml'],
  'credentials-csv': ['csv'],
  any: [],
};

function filtersFor(kind: FileQuestion['kind'], texts: ShellTexts): FileFilter[] {
  const all = { name: texts.t('dialog.any'), extensions: ['*'] };
  return kind === 'any' ? [all] : [{ name: texts.t(`dialog.${kind}`), extensions: [...EXTENSIONS[kind]] }, all];
}

function question(asked: FileQuestion, texts: ShellTexts): { title: string; filters: FileFilter[]; defaultPath?: string } {
  const place = asked.suggested === undefined ? {} : { defaultPath: asked.suggested };
  return { title: asked.title, filters: filtersFor(asked.kind, texts), ...place };
}

/** A backup never replaces a file: the engine refuses, so the dialog does not offer it as if it could. */
export function desktopAbilities(desktop: Desktop, window: Window, texts: ShellTexts): Omit<ShellAbilities, 'about'> {
  return {
    dialogs: {
      pickFile: async (asked) => {
        const { filePaths } = await desktop.dialog.showOpenDialog(window, { ...question(asked, texts), properties: ['openFile'] });
        return filePaths[0] ?? null;
      },
      nameFile: async (asked) => {
        const { canceled, filePath } = await desktop.dialog.showSaveDialog(window, question(asked, texts));
        return canceled || filePath === '' ? null : filePath;
      },
    },
    notify: ({ title, body }) => {
      if (!desktop.notification.isSupported()) return false;
      new desktop.notification({ title, body }).show();
      return true;
    },
    showProgress: (value) => {
      window.setProgressBar(value ?? -1);
      return true;
    },
  };
}
