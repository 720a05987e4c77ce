// The window's menu.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/** What the menu does besides what Electron knows to do. */
export interface MenuActions {
  readonly print: () => void;
  readonly backUp: () => void;
  readonly showData: () => void;
  readonly showLogs: () => void;
  readonly about: () => void;
}

function fileMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '文件',
    submenu: [
      { id: 'print', label: '打印…', accelerator: 'CmdOrCtrl+P', click: actions.print },
      { id: 'backup', label: '立即备份', click: actions.backUp },
      { type: 'separator' },
      { id: 'data', label: '打开数据文件夹', click: actions.showData },
      { id: 'logs', label: '打开日志文件夹', click: actions.showLogs },
      { type: 'separator' },
      { role: 'quit', label: '退出' },
    ],
  };
}

const EDIT_MENU: MenuItemConstructorOptions = {
  label: '编辑',
  submenu: [
    { role: 'undo', label: '撤销' },
    { role: 'redo', label: '重做' },
    { type: 'separator' },
    { role: 'cut', label: '剪切' },
    { role: 'copy', label: '复制' },
    { role: 'paste', label: '粘贴' },
    { role: 'selectAll', label: '全选' },
  ],
};

function viewMenu(): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = [
    { role: 'reload', label: '重新载入' },
    { type: 'separator' },
    { role: 'zoomIn', label: '放大', accelerator: 'CmdOrCtrl+=' },
    { role: 'zoomOut', label: '缩小' },
    { role: 'resetZoom', label: '实际大小' },
    { type: 'separator' },
    { role: 'togglefullscreen', label: '全屏' },
  ];
  return { label: '视图', submenu: app.isPackaged ? items : [...items, { role: 'toggleDevTools', label: '开发者工具' }] };
}

/** Sets the menu. */
export function setMenu(actions: MenuActions): void {
  const help: MenuItemConstructorOptions = { label: '帮助', submenu: [{ id: 'about', label: '关于直播基地管家', click: actions.about }] };
  Menu.setApplicationMenu(Menu.buildFromTemplate([fileMenu(actions), EDIT_MENU, viewMenu(), help]));
}
