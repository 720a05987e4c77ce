// What the fields of a column mapping are called, where they are chosen and where they are listed.
import { defineWords } from './i18n.ts';
import type { Say } from './i18n.ts';

export const mappingFieldWords = defineWords(
  'mapping-fields',
  {
    handle: '账号ID',
    number: '场次编号',
    title: '标题',
    startsAt: '开始时间',
    endsAt: '结束时间',
    minutes: '时长',
    views: '观看人次',
    orders: '订单数',
    paid: '成交额',
    refunded: '退款额',
    settled: '结算额',
    day: '日期',
    refundedByOrder: '退款额（按下单）',
    refundedByRefund: '退款额（按退款）',
  },
  {
    handle: 'Account',
    number: 'Session number',
    title: 'Title',
    startsAt: 'Start',
    endsAt: 'End',
    minutes: 'Length',
    views: 'Views',
    orders: 'Orders',
    paid: 'Paid',
    refunded: 'Refunded',
    settled: 'Settled',
    day: 'Day',
    refundedByOrder: 'Refunded, by order',
    refundedByRefund: 'Refunded, by refund',
  },
);

export type MappingFieldKey = NonNullable<(typeof mappingFieldWords)['keys']>;

const KEYS: readonly MappingFieldKey[] = [
  'handle',
  'number',
  'title',
  'startsAt',
  'endsAt',
  'minutes',
  'views',
  'orders',
  'paid',
  'refunded',
  'settled',
  'day',
  'refundedByOrder',
  'refundedByRefund',
];

/** A field's word; one without a word is its own name. */
export function mappedWord(field: string, say: Say<MappingFieldKey>): string {
  const key = KEYS.find((one) => one === field);
  return key === undefined ? field : say(key);
}
