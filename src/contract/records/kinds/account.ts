// An account of a tenant on a platform.
import { DAWN } from '../../../domain/time/calendar.ts';
import { defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

export const ACCOUNT_KIND = defineKind('account', { writtenWith: 'sales.write' }, [
  defineField('platform', 'platform', 'key', { words: ['平台', 'Platform'] }),
  defineField('handle', 'code', 'key', { words: ['账号ID', 'Account ID'], copied: 'handle' }),
  defineField('from_on', 'day', 'key', { words: ['启用日期', 'From'], standard: DAWN }),
  TENANT,
  defineField('nickname', 'text', 'open', { words: ['昵称', 'Nickname'], copied: 'name' }),
  defineField('goods_class', 'goods_class', 'open', { words: ['默认商品类别', 'Usual goods class'] }),
  defineField('to_on', 'day', 'open', { words: ['停用日期', 'Until'] }),
]);
