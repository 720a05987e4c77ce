// A deposit taken, given back or kept.
import { defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

/** How a month was paid that a kept deposit settled: stands where a payment has its method. */
export const KEPT_DEPOSIT = '押金扣留';

export const DEPOSIT_MOVE_KIND = defineKind(
  'deposit_move',
  { writtenWith: 'money.write', visibleWith: 'money.look', calledBy: ['day', 'amount'], isDiscarded: true },
  [
    TENANT,
    defineField('lease_id', 'count', 'open', { words: null, inner: true }),
    defineField('day', 'day', 'needed', { words: ['日期', 'Day'] }),
    defineField('kind', 'choice', 'needed', { words: ['类型', 'Kind'], choices: ['in', 'out', 'kept'], copied: 'keep' }),
    defineField('amount', 'money', 'needed', { words: ['金额(元)', 'Amount (yuan)'] }),
    defineField('note', 'notes', 'open', { words: ['说明', 'Note'] }),
  ],
);
