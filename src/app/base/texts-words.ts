// What the settings say about the texts to send.
import { defineWords } from '../kit/i18n.ts';

export const textsWords = defineWords('settings-texts', {
  title: ['发送的文字', 'Texts to send'],
  help: [
    '前台复制到微信的文字。花括号里是要填的项；方括号里的一段，缺了其中一项就整段不写；方括号外的项填不上，复制时会说是哪一项、哪个预约。',
    'What the desk copies into a chat. Braces hold what is filled in; a part in square brackets is left out where one of its fields is missing; what stands outside of them and cannot be filled is named, with its booking.',
  ],
  kind_booking: ['预约确认', 'A booking'],
  kind_option: ['暂时保留', 'An option'],
  kind_cancelled: ['预约取消', 'A cancelled booking'],
  kind_reminder: ['到场提醒', 'A reminder'],
  kind_tomorrow: ['一天的安排', 'A day'],
  kind_tenantWeek: ['企业一周的预约', 'A tenant’s week'],
  asShipped: ['文字（程序自带）', 'Text (as shipped)'],
  ownWords: ['文字（本基地的）', 'Text (the base’s own)'],
  fields: ['可用：{{fields}}', 'May hold: {{fields}}'],
  save: ['保存', 'Save'],
  saved: ['已保存：{{what}}', 'Saved: {{what}}'],
  back: ['改回程序自带的', 'As shipped again'],
  backDone: ['已改回程序自带的：{{what}}', 'As shipped again: {{what}}'],
});
