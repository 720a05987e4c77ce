// Words of setting a PIN, of the recovery code, and of what both do not do.
import { defineMessages } from '../ui/i18n.ts';

export const sayPin = defineMessages('pin', {
  setFor: ['给“{{name}}”设密码', 'Set the PIN of {{name}}'],
  setOwn: ['改我的密码', 'Change my PIN'],
  setFirst: ['设第一个密码：{{name}}', 'Set the first PIN: {{name}}'],
  old: ['现在的密码', 'The PIN that holds now'],
  newPin: ['新密码', 'New PIN'],
  again: ['再输一次', 'Once more'],
  shape: ['只用数字，{{least}} 到 {{most}} 位', 'Digits alone, {{least}} to {{most}} of them'],
  differs: ['两次输入的不一样', 'The two are not the same'],
  save: ['设密码', 'Set the PIN'],
  saveFirst: ['设密码并上锁', 'Set the PIN and lock'],
  saved: ['“{{name}}”的密码已设好', 'The PIN of {{name}} is set'],
  firstTitle: ['从这一刻起，窗口要先选人、输密码', 'From now on the window asks who is there, and for the PIN'],
  firstHelp: [
    '密码把同事分开，不给硬盘加密：拿得到这台电脑的人仍能读到数据文件。设好后显示一次恢复码，请准备好纸笔：忘了主管的密码，没有恢复码就进不来。',
    'A PIN keeps colleagues apart; it does not encrypt the disk: anyone who gets hold of this computer can still read the data file. A recovery code is shown once afterwards, so have paper and pen at hand: should the manager’s PIN be forgotten, without the code there is no way in.',
  ],
  shutOut: ['还没有密码、因而进不来的人：{{names}}', 'People without a PIN, who can’t enter: {{names}}'],
  shutOutHelp: ['进来以后在“设置 → 人员”里给他们设。', 'Once you are in, set theirs in Settings, People.'],
  shutOutAgreed: ['知道了，先设这一个', 'I know, set this one first'],
  codeTitle: ['把恢复码写在纸上', 'Write the recovery code on paper'],
  codeLead: [
    '只显示这一次。程序里没有存它，之后谁也看不到。',
    'It is shown this once. The program does not keep it, and nobody can see it later.',
  ],
  code: ['恢复码', 'Recovery code'],
  codeHelp: [
    '忘了主管的密码时，用它设新密码；没有它就进不来。写好后和合同、印章放在一起，不要留在这台电脑上。用过一次就换新的，旧的作废。',
    'Should the manager’s PIN be forgotten, it sets a new one; without it there is no way in. Keep it with the contracts and the seal, not on this computer. Once used it is replaced by a new one, and the old one is void.',
  ],
  codeDisk: [
    '密码把同事分开，不给硬盘加密。电脑怕丢，请另用系统的磁盘加密。',
    'A PIN keeps colleagues apart; it does not encrypt the disk. If the computer may get lost, use the disk encryption of the system.',
  ],
  print: ['打印这一页', 'Print this page'],
  codeKept: ['写好了，去登录', 'I wrote it down; sign in'],
});
