// A live session of a platform’s export.
import { defineField, defineKind } from '../field.ts';
import { TENANT_KEY } from './shared-fields.ts';

export const LIVE_SESSION_KIND = defineKind('live_session', { visibleWith: 'sales.look', calledBy: ['platform', 'handle', 'starts_at'] }, [
  TENANT_KEY,
  defineField('platform', 'platform', 'key', { words: ['平台', 'Platform'] }),
  defineField('handle', 'code', 'key', { words: ['账号ID', 'Account ID'], copied: 'handle' }),
  defineField('key', 'text', 'key', { words: ['场次', 'Session'], copied: 'code' }),
  defineField('starts_at', 'instant', 'needed', { words: ['开播', 'From'] }),
  defineField('ends_at', 'instant', 'open', { words: ['下播', 'Until'] }),
  defineField('title', 'text', 'open', { words: ['直播标题', 'Title'] }),
  defineField('goods_class', 'goods_class', 'needed', { words: ['商品类别', 'Goods class'] }),
  defineField('minutes', 'minutes', 'open', { words: ['直播时长(分钟)', 'Time live (minutes)'] }),
  defineField('views', 'count', 'open', { words: ['观看人次', 'Views'] }),
  defineField('orders', 'count', 'open', { words: ['成交订单数', 'Orders'] }),
  defineField('paid', 'money', 'open', { words: ['成交额(元)', 'Paid (yuan)'] }),
  defineField('refunded', 'money', 'open', { words: ['退款额(元)', 'Refunded (yuan)'] }),
  defineField('settled', 'money', 'open', { words: ['结算额(元)', 'Settled (yuan)'] }),
]);
