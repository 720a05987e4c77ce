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
  'money.noteInvoice': { wrong: [{ id: 0 }, { state: 'sent' }, { number: ' ' }, { day: '2026-11' }, { confirmed: ['MONEY_LARGE'] }] },
  'accounting.period': { wrong: [{ month: '2026-13' }, { month: null }] },
  'accounting.close': { wrong: [{ month: '10' }, { month: 202610 }] },
  'accounting.reopen': { wrong: [{ month: '' }, { reason: null }, { reason: 5 }] },
  'accounting.vouchers': { wrong: [{ month: '2026-00' }, { month: null }] },
  'accounting.setAccounts': {
    right: {
      receivable: '1122 应收账款',
      rent: '6051.01 租金',
      studio: '6051.02 直播间',
      changes: '6051.09 调整',
      tax: '2221 应交税费',
      bank: '1002 银行存款',
      cash: '1001 库存现金',
      wechat: '1012.01 微信',
      alipay: '1012.02 支付宝',
      deposit: '2241 其他应付款',
    },
    wrong: [{ rent: '租金' }, { tax: '' }, { cash: '1001' }, { bank: null }, { deposit: ' 2241' }],
  },
  'money.file': { wrong: [{ kind: 'docx' }, { kind: null }, { id: 1.5 }] },
};
