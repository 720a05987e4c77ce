// How sure a proposed list is, and why: by the share of its columns that were found, by units that were read, by rows that stand ready.
import { describe, expect, it } from 'vitest';
import { bookOf, shippedProfile } from '../../../../../test/helpers/fill-figures.ts';
import { formByHand, type FormCell } from '../../../../../test/helpers/form-by-hand.ts';
import { proposeMap } from '../propose-map.ts';

const PROFILE = shippedProfile();

/** What is said of the lists of a sheet with these heads over `ready` empty rows, under a title of a base's report where one is given. */
async function listsOf(heads: readonly FormCell[], ready: number, title: readonly (readonly FormCell[])[] = []) {
  const rows = [...title, heads, ...Array.from({ length: ready }, () => heads.map(() => '')), ['填表人：', '']];
  const book = await bookOf(formByHand({ 名单: { rows } }));
  return proposeMap({ book, facts: { profile: PROFILE, synonyms: PROFILE.synonyms }, file: 'a.xlsx', keep: [] }).lists;
}

const OF_A_BASE = [['直播电商基地运营情况月报表'], ['填报单位：', '', '报告期：', '']] as const;
const PLATFORMS = ['序号', '平台名称', '成交额（元）', '退款额（元）', '成交订单数（单）', '直播场次（场）'];
const READ =
  '“序号”= seq、“平台名称”= name、“成交额（元）”= paid、“退款额（元）”= refunded、“成交订单数（单）”= orders、“直播场次（场）”= sessions';

describe('a proposed list', () => {
  it('with half of the columns that its table knows is sure, in the report of a base', async () => {
    expect(await listsOf(PLATFORMS, 25, OF_A_BASE)).toEqual([
      { sheet: '名单', rows: 'ZB-3', firstRow: 4, templateRows: 25, confidence: 0.95, reason: `第 4 行起 25 行空白，ZB-3：${READ}` },
    ]);
  });

  it('is less sure where nothing else says that this is the report of a base', async () => {
    expect(await listsOf(PLATFORMS, 25)).toEqual([
      {
        sheet: '名单',
        rows: 'ZB-3',
        firstRow: 2,
        templateRows: 25,
        confidence: 0.75,
        reason: `第 2 行起 25 行空白，ZB-3：${READ}；只有标目相同，看不出是基地的报表`,
      },
    ]);
  });

  it('with few of the columns is less sure', async () => {
    expect(await listsOf(['企业名称', '统一社会信用代码', '成交额（万元）'], 2, OF_A_BASE)).toEqual([
      {
        sheet: '名单',
        rows: 'ZB-4',
        firstRow: 4,
        templateRows: 2,
        confidence: 0.75,
        reason: '第 4 行起 2 行空白，ZB-4：“企业名称”= name、“统一社会信用代码”= uscc、“成交额（万元）”= paid',
      },
    ]);
  });

  it('of which a unit was not read is not to be taken unseen', async () => {
    expect(await listsOf(['序号', '企业名称', '统一社会信用代码', '成交额', '备注'], 1, OF_A_BASE)).toEqual([
      {
        sheet: '名单',
        rows: 'ZB-4',
        firstRow: 4,
        templateRows: 1,
        confidence: 0.49,
        reason:
          '第 4 行起 1 行空白，ZB-4：“序号”= seq、“企业名称”= name、“统一社会信用代码”= uscc、“成交额”= paid、“备注”= remark；有的栏没有读到单位，按报表方案',
      },
    ]);
  });
});
