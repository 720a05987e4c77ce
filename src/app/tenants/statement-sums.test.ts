// What stands below a statement's lines: free hours of the month and those used are two figures, and so is what was owed before.
import { expect, test } from 'vitest';
import { listSums } from './statement-lines.ts';

const account = { before: 120_050, beforeMonths: [], paidBy: [], paid: 0, open: 0, toPay: 345_060, ahead: 0 };

test('quota and used hours, what was owed before, what is to be paid', () => {
  const content = { free: { quota: 600, used: 90 }, account };
  expect(listSums(content)).toEqual([
    '免费时长：本月 10.0 小时，已用 1.5 小时',
    '以前月份未付 1,200.50 元',
    '连同以前的，应付总额 3,450.60 元',
  ]);
});

test('nothing of free hours where there are none, nor of earlier months that are paid', () => {
  expect(listSums({ free: { quota: 0, used: 0 }, account: { ...account, before: 0, toPay: 0 } })).toEqual(['连同以前的，应付总额 0.00 元']);
  expect(listSums({ free: { quota: 60, used: 0 }, account: { ...account, before: -100, toPay: 0 } })).toEqual([
    '免费时长：本月 1.0 小时，已用 0.0 小时',
    '以前月份未付 -1.00 元',
    '连同以前的，应付总额 0.00 元',
  ]);
});
