// Sales of a tenant in a month, by platform and class of goods.
import { defineField, defineKind } from '../field.ts';
import { ENTERED_SOURCES, MONTH, TENANT_KEY } from './shared-fields.ts';

export const SALES_LINE_KIND = defineKind('sales_line', { writtenWith: 'sales.write', visibleWith: 'sales.look' }, [
  MONTH,
  TENANT_KEY,
  defineField('platform', 'platform', 'key', { words: ['平台', 'Platform'] }),
  defineField('goods_class', 'goods_class', 'key', { words: ['商品类别', 'Goods class'] }),
  defineField('source', 'choice', 'key', { words: ['数据来源', 'Source'], choices: ENTERED_SOURCES, copied: 'keep' }),
  defineField('sessions', 'count', 'needed', { words: ['直播场次', 'Sessions'] }),
  defineField('minutes', 'minutes', 'needed', { words: ['直播时长(分钟)', 'Time live (minutes)'] }),
  defineField('views', 'count', 'needed', { words: ['观看人次', 'Views'] }),
  defineField('orders', 'count', 'needed', { words: ['成交订单数', 'Orders'] }),
  defineField('paid', 'money', 'needed', { words: ['成交额(元)', 'Paid (yuan)'] }),
  defineField('refunded', 'money', 'needed', { words: ['退款额(元)', 'Refunded (yuan)'] }),
  defineField('settled', 'money', 'needed', { words: ['结算额(元)', 'Settled (yuan)'] }),
  defineField('lacks', 'text', 'needed', { words: null, inner: true, copied: 'plain' }),
]);
