// What is typed into the forms of a tenant's leases and papers, and what the base then holds.
import type { FormStep } from './form-steps.ts';
import { press, pressIn } from './press.ts';
import { todayPlus } from './wall-clock.ts';

/** A lease of tenant 1: new, corrected, renewed at another rent, ended on a day. HT-1 to HT-4 stand before. */
export const LEASES: readonly FormStep[] = [
  {
    what: 'lease add',
    open: (page) => pressIn(page, '/tenants/1/leases', '新租约'),
    start: {
      合同编号: '',
      起租日: '',
      到期日: '',
      退租日: '',
      '租用面积(㎡)': '',
      '月租金(元)': '',
      '押金(元)': '',
      专属直播间: '',
      每月免费小时: '',
      '专属直播间单价(元/小时)': '',
    },
    typed: {
      合同编号: 'ZL-2026-09',
      起租日: '2026-03-01',
      到期日: '2027-02-28',
      退租日: '',
      '租用面积(㎡)': '123.45',
      '月租金(元)': '12,345.67',
      '押金(元)': '2万',
      专属直播间: 'B202、B201',
      每月免费小时: '1:40',
      '专属直播间单价(元/小时)': '88.05',
    },
    kept: {
      '+lease': [
        {
          contract: 'ZL-2026-09',
          tenant_id: 1,
          starts_on: '2026-03-01',
          ends_on: '2027-02-28',
          left_on: null,
          area: 12_345,
          monthly_rent: 1_234_567,
          deposit: 2_000_000,
          studios: '[3,4]',
          free_minutes: 100,
          own_rate: 8805,
        },
      ],
      '+lease_studio': [
        { lease_id: 5, studio_id: 3, tenant_id: 1, starts_on: '2026-03-01', ends_on: '2027-02-28' },
        { lease_id: 5, studio_id: 4, tenant_id: 1, starts_on: '2026-03-01', ends_on: '2027-02-28' },
      ],
      said: ['add lease'],
    },
  },
  {
    what: 'lease renew',
    open: (page) =>
      page
        .getByRole('row', { name: /ZL-2026-09/ })
        .getByRole('button', { name: '续租' })
        .click(),
    start: { 新合同编号: '', '新的月租金(元)': '12345.67', 到期日: '2028-02-29' },
    typed: { 新合同编号: ' ZL-2027-09 ', '新的月租金(元)': '13000.5', 到期日: '2027-12-31' },
    save: '续租',
    kept: {
      '+lease': [
        {
          contract: 'ZL-2027-09',
          tenant_id: 1,
          starts_on: '2027-03-01',
          ends_on: '2027-12-31',
          left_on: null,
          area: 12_345,
          monthly_rent: 1_300_050,
          deposit: 2_000_000,
          studios: '[3,4]',
          free_minutes: 100,
          own_rate: 8805,
        },
      ],
      '+lease_studio': [
        { lease_id: 6, studio_id: 3, tenant_id: 1, starts_on: '2027-03-01', ends_on: '2027-12-31' },
        { lease_id: 6, studio_id: 4, tenant_id: 1, starts_on: '2027-03-01', ends_on: '2027-12-31' },
      ],
      said: ['add lease'],
    },
  },
  {
    what: 'lease correct',
    open: (page) =>
      page
        .getByRole('row', { name: /ZL-2026-09/ })
        .getByRole('button', { name: '更正' })
        .click(),
    start: {
      合同编号: 'ZL-2026-09',
      企业: '晨光传媒',
      起租日: '2026-03-01',
      到期日: '2027-02-28',
      退租日: '',
      '租用面积(㎡)': '123.45',
      '月租金(元)': '12345.67',
      '押金(元)': '20000.00',
      专属直播间: 'B201 绿幕间、B202 四号间',
      每月免费小时: '1:40',
      '专属直播间单价(元/小时)': '88.05',
      原因: '',
    },
    left: ['企业', '专属直播间'],
    typed: {
      合同编号: 'ZL-2026-10',
      起租日: '2026-03-02',
      到期日: '2027-02-27',
      退租日: '2026-12-30',
      '租用面积(㎡)': '67.8',
      '月租金(元)': '',
      '押金(元)': '0',
      每月免费小时: '',
      '专属直播间单价(元/小时)': '',
      原因: '合同抄错',
    },
    kept: {
      '~lease': [
        {
          id: 5,
          contract: 'ZL-2026-10',
          starts_on: '2026-03-02',
          ends_on: '2027-02-27',
          left_on: '2026-12-30',
          area: 6780,
          monthly_rent: null,
          deposit: 0,
          free_minutes: null,
          own_rate: null,
        },
      ],
      '+lease_studio': [
        { lease_id: 5, studio_id: 3, tenant_id: 1, starts_on: '2026-03-02', ends_on: '2026-12-30' },
        { lease_id: 5, studio_id: 4, tenant_id: 1, starts_on: '2026-03-02', ends_on: '2026-12-30' },
      ],
      '-lease_studio': [
        { lease_id: 5, studio_id: 3, tenant_id: 1, starts_on: '2026-03-01', ends_on: '2027-02-28' },
        { lease_id: 5, studio_id: 4, tenant_id: 1, starts_on: '2026-03-01', ends_on: '2027-02-28' },
      ],
      said: ['change lease 合同抄错'],
    },
  },
  {
    what: 'lease end',
    open: (page) => page.getByRole('row', { name: /HT-1/ }).getByRole('button', { name: '退租' }).click(),
    start: { 最后一天: todayPlus(0), 原因: '' },
    typed: { 最后一天: '2098-05-06', 原因: ' 搬走 ' },
    save: '退租',
    kept: { '~lease': [{ id: 1, left_on: '2098-05-06' }], said: ['change lease 搬走'] },
  },
  {
    what: 'tenant leaves',
    open: (page) => press(page, '整家离驻…'),
    start: { 最后一天: todayPlus(0), 原因: '' },
    typed: { 最后一天: '2097-01-02', 原因: '关门' },
    save: '退租',
    kept: { '~lease': [{ id: 1, left_on: '2097-01-02' }], said: ['change lease 关门'] },
  },
];

/** A paper of tenant 1. */
export const PAPERS: readonly FormStep[] = [
  {
    what: 'paper add',
    open: (page) => pressIn(page, '/tenants/1/papers', '新增证照'),
    start: { 种类: '', 编号: '', 发证日期: '', 到期日期: '', 核验日期: '', 核验人: '' },
    typed: { 种类: '品牌授权', 编号: 'PP-１２', 发证日期: '2026-01-02', 到期日期: '2027-03-04', 核验日期: '2026-05-06', 核验人: ' 周敏 ' },
    kept: {
      '+paper': [
        {
          tenant_id: 1,
          kind: '品牌授权',
          number: 'PP-12',
          issued_on: '2026-01-02',
          expires_on: '2027-03-04',
          seen_on: '2026-05-06',
          seen_by: '周敏',
        },
      ],
      said: ['add paper'],
    },
  },
  {
    what: 'paper correct',
    open: (page) => press(page, '更正'),
    start: {
      企业: '晨光传媒',
      种类: '品牌授权',
      编号: 'PP-12',
      发证日期: '2026-01-02',
      到期日期: '2027-03-04',
      核验日期: '2026-05-06',
      核验人: '周敏',
      原因: '',
    },
    typed: {
      企业: '海浪网络',
      种类: '营业执照',
      编号: '',
      发证日期: '',
      到期日期: '2027-03-05',
      核验日期: '',
      核验人: '',
      原因: '不是授权',
    },
    kept: {
      '~paper': [
        {
          id: 1,
          tenant_id: 2,
          kind: '营业执照',
          number: '',
          issued_on: null,
          expires_on: '2027-03-05',
          seen_on: null,
          seen_by: null,
        },
      ],
      said: ['change paper 不是授权'],
    },
  },
];
