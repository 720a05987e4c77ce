// What people are asked through the system: where to save, which folder, whether to stop.
import { app, type BrowserWindow, dialog, type MessageBoxOptions, type OpenDialogOptions, shell } from 'electron';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { AnswerOfMain, AskOfMain } from '../../src/contract/core/shell-messages.ts';

/** The window that a dialog stands before; null once it is gone. */
export type FindWindow = () => BrowserWindow | null;

/** Asks with buttons; answers which was pressed. The last one is what Escape does. */
export async function askPerson(window: BrowserWindow | null, options: MessageBoxOptions): Promise<number> {
  const whole = { title: app.getName(), noLink: true, cancelId: (options.buttons?.length ?? 1) - 1, ...options };
  const { response } = await (window === null ? dialog.showMessageBox(whole) : dialog.showMessageBox(window, whole));
  return response;
}

async function savePath(window: BrowserWindow | null, name: string): Promise<string | null> {
  const extension = path.extname(name).slice(1);
  const options = {
    title: '保存文件',
    defaultPath: path.join(app.getPath('documents'), path.basename(name)),
    filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
  };
  const { canceled, filePath } = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? null : filePath;
}

const PICKS: Readonly<Record<Extract<AskOfMain, { what: 'pick' }>['purpose'], OpenDialogOptions>> = {
  data: { title: '选择数据文件夹', properties: ['openDirectory', 'createDirectory'] },
  backup: { title: '选择备份文件夹', properties: ['openDirectory', 'createDirectory'] },
  update: { title: '选择放更新的文件夹', properties: ['openDirectory'] },
  restore: { title: '选择备份文件', properties: ['openFile'], filters: [{ name: '备份', extensions: ['db', 'dbx', 'zip'] }] },
};

async function pick(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Opens a folder, never a file that could be a program. */
export async function showFolder(folder: string): Promise<boolean> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
  return (await shell.openPath(folder)) === '';
}

async function openPdf(file: string): Promise<boolean> {
  if (path.extname(file).toLowerCase() !== '.pdf') return false;
  return (await shell.openPath(file)) === '';
}

/** Answers what the base's process asks of the system. */
export async function answerAsk(findWindow: FindWindow, ask: AskOfMain): Promise<AnswerOfMain> {
  const window = findWindow();
  switch (ask.what) {
    case 'savePath':
      return savePath(window, ask.name);
    case 'pick':
      return pick(window, PICKS[ask.purpose]);
    case 'showFolder':
      return showFolder(ask.folder);
    default:
      return openPdf(ask.file);
  }
}
