// Words of finding somebody by name.
import { defineMessages } from '../ui/i18n.ts';

export const sayWhom = defineMessages('whom', {
  nobody: ['没有叫这个的人', 'Nobody is called that'],
  several: ['有几个人：{{names}}', 'Several people: {{names}}'],
});
