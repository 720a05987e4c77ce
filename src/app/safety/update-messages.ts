// What the screen 更新 says.
import { defineMessages } from '../ui/i18n.ts';

export const sayUpdate = defineMessages('updates', {
  title: ['更新', 'Updates'],
  lead: [
    '更新放在 U 盘或共享文件夹里，程序从不联网去找。每个更新都核对发布者的签名。',
    'Updates come on a stick or a shared folder; the program never looks for them on the internet. The publisher’s signature is checked each time.',
  ],
  now: ['这台电脑', 'This PC'],
  own: ['现在的版本', 'In use'],
  folder: ['在哪里找', 'Looked for in'],
  sticks: ['插着的 U 盘', 'sticks that are plugged in'],
  last: ['上次更新', 'Last update'],
  lastWas: [
    '{{at}}，从 {{from}} 版到 {{to}} 版；之前的备份：{{backup}}',
    '{{at}}, from {{from}} to {{to}}; the backup before it: {{backup}}',
  ],
  never: ['没有更新过', 'never'],
  noKeys: [
    '这个程序没有带发布者的公钥，不能从这里更新；请用新的安装包装一遍，数据不受影响。',
    'This program came without its publisher’s keys and can’t be updated from here: run a new installer over it; the data stays.',
  ],
  look: ['找更新', 'Look for an update'],
  pick: ['选择文件夹…', 'Choose a folder…'],
  clear: ['改为找 U 盘', 'Look on sticks'],
  folderSet: ['以后在 {{folder}} 里找', 'Looked for in {{folder}} from now on'],
  folderCleared: ['以后在插着的 U 盘里找', 'Looked for on sticks from now on'],
  toUpdates: ['去更新', 'To updates'],
  found: ['有新版本：{{version}}', 'Version {{version}} is here'],
  from: ['在 {{folder}}，{{size}}', 'in {{folder}}, {{size}}'],
  steps: [
    '安装时先备份并核对，再关掉程序、换上新版、重新打开，大约一分钟。开着的页面会断开，之后用新打开的页面。',
    'First a verified backup, then the program ends, the new one takes its place and opens again: about a minute. Pages that are open lose their line; go on in the new one.',
  ],
  downgrade: [
    '要退回：重新装上 {{own}} 版，再恢复更新前的备份；更新以后录入的内容就没有了。',
    'The way back: install {{own}} again and restore the backup from before; what was entered since is lost.',
  ],
  install: ['备份并安装 {{version}}', 'Back up and install {{version}}'],
  cannot: [
    '这里不能直接安装：请关掉程序，双击那个文件夹里的安装包。',
    'It can’t be installed from here: close the program and run the package in that folder.',
  ],
  running: [
    '备份已做好（{{backup}}），正在换上 {{version}} 版。程序马上重新打开，这个页面可以关掉。',
    'The backup is made ({{backup}}); version {{version}} takes its place. The program opens again in a moment; this page can be closed.',
  ],
});
