// A day of a shop in a platform’s export.
import { defineField, defineKind } from '../field.ts';
import { TENANT_KEY } from './shared-fields.ts';

export const SHOP_DAY_KIND = defineKind('shop_day', { visibleWith: 'sales.look', calledBy: ['platform', 'handle', 'day'] }, [
  TENANT_KEY,
  defineField('platform', 'platform', 'key', { words: ['平台', 'Platform'] }),
  defineField('handle', 'code', 'key', { words: ['账号ID', 'Account ID'], copied: 'handle' }),
  defineField('export', 'text', 'key', { words: ['导出表', 'Export'], copied: 'code' }),
  defineField('day', 'day', 'key', { words: ['日期', 'Day'] }),
  defineField('goods_class', 'goods_class', 'needed', { words: ['商品类别', 'Goods class'] }),
  defineField('orders', 'count', 'open', { words: ['成交订单数', 'Orders'] }),
  defineField('paid', 'money', 'open', { words: ['成交额(元)', 'Paid (yuan)'] }),
  defineField('refunded_by_order', 'money', 'open', { words: ['退款额(元，按支付时间)', 'Refunded (yuan, by order)'] }),
  defineField('refunded_by_refund', 'money', 'open', { words: ['退款额(元，按退款时间)', 'Refunded (yuan, by refund)'] }),
  defineField('settled', 'money', 'open', { words: ['结算额(元)', 'Settled (yuan)'] }),
]);
