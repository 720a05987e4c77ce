// What the fields of a mapping are called.
import { defineWords } from '../kit/i18n.ts';
import type { Say } from '../kit/i18n.ts';

export const fieldWords = defineWords(
  'settings-mapping-fields',
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
    handle: 'account',
    number: 'session number',
    title: 'title',
    startsAt: 'start',
    endsAt: 'end',
    minutes: 'length',
    views: 'views',
    orders: 'orders',
    paid: 'paid',
    refunded: 'refunded',
    settled: 'settled',
    day: 'day',
    refundedByOrder: 'refunded by order',
    refundedByRefund: 'refunded by refund',
  },
);

type FieldKey = NonNullable<(typeof fieldWords)['keys']>;

const KEYS: readonly FieldKey[] = [
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
export function mappedWord(field: string, say: Say<FieldKey>): string {
  const key = KEYS.find((one) => one === field);
  return key === undefined ? field : say(key);
}
