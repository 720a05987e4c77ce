// Inputs of the methods of money owed.
import type { MethodSamples } from './sample.ts';

export const MONEY_SAMPLES: MethodSamples = {
  'money.account': { wrong: [{ tenant: 0 }, { tenant: '晨光传媒' }, { tenant: null }] },
  'money.preview': {
    wrong: [{ month: '2026-13' }, { month: null }, { tenant: '' }, { tenant: 1.5 }, { part: 'whole' }],
  },
  'money.make': {
    wrong: [{ month: '2026' }, { tenant: '  ' }, { tenant: -1 }, { part: '' }],
  },
  'money.makeAll': { wrong: [{ month: '' }, { month: 202610 }, { part: 'all' }] },
  'money.list': { wrong: [{ month: '10' }, { month: null }] },
  'money.statement': { wrong: [{ id: 0 }, { id: 'ZD-202610-0001' }] },
  'money.monthFile': { wrong: [{ month: '' }, { month: 202610 }] },
  'money.setFrame': {
    right: {
      dueMonths: 1,
      dueDay: 15,
      rentDueDay: 5,
      payee: null,
      bank: '招商银行福田支行',
      bankAccount: '7559 0000 1234',
      taxName: '增值税',
      taxRate: 600,
    },
    wrong: [{ dueDay: 0 }, { dueDay: 32 }, { rentDueDay: 0 }, { dueMonths: -1 }, { taxRate: 6.5 }, { taxName: '' }, { bank: '' }],
  },
  'money.file': { wrong: [{ kind: 'docx' }, { kind: null }, { id: 1.5 }] },
};
