// What the settings say about the texts to send.
import { TEXT_WORDS } from '../../contract/core/settings/setting-parts.ts';
import { defineMessages } from '../ui/i18n.ts';

export const sayTexts = defineMessages('settings-texts', {
  title: ['发送的文字', 'Texts to send'],
  help: [
    '前台复制到微信的文字。花括号里是要填的项；方括号里的一段，缺了其中一项就整段不写；方括号外的项填不上，复制时会说是哪一项、哪个预约。',
    'What the desk copies into a chat. Braces hold what is filled in; a part in square brackets is left out where one of its fields is missing; what stands outside of them and cannot be filled is named, with its booking.',
  ],
  kind_booking: TEXT_WORDS.booking,
  kind_option: TEXT_WORDS.option,
  kind_cancelled: TEXT_WORDS.cancelled,
  kind_reminder: TEXT_WORDS.reminder,
  kind_tomorrow: TEXT_WORDS.tomorrow,
  kind_tenantWeek: TEXT_WORDS.tenantWeek,
  asShipped: ['文字（程序自带）', 'Text (as shipped)'],
  ownWords: ['文字（本基地的）', 'Text (the base’s own)'],
  fields: ['可用：{{fields}}', 'May hold: {{fields}}'],
  save: ['保存', 'Save'],
  saved: ['已保存：{{what}}', 'Saved: {{what}}'],
  back: ['改回程序自带的', 'As shipped again'],
  backDone: ['已改回程序自带的：{{what}}', 'As shipped again: {{what}}'],
});
