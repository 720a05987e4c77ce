// Words of the screen that is locked until somebody enters.
import { defineMessages } from '../ui/i18n.ts';

export const sayLock = defineMessages('lock', {
  title: ['谁在操作？', 'Who is here?'],
  lead: ['输入姓名或拼音首字母，再输密码，按回车。', 'Type your name or its Pinyin initials, then your PIN, and press Enter.'],
  name: ['姓名', 'Name'],
  pin: ['密码', 'PIN'],
  enter: ['进入', 'Enter'],
  forgot: ['主管忘了密码…', 'A manager’s PIN is forgotten…'],
  recoverTitle: ['用恢复码设新密码', 'Set a new PIN by the recovery code'],
  recoverLead: [
    '只能给主管用；其他人忘了密码，请主管在“设置 → 人员”里重设。恢复码用过就作废，会给出新的一张。',
    'For a manager alone; anybody else’s is set again by a manager in Settings, People. The code is void once it is used, and a new one is given.',
  ],
  code: ['恢复码', 'Recovery code'],
  codeHelp: ['24 个字符，大小写、空格和横线不计较', '24 characters; small letters, blanks and dashes don’t matter'],
  recover: ['设新密码', 'Set the new PIN'],
  back: ['返回', 'Back'],
  lock: ['换人 / 锁定', 'Switch person / lock'],
});
