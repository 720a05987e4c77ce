// Proposals on the fixtures and on forms laid out otherwise: what is proposed is right, and what is surely wrong is never proposed as sure.
import { describe, expect, it } from 'vitest';
import { blankBytes, bookOf, fixture, shippedFacts, shippedProfile } from '../../../../test/helpers/fill-figures.ts';
import { formByHand, type FormCell, type FormSheet } from '../../../../test/helpers/form-by-hand.ts';
import { adoptMap, checkMap } from './check-map.ts';
import { parseMap, printMap, readMap } from './map-schema.ts';
import { type ProposedMap, proposeMap } from './propose-map.ts';

const PROFILE = shippedProfile();
const FACTS = { profile: PROFILE, synonyms: PROFILE.synonyms };

async function proposed(
  sheets: Readonly<Record<string, FormSheet>>,
  keep: readonly { sheet: string; range: string }[] = [],
): Promise<ProposedMap> {
  return proposeMap({ book: await bookOf(formByHand(sheets)), facts: FACTS, file: 'a.xlsx', keep });
}

/** What is proposed with at least this confidence, as `C3 ZB-2.06.month 万元`. */
function sure({ proposals }: ProposedMap, least = 0.8): readonly string[] {
  return proposals
    .filter(({ confidence }) => confidence >= least)
    .map(({ cell, figure, unit }) => [cell, figure, unit].filter(Boolean).join(' '));
}

const all = (rows: number, columns: number): readonly FormCell[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));

/** A table: heads, and rows whose labels are given, with empty cells behind them. */
function table(
  heads: readonly FormCell[],
  labels: readonly (readonly FormCell[])[],
  before: readonly (readonly FormCell[])[] = [],
): FormSheet {
  return { rows: [...before, heads, ...labels.map((label) => [...label, ...all(1, heads.length - label.length).flat()])] };
}

describe('on the fixtures', () => {
  it.each(['simple-monthly', 'rich-features'])('%s: at least 85%% of the mapped figures, none wrong at 0.8', async (name) => {
    const { book, map } = await fixture(name);
    const result = proposeMap({ book, facts: FACTS, file: `${name}.xlsx` });
    const wanted = new Map([
      ...map.cells.map(({ sheet, cell, figure, unit }): [string, string] => [`${sheet}!${cell}`, `${figure} ${unit ?? ''}`]),
      ...map.heads.map(({ sheet, cell, field }): [string, string] => [`${sheet}!${cell}`, `head.${field} `]),
    ]);
    const isRight = ({ sheet, cell, figure, unit }: ProposedMap['proposals'][number]): boolean =>
      wanted.get(`${sheet}!${cell}`) === `${figure} ${unit ?? ''}`;
    expect(result.proposals.filter(isRight).length).toBeGreaterThanOrEqual(0.85 * wanted.size);
    expect(result.proposals.filter((one) => one.confidence >= 0.8 && !isRight(one))).toEqual([]);
    expect(result.map.heads.map(({ cell, as }) => [cell, as])).toEqual(expect.arrayContaining(map.heads.map(({ cell, as }) => [cell, as])));
    expect(result.map.checks.map(({ cell }) => cell)).toEqual(expect.arrayContaining(map.checks.map(({ cell }) => cell)));
  });

  it('tenant-list: the list with its columns, heads and checks', async () => {
    const { book, map } = await fixture('tenant-list');
    const result = proposeMap({ book, facts: FACTS, file: 'tenant-list.xlsx' });
    const [list] = result.map.lists;
    expect(result.map.lists.length).toBe(1);
    expect(list).toMatchObject({ ...map.lists[0], state: 'proposed' });
    expect(result.lists).toMatchObject([{ sheet: '企业情况', rows: 'ZB-4', firstRow: 9, templateRows: 3 }]);
    expect(result.map.heads.map(({ cell, field }) => ({ sheet: '企业情况', cell, field }))).toEqual(map.heads);
    expect(result.map.checks.map(({ sheet, cell, ok }) => ({ sheet, cell, ok }))).toEqual(map.checks);
  });

  it('is a map that can be saved, read, and checked: only nobody has confirmed it', async () => {
    const book = await bookOf(blankBytes('rich-features'));
    const { map } = proposeMap({ book, facts: FACTS, file: 'rich-features.xlsx' });
    expect(readMap(printMap(map))).toEqual({ ok: true, value: map });
    const { errors } = checkMap({ book, map, facts: shippedFacts() });
    expect(errors.map(({ refusal }) => refusal.code)).toEqual(['WB_UNCONFIRMED']);
    expect(map.cells.every(({ state, label = [] }) => state === 'proposed' && label.length > 0)).toBe(true);
  });

  it.each(['simple-monthly', 'rich-features', 'tenant-list'])('%s: its labels are found again where they stood', async (name) => {
    const book = await bookOf(blankBytes(name));
    const { map } = proposeMap({ book, facts: FACTS, file: 'a.xlsx' });
    const { errors, map: adopted } = adoptMap({ book, map, facts: shippedFacts() }, 'b.xlsx');
    expect(errors.map(({ refusal }) => refusal.code)).toEqual(['WB_UNCONFIRMED']);
    expect(adopted?.workbook.file).toBe('b.xlsx');
  });

  it('says why', async () => {
    const { proposals } = proposeMap({ book: await bookOf(blankBytes('simple-monthly')), facts: FACTS, file: 'a.xlsx' });
    expect(proposals.find(({ cell }) => cell === 'D17')?.reason).toBe('行“退款额”= ZB-2.07，列“本年／本月”；代码“07”相符；单位取自“万元”');
  });
});

describe('on other layouts', () => {
  it('columns in another order, other words, units in brackets and in the line above', async () => {
    const result = await proposed({
      月报: table(
        ['项目', '去年同期', '本期', '去年同期累计', '1—本月累计'],
        [['直播场次（场）'], ['直播成交金额'], ['观看人次（万人次）'], ['直播时长'], ['营业额'], ['GMV'], ['观看人数（人）']],
        [['某市直播基地运营情况'], ['单位:万元']],
      ),
    });
    const row = (number: number, figure: string, unit = ''): readonly string[] =>
      ['month_ly', 'month', 'ytd_ly', 'ytd'].map((view, index) => `${'BCDE'.charAt(index)}${number} ${figure}.${view}${unit}`);
    expect(sure(result)).toEqual([...row(4, 'ZB-2.01'), ...row(5, 'ZB-2.06'), ...row(6, 'ZB-2.04', ' 万')]);
    // 直播时长 stands under a line of 万元: its own unit is read nowhere.
    const hours = result.proposals.filter(({ cell }) => cell.endsWith('7'));
    expect(hours.map(({ figure }) => figure)).toEqual(['ZB-2.03.month_ly', 'ZB-2.03.month', 'ZB-2.03.ytd_ly', 'ZB-2.03.ytd']);
    expect(hours.every(({ confidence }) => confidence < 0.5)).toBe(true);
    expect(result.proposals.some(({ cell }) => /(?:8|9|10)$/.test(cell))).toBe(false);
  });

  it('two tables side by side, without codes', async () => {
    const result = await proposed({
      综合: {
        rows: [
          ['一、基本情况', '', '', null, '二、运营情况', '', '', ''],
          ['指标', '单位', '期末', '', '指标', '单位', '本月', '本月止累计'],
          ['建筑面积', '㎡', '', '', '成交订单数', '万单', '', ''],
          ['入驻企业数', '户', '', '', '直播成交额', '亿元', '', ''],
          ['不认识的指标', '人', '', '', '净成交额', '百万元', '', ''],
          ['从业人员期末数', '人', '', '', '另一个指标', '万元', '', ''],
        ],
      },
    });
    expect(sure(result, 0)).toEqual([
      'C3 ZB-1.01.value',
      'G3 ZB-2.05.month 万',
      'H3 ZB-2.05.ytd 万',
      'C4 ZB-1.07.value',
      'G4 ZB-2.06.month 亿元',
      'H4 ZB-2.06.ytd 亿元',
      'C6 ZB-1.13.value',
    ]);
  });

  it('platforms across the columns', async () => {
    const form = table(
      ['指标', '计量单位', '合计', '抖音', '快手', '微信视频号'],
      [
        ['直播场次', '场'],
        ['本月成交额', '万元'],
        ['成交额累计', '万元'],
        ['观看人数', '人'],
        ['账号数', '个'],
        ['退款率', '%'],
      ],
    );
    const members = ['01', '02', '04', '05'];
    const row = (number: number, column: string): readonly string[] =>
      members.map((member, index) => `${'CDEF'.charAt(index)}${number} ZB-3.${member}.${column}`);
    expect(sure(await proposed({ 平台: form }), 0)).toEqual([...row(2, 'sessions'), ...row(3, 'paid'), ...row(4, 'paid_ytd')]);
  });

  it('stacked heads with the same words under this month and the year so far', async () => {
    const form: FormSheet = {
      rows: [
        ['指标名称', '计量单位', '本月', '', '', '1—10月', '', ''],
        ['', '', '本期', '上年同期', '增减(%)', '本期', '上年同期', '增减(%)'],
        ['　　其中：培训场次', '次', '', '', '', '', '', ''],
        ['实际结算交易额', '千元', '', '', '', '', '', ''],
        ['直播成交额（下单口径）', '万元', '', '', '', '', '', ''],
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:H1'],
    };
    const row = (number: number, figure: string, unit = ''): readonly string[] =>
      ['month', 'month_ly', 'ytd', 'ytd_ly'].map((view, index) => `${'CDFG'.charAt(index)}${number} ${figure}.${view}${unit}`);
    expect(sure(await proposed({ 表: form }))).toEqual([...row(3, 'ZB-2.12'), ...row(4, 'ZB-2.09', ' 千元')]);
  });

  it('goods classes under a title that says of what', async () => {
    const heads = ['商品类别', '本月（万元）', '累计（万元）', '比重（%）'];
    const classes = [['合计'], ['粮油食品类'], ['饮料类'], ['其它']];
    const titled = await proposed({ 类别: table(heads, classes, [['分商品类别销售情况']]) });
    expect(sure(titled)).toEqual(
      ['01', '02', '03', '18'].flatMap((member, index) => [
        `B${index + 3} ZB-5.${member}.paid`,
        `C${index + 3} ZB-5.${member}.paid_ytd`,
        `D${index + 3} ZB-5.${member}.share`,
      ]),
    );
    expect(sure(await proposed({ 类别: table(heads, classes, [['分商品类别退款情况']]) }))).toEqual([]);
  });
});

describe('what cannot be told', () => {
  it('shows both where 去年同期 may be the month or the year so far, and knows no 环比 and no plan', async () => {
    const result = await proposed({
      表: table(['指标', '计量单位', '本月', '累计', '去年同期', '环比(%)', '本月计划'], [['直播场次', '场']]),
    });
    expect(sure(result, 0)).toEqual(['C2 ZB-2.01.month', 'D2 ZB-2.01.ytd']);
    expect(result.unsure.map(({ cell, figure }) => `${cell} ${figure}`)).toEqual(['E2 ZB-2.01.month_ly', 'E2 ZB-2.01.ytd_ly']);
    expect(result.map.cells.map(({ cell }) => cell)).toEqual(['C2', 'D2']);
  });

  it('shows both where two rows claim one figure', async () => {
    const result = await proposed({
      表: table(
        ['指标', '单位', '本月'],
        [
          ['退款额', '万元'],
          ['退款额', '万元'],
        ],
      ),
    });
    expect(result.map.cells).toEqual([]);
    expect(result.unsure.map(({ cell }) => cell)).toEqual(['C2', 'C3']);
  });

  it('is never sure on a yearly form, on a sheet about one platform, under an unknown head', async () => {
    const rows = [['直播场次', '场']];
    const heads = ['指标', '单位', '本期'];
    expect(sure(await proposed({ 表: table(heads, rows, [['2025年直播基地年报']]) }))).toEqual([]);
    expect(sure(await proposed({ 表: table(heads, rows, [['抖音平台直播情况']]) }))).toEqual([]);
    const under: FormSheet = {
      rows: [
        ['指标', '单位', '境外部分'],
        ['', '', '本月'],
        ['直播场次', '场', ''],
      ],
      merges: ['A1:A2', 'B1:B2'],
    };
    expect(sure(await proposed({ 表: under }))).toEqual([]);
  });

  it('leaves formulas, filled, locked and kept cells alone', async () => {
    const form: FormSheet = {
      rows: [
        ['指标', '单位', '本月', '累计'],
        ['直播场次', '场', '=1+1', 5],
        ['退款额', '万元', '', { value: '', style: 'open' }],
      ],
    };
    expect(sure(await proposed({ 表: form }, [{ sheet: '表', range: 'C3' }]), 0)).toEqual(['D3 ZB-2.07.ytd']);
    expect(sure(await proposed({ 表: { ...form, isProtected: true } }), 0)).toEqual(['D3 ZB-2.07.ytd']);
  });
});

describe('words of the trade', () => {
  it('name an indicator whatever of time is in them', async () => {
    const heads = ['指标', '计量单位', '本期数', '1-本月'];
    const labels = [
      ['累计观看人次', '万人次'],
      ['直播总场次', '场'],
      ['员工数', '人'],
      ['直播成交额', '万元'],
    ];
    const form = table(heads, labels, [['直播电商基地运营情况月报表']]);
    const found = sure(await proposed({ 表: form }));
    expect(found).toEqual(
      expect.arrayContaining(['C3 ZB-2.04.month 万', 'D3 ZB-2.04.ytd 万', 'C4 ZB-2.01.month', 'D4 ZB-2.01.ytd', 'C5 ZB-1.13.value']),
    );
  });

  it('leave last year open where month and year to date stand beside it', async () => {
    const labels = [
      ['累计观看人次', '万人次'],
      ['直播成交额', '万元'],
    ];
    const form = table(['指标', '计量单位', '本期数', '1-本月', '上年同期'], labels, [['直播电商基地运营情况月报表']]);
    expect(sure(await proposed({ 表: form }), 0.5).filter((one) => one.startsWith('E'))).toEqual([]);
  });
});

describe('heads and lists', () => {
  it('of other words are found; heads of a table are no fields', async () => {
    const result = await proposed({
      封面: {
        rows: [
          ['单位名称', '', '所在区', ''],
          ['填报月份：', '', '联系方式：', ''],
          ['基地类别', '□直播电商园区　□其他'],
        ],
      },
      名单: {
        rows: [
          ['序号', '负责人', '联系电话', ''],
          ['', '', '', ''],
        ],
      },
    });
    expect(result.map.heads.map(({ sheet, cell, field, as }) => [sheet, cell, field, as])).toEqual([
      ['封面', 'B1', '填报单位', undefined],
      ['封面', 'D1', '所属区', undefined],
      ['封面', 'B2', '报告期', undefined],
      ['封面', 'D2', '联系电话', undefined],
      ['封面', 'B3', '基地类型', 'tick'],
    ]);
  });

  it('of platforms with heads in two rows and money in 元', async () => {
    const form: FormSheet = {
      rows: [
        ['序号', '平台名称', '成交额（元）', ''],
        ['', '', '本月', '累计'],
        ['', '', '', ''],
        ['', '', '', ''],
        ['合计', '', '=SUM(C3:C4)', ''],
      ],
      merges: ['A1:A2', 'B1:B2', 'C1:D1'],
    };
    const { map } = await proposed({ 平台: form });
    expect(map.lists).toMatchObject([
      {
        rows: 'ZB-3',
        firstRow: 3,
        templateRows: 2,
        columns: { A: 'seq', B: 'name', C: { column: 'paid', unit: '元' }, D: { column: 'paid_ytd', unit: '元' } },
        onOverflow: 'insertRows',
      },
    ]);
    expect(parseMap(map).ok).toBe(true);
  });

  it('whose rows are counted already have their numbers mapped, so that those added go on counting', async () => {
    const heads = ['序号', '企业名称', '统一社会信用代码', '成交额（万元）', '备注'];
    const counted = (...numbers: readonly number[]): FormSheet => ({ rows: [heads, ...numbers.map((number) => [number, '', '', '', ''])] });
    const { map } = await proposed({ 名单: counted(1, 2, 3, 7) });
    expect(map.lists).toMatchObject([{ firstRow: 2, templateRows: 3, columns: { A: 'seq', B: 'name' } }]);
    const other = await proposed({ 名单: counted(5, 6) });
    expect(other.map.lists.map(({ columns }) => Object.keys(columns))).toEqual([['B', 'C', 'D', 'E']]);
  });

  it('beside merged cells that the sheet has no element for', async () => {
    const { map } = await proposed({
      表: {
        rows: [
          ['基地运营情况', '', ''],
          ['填报单位', null, null],
          ['报告期', null, null],
        ],
        merges: ['B2:C2'],
      },
    });
    expect(map.heads.map(({ cell, field }) => `${cell} ${field}`)).toEqual(['B2 填报单位']);
  });

  it('of tenants with their total in the first row', async () => {
    const heads = ['序号', '企业名称', '统一社会信用代码', '成交额（万元）', '备注'];
    const form: FormSheet = { rows: [heads, ['', '合计', '', '=SUM(D3:D4)', ''], ...all(2, 5), ['填表人：', '', '', '', '']] };
    const { map } = await proposed({ 名单: form });
    const columns = { A: 'seq', B: 'name', C: 'uscc', D: 'paid', E: 'remark' };
    expect(map.lists).toMatchObject([{ rows: 'ZB-4', firstRow: 3, templateRows: 2, columns }]);
  });
});
