// A streamer on the register.
import { HOST_GRADES } from '../../../domain/base/catalogue.ts';
import { defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

export const HOST_KIND = defineKind('host', { writtenWith: 'records.write', calledBy: ['nickname', 'number'] }, [
  defineField('number', 'code', 'key', { words: ['主播编号', 'Host number'] }),
  TENANT,
  defineField('nickname', 'text', 'needed', { words: ['昵称', 'Nickname'], isPersonName: true }),
  defineField('platform', 'platform', 'open', { words: ['平台', 'Platform'] }),
  defineField('handle', 'code', 'open', { words: ['账号ID', 'Account ID'], copied: 'handle' }),
  defineField('grade', 'choice', 'needed', { words: ['级别', 'Grade'], choices: HOST_GRADES, standard: '普通' }),
  defineField('virtual', 'yes_no', 'needed', { words: ['虚拟主播', 'Virtual host'], standard: 0 }),
  defineField('since', 'day', 'needed', { words: ['入驻日期', 'Since'] }),
  defineField('until', 'day', 'open', { words: ['离开日期', 'Until'] }),
  defineField('trained_on', 'day', 'open', { words: ['培育完成日期', 'Training completed on'] }),
]);
