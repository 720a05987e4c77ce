// Words of the note that short names are to be looked through.
import { defineMessages } from './i18n.ts';

export const sayShortNames = defineMessages('short-names-note', {
  look: ['核对简称', 'Look through short names'],
  proposed: [
    '升级时给 {{count}} 家企业取了简称，请核对一次。',
    'Short names were proposed for {{count}} tenants when the data was brought up to date: look them through once.',
  ],
});
