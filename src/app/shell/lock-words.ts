// Words of the screen that is locked until somebody enters.
import { defineWords } from '../kit/i18n.ts';

export const lockWords = defineWords('lock', {
  title: ['谁在操作？', 'Who is here?'],
  lead: ['输入姓名或拼音首字母，再输密码，按回车。', 'Type your name or its Pinyin initials, then your PIN, and press Enter.'],
  name: ['姓名', 'Name'],
  pin: ['密码', 'PIN'],
  enter: ['进入', 'Enter'],
  nobody: ['没有叫这个的人', 'Nobody is called that'],
  several: ['有几个人：{{names}}', 'Several people: {{names}}'],
  lock: ['换人 / 锁定', 'Switch person / lock'],
});
