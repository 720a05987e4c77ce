// What the fields of a column mapping are called, where they are chosen and where they are listed.
import { defineMessages, formatKnown } from './i18n.ts';

export const sayMappingField = defineMessages('mapping-fields', {
  handle: ['账号ID', 'Account'],
  number: ['场次编号', 'Session number'],
  title: ['标题', 'Title'],
  startsAt: ['开始时间', 'Start'],
  endsAt: ['结束时间', 'End'],
  minutes: ['时长', 'Length'],
  views: ['观看人次', 'Views'],
  orders: ['订单数', 'Orders'],
  paid: ['成交额', 'Paid'],
  refunded: ['退款额', 'Refunded'],
  settled: ['结算额', 'Settled'],
  day: ['日期', 'Day'],
  refundedByOrder: ['退款额（按下单）', 'Refunded, by order'],
  refundedByRefund: ['退款额（按退款）', 'Refunded, by refund'],
});

/** A field's word; one without a word is its own name. */
export function getMappedMessage(field: string): string {
  return formatKnown(sayMappingField, field, field);
}
