// A charge to a tenant; people type corrections and credits, statements write the rest.
import { defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

/** Kinds of charge that people type; rent and studio charges come from statements. */
export const TYPED_CHARGES = ['correction', 'credit'] as const;

export const CHARGE_KIND = defineKind(
  'charge',
  { writtenWith: 'money.write', visibleWith: 'money.look', calledBy: ['month', 'amount'], isDiscarded: true },
  [
    TENANT,
    defineField('month', 'month', 'needed', { words: ['月份', 'Month'] }),
    defineField('kind', 'choice', 'needed', { words: ['类型', 'Kind'], choices: TYPED_CHARGES, copied: 'keep' }),
    defineField('amount', 'signed_money', 'needed', { words: ['金额(元，减收写负数)', 'Amount (yuan, negative to give back)'] }),
    defineField('reason', 'notes', 'asked', { words: ['原因', 'Reason'] }),
  ],
);
