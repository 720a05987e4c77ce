// What is typed into the lists of a tenant's money, and what the base then holds. 1,000 yuan of deposit stand before, as the first move.
import type { ListedRecord } from './record-steps.ts';

/** Entries of money of tenant 1: the list of each is behind a switch of the page. */
export const MONEY: readonly ListedRecord[] = [
  {
    kind: 'payment',
    at: '/tenants/1/statements',
    tab: '收款',
    button: '新增收款',
    start: { 收款日期: '', '月份（空：最早到期）': '', '金额(元，退款写负数)': '', 方式: '', 说明: '' },
    typed: {
      收款日期: '2026-11-03',
      '月份（空：最早到期）': '',
      '金额(元，退款写负数)': '1.2345万',
      方式: '支付宝',
      说明: ' 十月房租 ',
    },
    kept: {
      '+payment': [{ tenant_id: 1, paid_on: '2026-11-03', amount: 1_234_500, method: '支付宝', note: '十月房租', month: null }],
      said: ['add payment'],
    },
    label: '2026-11-03',
    shown: {
      企业: '晨光传媒',
      收款日期: '2026-11-03',
      '月份（空：最早到期）': '',
      '金额(元，退款写负数)': '12345.00',
      方式: '支付宝',
      说明: '十月房租',
    },
    retyped: {
      企业: '海浪网络',
      收款日期: '2026-11-04',
      '月份（空：最早到期）': '2026-10',
      '金额(元，退款写负数)': '-20.07',
      方式: '刷卡',
      说明: '',
      原因: '退了一部分',
    },
    rekept: {
      '~payment': [{ id: 1, tenant_id: 2, paid_on: '2026-11-04', amount: -2007, method: '刷卡', note: null, month: '2026-10' }],
      said: ['change payment 退了一部分'],
    },
  },
  {
    kind: 'charge',
    at: '/tenants/1/statements',
    tab: '调整',
    button: '新增应收',
    start: { 月份: '', 类型: '', '金额(元，减收写负数)': '', 原因: '' },
    typed: { 月份: '2026-11', 类型: '调整', '金额(元，减收写负数)': '12,345.67', 原因: ' 清洁费 ' },
    kept: {
      '+charge': [{ tenant_id: 1, month: '2026-11', kind: 'correction', amount: 1_234_567, reason: '清洁费' }],
      said: ['add charge'],
    },
    label: '2026-11',
    shown: { 企业: '晨光传媒', 月份: '2026-11', 类型: '调整', '金额(元，减收写负数)': '12345.67', 原因: '清洁费' },
    retyped: { 企业: '海浪网络', 月份: '2026-10', 类型: '贷项', '金额(元，减收写负数)': '-0.05', 原因: '抹零', '原因 (2)': '改成抹零' },
    rekept: {
      '~charge': [{ id: 1, tenant_id: 2, month: '2026-10', kind: 'credit', amount: -5, reason: '抹零' }],
      said: ['change charge 改成抹零'],
    },
  },
  {
    kind: 'deposit_move',
    at: '/tenants/1/statements',
    tab: '押金',
    button: '新增押金进出',
    start: { 日期: '', 类型: '', '金额(元)': '', 说明: '' },
    typed: { 日期: '2026-11-05', 类型: '扣留', '金额(元)': '300.3', 说明: '灯坏了' },
    kept: {
      '+deposit_move': [{ tenant_id: 1, lease_id: null, day: '2026-11-05', kind: 'kept', amount: 30_030, note: '灯坏了' }],
      said: ['add deposit_move'],
    },
    label: '2026-11-05',
    shown: { 企业: '晨光传媒', 日期: '2026-11-05', 类型: '扣留', '金额(元)': '300.30', 说明: '灯坏了' },
    left: ['企业'],
    retyped: { 日期: '2026-11-06', 类型: '退还', '金额(元)': '450.05', 说明: '', 原因: '' },
    rekept: {
      '~deposit_move': [{ id: 2, day: '2026-11-06', kind: 'out', amount: 45_005, note: null }],
      said: ['change deposit_move'],
    },
  },
];
