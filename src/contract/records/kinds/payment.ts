// A payment by a tenant.
import { defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

/** How money usually comes in; any other word may be typed. */
export const PAYMENT_METHODS = ['转账', '微信', '支付宝', '现金', '其他'] as const;

export const PAYMENT_KIND = defineKind(
  'payment',
  { writtenWith: 'money.write', visibleWith: 'money.look', calledBy: ['paid_on', 'amount'], isDiscarded: true },
  [
    TENANT,
    defineField('paid_on', 'day', 'needed', { words: ['收款日期', 'Paid on'] }),
    defineField('month', 'month', 'open', { words: ['月份（空：最早到期）', 'For the month (empty: what is due first)'] }),
    defineField('amount', 'signed_money', 'needed', { words: ['金额(元，退款写负数)', 'Amount (yuan, negative if paid back)'] }),
    defineField('method', 'suggested', 'needed', { words: ['方式', 'How'], choices: PAYMENT_METHODS }),
    defineField('note', 'notes', 'open', { words: ['说明', 'Note'] }),
  ],
);
