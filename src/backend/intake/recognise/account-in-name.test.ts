// Accounts in names of files: found as words of their own, the longer of two, and none where several are meant.
import { describe, expect, it } from 'vitest';
import { findAccountInName } from '../apply/apply-exports.ts';

describe('the account that a file name speaks of', () => {
  it.each([
    ['07-视频号直播_视22207071.csv', ['视22207071', '视99'], '视22207071'],
    ['视频号 Shop_88（10月）.csv', ['shop_88'], 'shop_88'],
    ['直播甲店旗舰.csv', ['甲店旗舰', '直播甲店旗舰'], '直播甲店旗舰'],
    ['2220707199.csv', ['22207071'], null],
    ['甲店旗舰_乙店旗舰.csv', ['甲店旗舰', '乙店旗舰'], null],
    ['店1.csv', ['店1'], null],
    ['导出.csv', ['视22207071'], null],
  ])('%s among %j is %s', (name, handles, found) => {
    expect(findAccountInName(name, handles)).toBe(found);
  });
});
