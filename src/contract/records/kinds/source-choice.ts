// Which source counts where two speak of the same sales.
import { defineField, defineKind } from '../field.ts';
import { MONTH, TENANT_KEY } from './shared-fields.ts';

export const SOURCE_CHOICE_KIND = defineKind('source_choice', { visibleWith: 'sales.look' }, [
  MONTH,
  TENANT_KEY,
  defineField('platform', 'platform', 'key', { words: ['平台', 'Platform'] }),
  defineField('goods_class', 'goods_class', 'key', { words: ['商品类别', 'Goods class'] }),
  defineField('source', 'text', 'needed', { words: ['按哪个算', 'Counts as'], copied: 'keep' }),
  defineField('reason', 'notes', 'needed', { words: ['原因', 'Reason'] }),
]);
