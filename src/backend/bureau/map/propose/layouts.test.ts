// How bureaus lay forms out: units behind the figures, dates as heads, labels that go on downwards, cards without heads, a sheet for each tenant.
import { describe, expect, it } from 'vitest';
import { bookOf, shippedFacts, shippedProfile } from '../../../../../test/helpers/fill-figures.ts';
import { formByHand, type FormCell } from '../../../../../test/helpers/form-by-hand.ts';
import { checkMap } from '../check-map.ts';
import { proposeMap } from '../propose-map.ts';

const PROFILE = shippedProfile();
const FACTS = { profile: PROFILE, synonyms: PROFILE.synonyms };
const BAR = 0.8;

async function openForm(rows: readonly (readonly FormCell[])[], merges: readonly string[] = []) {
  return bookOf(formByHand({ 表: { rows, merges } }));
}

/** What is sure, as `cell figure unit`; the unit only where it is not the profile's. */
async function surelyOf(rows: readonly (readonly FormCell[])[], merges: readonly string[] = []): Promise<readonly string[]> {
  const { proposals } = proposeMap({ book: await openForm(rows, merges), facts: FACTS, file: 'a.xlsx' });
  return proposals
    .filter(({ confidence }) => confidence >= BAR)
    .map(({ cell, figure, unit }) => [cell, figure, unit ?? ''].join(' ').trim());
}

describe('units behind the figures', () => {
  const rows = [
    ['直播基地月度情况'],
    ['指标', '本月', '单位', '指标', '期末', '单位'],
    ['观看人次', '', '万人次', '入驻企业数', '', '家'],
    ['直播成交额', '', '元', '已出租面积', '', '万平方米'],
    ['直播时长', '', '小时', '常驻主播数', '', '人'],
  ];

  it('are those of their row, not of the pair before', async () => {
    expect(await surelyOf(rows)).toEqual([
      'B3 ZB-2.04.month 万',
      'E3 ZB-1.07.value',
      'B4 ZB-2.06.month 元',
      'E4 ZB-1.03.value 万平方米',
      'B5 ZB-2.03.month',
      'E5 ZB-1.12.value',
    ]);
  });

  it('speak against another unit of a map', async () => {
    const book = await openForm(rows);
    const { map } = proposeMap({ book, facts: FACTS, file: 'a.xlsx' });
    const check = (unit: string | undefined): readonly string[] => {
      const cells = map.cells.map((one) => (one.cell === 'B3' ? { ...one, unit } : one));
      return checkMap({ book, map: { ...map, cells }, facts: shippedFacts() })
        .errors.filter(({ refusal }) => refusal.code === 'WB_UNIT')
        .map(({ cell }) => cell);
    };
    expect(check('万')).toEqual([]);
    expect(check(undefined)).toEqual(['B3']);
  });
});

describe('dates as heads', () => {
  const rows = (heads: readonly string[]): readonly (readonly FormCell[])[] => [
    ['直播电商基地月度监测表'],
    ['指标', '单位', ...heads],
    ['直播场次', '场', ...heads.map(() => '')],
    ['直播成交额', '万元', ...heads.map(() => '')],
  ];

  it('are the month, the year so far and the same of last year', async () => {
    expect(await surelyOf(rows(['2026年10月', '2026年1-10月', '2025年10月', '2025年1—10月']))).toEqual([
      'C3 ZB-2.01.month',
      'D3 ZB-2.01.ytd',
      'E3 ZB-2.01.month_ly',
      'F3 ZB-2.01.ytd_ly',
      'C4 ZB-2.06.month',
      'D4 ZB-2.06.ytd',
      'E4 ZB-2.06.month_ly',
      'F4 ZB-2.06.ytd_ly',
    ]);
  });

  it('may be years over 本月 and 累计', async () => {
    const form = [
      ['直播基地运营情况'],
      ['指标', '计量单位', '2026年', null, '2025年', null],
      [null, null, '本月', '累计', '本月', '累计'],
      ['直播场次', '场', '', '', '', ''],
      ['退款额', '万元', '', '', '', ''],
    ];
    expect(await surelyOf(form, ['A2:A3', 'B2:B3', 'C2:D2', 'E2:F2'])).toEqual(
      ['01', '07'].flatMap((row, at) =>
        ['month', 'ytd', 'month_ly', 'ytd_ly'].map((view, column) => `${'CDEF'[column]}${at + 4} ZB-2.${row}.${view}`),
      ),
    );
  });

  it('of several months are a form over months: the first alone is the month', async () => {
    const { proposals } = proposeMap({
      book: await openForm(rows(['2026年8月', '2026年9月', '2026年10月'])),
      facts: FACTS,
      file: 'a.xlsx',
    });
    expect(proposals.map(({ cell, figure }) => `${cell} ${figure}`)).toEqual(['C3 ZB-2.01.month', 'C4 ZB-2.06.month']);
  });

  it('of years farther apart say nothing', async () => {
    expect(await surelyOf(rows(['2026年', '2023年']))).toEqual([]);
  });
});

it('a label goes on over rows of periods that name their unit again', async () => {
  const form = [
    ['直播基地数据直报'],
    ['指标', '时期', '单位', '数值'],
    ['直播场次', '本月', '场', ''],
    ['', '累计', '场', ''],
    ['', '去年同月', '场', ''],
    ['退款额', '本月', '千元', ''],
    ['', '累计', '千元', ''],
  ];
  expect(await surelyOf(form)).toEqual([
    'D3 ZB-2.01.month',
    'D4 ZB-2.01.ytd',
    'D5 ZB-2.01.month_ly',
    'D6 ZB-2.07.month 千元',
    'D7 ZB-2.07.ytd 千元',
  ]);
});

it('without a head a figure of the end of the period is meant as it is, one of the period is asked', async () => {
  const form = [
    ['直播基地情况登记卡'],
    ['建筑面积（平方米）：', '', '直播间数量（间）：', ''],
    ['入驻企业数（家）：', '', '直播场次（场）：', ''],
  ];
  expect(await surelyOf(form)).toEqual(['B2 ZB-1.01.value', 'D2 ZB-1.04.value', 'B3 ZB-1.07.value']);
});

it('a label that only resembles an indicator is asked, though it names the time itself', async () => {
  const form = [
    ['直播基地情况登记卡'],
    ['期末园区入驻企业数（家）：', '', '期末入驻企业数（家）：', ''],
    ['直播间数量（间）：', '', '建筑面积（平方米）：', ''],
  ];
  expect(await surelyOf(form)).toEqual(['D2 ZB-1.07.value', 'B3 ZB-1.04.value', 'D3 ZB-1.01.value']);
});

it('a title with its translation is a title, however long', async () => {
  const form = [
    ['Monthly Statistical Return of the Live-streaming Base 直播基地月报'],
    ['指标 Item', '单位 Unit', '本月 This month'],
    ['退款额 Refunds', '万元', ''],
    ['观看人次 Viewers', '人次', ''],
  ];
  expect(await surelyOf(form)).toEqual(['C3 ZB-2.07.month', 'C4 ZB-2.04.month']);
});

describe('a sheet for each tenant', () => {
  const rows = (title: string): readonly (readonly FormCell[])[] => [
    [title],
    ['指标', '单位', '本月'],
    ['直播场次', '场', ''],
    ['直播成交额', '万元', ''],
    ['入驻企业数', '家', ''],
  ];

  it.each(['直播电商基地各商家直播数据表', '直播电商基地直播情况（每家一张）', '直播基地经营数据（由商户填报）', '直播基地一户一表'])(
    'is never sure: %s',
    async (title) => {
      expect(await surelyOf(rows(title))).toEqual([]);
    },
  );

  it.each(['直播基地各企业汇总表', '直播电商基地入驻企业经营情况'])('is told from a sheet of the whole base: %s', async (title) => {
    expect(await surelyOf(rows(title))).toEqual(['C3 ZB-2.01.month', 'C4 ZB-2.06.month', 'C5 ZB-1.07.value']);
  });
});
