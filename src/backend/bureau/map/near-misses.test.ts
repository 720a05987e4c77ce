// Forms that only look like a report of a base, lines over a table that are no heads, and how often a sheet is looked at.
import { describe, expect, it } from 'vitest';
import { bookOf, shippedProfile } from '../../../../test/helpers/fill-figures.ts';
import { formByHand, type FormCell, type FormSheet } from '../../../../test/helpers/form-by-hand.ts';
import { nearMiss } from '../../../../test/helpers/near-miss-forms.ts';
import { MAIN, workbookByHand, worksheet } from '../../../../test/helpers/workbook-by-hand.ts';
import { createSheetView, type SheetView } from '../../../sheets/book/sheet-view.ts';
import { labelGrid, type LabelGrid } from './label-grid.ts';
import { type ProposedMap, proposeMap } from './propose-map.ts';
import { lexiconOf } from './propose/lexicon.ts';
import { labelReader } from './propose/read-label.ts';
import { targetsOf } from './propose/target-labels.ts';

const PROFILE = shippedProfile();
const FACTS = { profile: PROFILE, synonyms: PROFILE.synonyms };
const BAR = 0.8;

async function proposed(sheets: Readonly<Record<string, FormSheet>>, parts: Parameters<typeof formByHand>[1] = []): Promise<ProposedMap> {
  return proposeMap({ book: await bookOf(formByHand(sheets, parts)), facts: FACTS, file: 'a.xlsx' });
}

function sureOf({ proposals, lists }: ProposedMap): readonly string[] {
  return [
    ...proposals.filter(({ confidence }) => confidence >= BAR).map(({ cell, figure, confidence }) => `${cell} ${figure} ${confidence}`),
    ...lists.filter(({ confidence }) => confidence >= BAR).map(({ rows, firstRow }) => `list ${rows} ${firstRow}`),
  ];
}

function said({ proposals }: ProposedMap): readonly string[] {
  return proposals.map(({ cell, figure, unit, confidence }) => `${cell} ${figure} ${unit ?? ''} ${confidence >= BAR ? 'sure' : 'unsure'}`);
}

describe('a form that only looks like a report of a base', () => {
  it('is never sure of anything: 200 of them', async () => {
    const wrong: string[] = [];
    for (let seed = 0; seed < 200; seed += 1) {
      const { name, sheets } = nearMiss(seed);
      for (const one of sureOf(await proposed(sheets))) wrong.push(`${name}: ${one}`);
    }
    expect(wrong).toEqual([]);
  });

  it('a single known label is not enough, its neighbours of the same report are', async () => {
    const row = (label: string, unit: string): readonly FormCell[] => [label, unit, ''];
    const heads = ['指标', '计量单位', '期末'];
    const alone = await proposed({ 表: { rows: [heads, row('从业人员期末数', '人'), row('平均人数', '人')] } });
    expect(said(alone)).toEqual(['C2 ZB-1.13.value  unsure']);
    expect(alone.proposals[0]?.reason).toContain('看不出是基地的报表');
    const among = await proposed({
      表: { rows: [heads, row('从业人员期末数', '人'), row('入驻企业数', '家'), row('孵化在册企业数', '家')] },
    });
    expect(said(among)).toEqual(['C2 ZB-1.13.value  sure', 'C3 ZB-1.07.value  sure', 'C4 ZB-1.15.value  sure']);
  });

  it('lends its workbook nothing and takes nothing from it: wages beside a report of a base', async () => {
    const result = await proposed({
      封面: { rows: [['直播电商基地统计报表'], ['填报单位：', ''], ['联系电话：', '']] },
      工资: {
        rows: [
          ['员工工资表', '', ''],
          ['从业人员期末人数', '人', ''],
          ['联系电话：', '', ''],
        ],
      },
    });
    const bySheet = result.proposals.map(({ sheet, cell, confidence }) => `${sheet}!${cell} ${confidence >= BAR}`);
    expect(bySheet.toSorted()).toEqual(['封面!B2 true', '封面!B3 true', '工资!B3 false', '工资!C2 false']);
  });

  it('is told by its title, unless several labels that only a base has say otherwise', async () => {
    const heads = ['指标', '计量单位', '本月'];
    const rows = [heads, ['直播场次', '场', ''], ['直播成交额', '万元', ''], ['常驻主播数', '人', ''], ['入驻企业数', '家', '']];
    expect(sureOf(await proposed({ 表: { rows: [['直播电商企业入驻登记情况'], ...rows] } }))).toHaveLength(4);
    expect(sureOf(await proposed({ 表: { rows: [['直播电商基地招商推介会参会回执'], ['单位名称：', ''], ['联系电话：', '']] } }))).toEqual(
      [],
    );
    expect(sureOf(await proposed({ 表: { rows: [['某某直播产业园月度数据'], heads, ['退款额', '万元', '']] } }))).toHaveLength(1);
  });

  it('is told from ours by the 表号 as well', async () => {
    const rows = (value: string): FormSheet => ({
      rows: [
        ['统计表', '', '', '表号：', value],
        ['指标', '计量单位', '本月', '', ''],
        ['退款额', '万元', '', '', ''],
      ],
    });
    expect(said(await proposed({ 表: rows('湾区直播统基1表') }))).toContain('C3 ZB-2.07.month  sure');
    expect(said(await proposed({ 表: rows('I102-1表') }))).toContain('C3 ZB-2.07.month  unsure');
  });
});

describe('lines over a table', () => {
  it('表号 and 制定机关 right above it are no heads of its columns', async () => {
    const result = await proposed({
      直播基地运营情况: {
        rows: [
          ['', '', '表号', '直基01表'],
          ['', '', '制定机关', '示例区商务局'],
          ['指标', '计量单位', '本月', '累计'],
          ['直播场次', '场', '', ''],
        ],
      },
    });
    expect(said(result)).toEqual(['C4 ZB-2.01.month  sure', 'D4 ZB-2.01.ytd  sure']);
    expect(result.map.cells.map(({ label }) => label)).toEqual([
      ['直播场次', '本月'],
      ['直播场次', '累计'],
    ]);
  });

  it('计量单位 and its value in two cells hold for the whole table', async () => {
    const result = await proposed({
      直播基地运营情况: {
        rows: [
          ['', '计量单位：', '千元'],
          ['指标', '本月', '累计'],
          ['退款额', '', ''],
          ['净成交额', '', ''],
        ],
      },
    });
    expect(said(result)).toEqual(
      ['B3', 'C3', 'B4', 'C4'].map((cell, at) => `${cell} ZB-2.0${at < 2 ? 7 : 8}.${at % 2 ? 'ytd' : 'month'} 千元 sure`),
    );
  });

  it('units of indicators in a row are none of the whole table', async () => {
    const grid = labelGrid(
      createSheetView(
        await bookOf(
          formByHand({
            表: {
              rows: [
                ['指标', '直播场次', '退款额'],
                ['计量单位', '场', '万元'],
                ['本月', '', ''],
              ],
            },
          }),
        ),
        0,
      ),
    );
    expect(grid.headsAbove({ row: 3, column: 3 }).map(({ text }) => text)).toEqual(['退款额', '万元']);
  });
});

describe('the place of a value', () => {
  const looks = `<styleSheet xmlns="${MAIN}"><borders count="2"><border/><border><bottom style="thin"/></border></borders><cellXfs count="5"><xf borderId="0"/><xf borderId="0"/><xf borderId="0"/><xf borderId="0"/><xf borderId="1"/></cellXfs></styleSheet>`;
  const place = (foot: readonly FormCell[], merges: readonly string[] = []): Promise<ProposedMap> =>
    proposed({ 直播基地运营情况: { rows: [['直播电商基地运营情况'], foot], merges } }, [{ name: 'xl/styles.xml', content: looks }]);
  const drawn = (value: string): FormCell => ({ value, style: 'open' });

  it('is one further where the cell beside the label is a bare gap, and then nobody is sure', async () => {
    expect(said(await place(['填表人：', '', drawn('')]))).toEqual(['C2 head.填表人  unsure']);
    expect(said(await place(['填表人：', '', '', ''], ['C2:D2']))).toEqual(['C2 head.填表人  unsure']);
    expect(said(await place(['填表人：', '', drawn('王小明')]))).toEqual(['B2 head.填表人  unsure']);
    const columns = '<cols><col min="2" max="2" width="1.5" customWidth="1"/><col min="3" max="3" width="14" customWidth="1"/></cols>';
    const narrow = { rows: [['直播电商基地运营情况'], ['填表人：', '', '']], before: columns };
    expect(said(await proposed({ 直播基地运营情况: narrow }))).toEqual(['C2 head.填表人  unsure']);
  });

  it('is nobody knows where, where a name stands further right in the row', async () => {
    expect(said(await place(['填表人：', '', '', '王小明']))).toEqual(['B2 head.填表人  unsure']);
    expect(said(await place(['填表人：', '', '', '联系电话：', '']))).toEqual(['B2 head.填表人  sure', 'E2 head.联系电话  sure']);
    expect(said(await place(['填表人：', '', '', '2026年 月 日']))).toEqual(['B2 head.填表人  sure']);
  });

  it('is beside the label where that cell is as good as the next', async () => {
    expect(said(await place(['填表人：', '', '联系电话：', '']))).toEqual(['B2 head.填表人  sure', 'D2 head.联系电话  sure']);
    expect(said(await place(['填表人：', drawn(''), drawn('')]))).toEqual(['B2 head.填表人  sure']);
    expect(said(await place(['填表人：', '', '']))).toEqual(['B2 head.填表人  sure']);
  });
});

describe('a scale alone in brackets, 万 or 亿', () => {
  const propose = (rows: readonly (readonly FormCell[])[], heads: readonly string[] = ['指标', '本月']): Promise<ProposedMap> =>
    proposed({ 直播电商基地统计报表: { rows: [['直播电商基地统计报表'], heads, ['直播场次', ''], ['入驻企业数', ''], ...rows] } });
  const ofRow = async (label: string, more: readonly string[] = [], heads?: readonly string[]): Promise<readonly string[]> =>
    said(await propose([[label, ...more, '']], heads)).filter((one) => /^[A-Z]5 /.test(one));

  it('is the unit of the row: ten thousand of what is counted, and 万元 or 亿元 of an amount', async () => {
    expect(await ofRow('观看人次（万）')).toEqual(['B5 ZB-2.04.month 万 sure']);
    expect(await ofRow('直播成交额（亿）')).toEqual(['B5 ZB-2.06.month 亿元 sure']);
    expect(await ofRow('直播成交额【万】')).toEqual(['B5 ZB-2.06.month  sure']);
    expect(await ofRow('观看人次（亿）')).toEqual([]);
    expect(await ofRow('直播成交额（千万）')).toEqual([]);
    expect(await ofRow('公共直播间使用率（‰）')).toEqual([]);
  });

  it('is the unit of the column, and leaves nobody sure where the row names another', async () => {
    expect(await ofRow('观看人次', [], ['指标', '本月（万）'])).toEqual(['B5 ZB-2.04.month 万 sure']);
    expect(await ofRow('直播成交额（元）', [], ['指标', '本月（万元）'])).toEqual(['B5 ZB-2.06.month 元 unsure']);
    const { proposals } = await propose([['直播成交额（元）', '']], ['指标', '本月（万元）']);
    expect(proposals.find(({ cell }) => cell === 'B5')?.reason).toMatch(
      /单位取自“直播成交额（元）”；“本月（万元）”写的是另一个单位，请确认$/,
    );
    expect(await ofRow('观看人次（万）', ['人次'], ['指标', '单位', '本月'])).toEqual(['C5 ZB-2.04.month  unsure']);
  });

  it('is read in the number format of the cell, which is asked about where it draws another size', async () => {
    const formats = (code: string) => [
      {
        name: 'xl/styles.xml',
        content: `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs count="5"><xf/><xf/><xf/><xf/><xf numFmtId="164"/></cellXfs></styleSheet>`,
      },
    ];
    const inFormat = async (code: string): Promise<readonly string[]> => {
      const rows: readonly (readonly FormCell[])[] = [
        ['直播电商基地统计报表'],
        ['指标', '本月'],
        ['直播场次', ''],
        ['入驻企业数', ''],
        ['直播成交额', { value: '', style: 'open' }],
      ];
      return said(await proposed({ 直播电商基地统计报表: { rows } }, formats(code))).filter((one) => one.startsWith('B5 '));
    };
    expect(await inFormat('0.00&quot;亿元&quot;')).toEqual(['B5 ZB-2.06.month 亿元 sure']);
    expect(await inFormat('#,##0.00（万）')).toEqual(['B5 ZB-2.06.month  sure']);
    expect(await inFormat('0!.0000&quot;万元&quot;')).toEqual([]);
    expect(await inFormat('0.0,&quot;千元&quot;')).toEqual([]);
  });
});

describe('a form that asks for something else', () => {
  const ROWS: readonly (readonly FormCell[])[] = [
    ['指标', '单位', '本月', '累计'],
    ['直播场次', '场', '', ''],
    ['入驻企业数', '家', '', ''],
    ['直播成交额', '万元', '', ''],
    ['退款额', '万元', '', ''],
  ];
  const BASE = { name: '星港直播电商基地', code: '91350200MA8RXXXX0T' };
  const propose = async (
    before: readonly (readonly FormCell[])[],
    after: readonly (readonly FormCell[])[] = [],
    rows = ROWS,
  ): Promise<ProposedMap> =>
    proposeMap({
      book: await bookOf(formByHand({ 报表: { rows: [...before, ...rows, ...after] } })),
      facts: FACTS,
      file: 'a.xlsx',
      base: BASE,
    });

  it('is surely ours without any such words, filled in for this base or not', async () => {
    for (const identity of [
      ['填报单位：'],
      ['填报单位：星港直播电商基地'],
      ['填报单位', '星港直播电商基地（公章）'],
      ['填报单位：', '（公章）'],
    ])
      expect(sureOf(await propose([['直播电商基地统计月报'], identity])).filter((one) => !one.includes('head.'))).toHaveLength(7);
  });

  it.each([
    ['another base’s name', [['直播电商基地统计月报'], ['填报单位：海湾直播产业园']], '填报单位：海湾直播产业园'],
    ['another’s name in the next cell', [['直播电商基地统计月报'], ['填报单位', '海湾直播产业园']], '海湾直播产业园'],
    ['another’s code', [['直播电商基地统计月报'], ['统一社会信用代码：91350211MA2XXXXX9K']], '91350211MA2XXXXX9K'],
    ['a form for each tenant', [['入驻企业直播经营情况月报表']], '入驻企业'],
    ['each shop', [['直播电商各商家经营情况']], '各商家'],
    ['a budget', [['直播电商基地年度预算表']], '预算'],
    ['tax in the title', [['直播电商基地统计月报（含税）']], '含税'],
    ['something left out in the line', [['直播电商基地统计月报'], ['计量单位：万元（不含税）']], '不含税'],
  ] as const)('%s: nobody is sure of anything, and the words are told', async (_, before, words) => {
    const result = await propose(before);
    expect(sureOf(result)).toEqual([]);
    expect(result.proposals.length).toBeGreaterThan(4);
    expect(result.proposals.every(({ confidence, reason }) => confidence < 0.5 && reason.includes(words))).toBe(true);
  });

  it('in a column or in a note on one indicator alone: nobody is sure of that', async () => {
    const rows = ROWS.map((row, at) => [...row.slice(0, 3), at === 0 ? '累计（不含税）' : '']);
    expect(sureOf(await propose([['直播电商基地统计月报']], [], rows)).map((one) => one.split(' ')[0])).toEqual(['C3', 'C4', 'C5', 'C6']);
    const noted = await propose([['直播电商基地统计月报']], [['注：退款额不含仅退运费的部分。']]);
    expect(sureOf(noted).map((one) => one.split(' ')[0])).toEqual(['C3', 'D3', 'C4', 'C5', 'D5']);
    expect(sureOf(await propose([['直播电商基地统计月报']], [['注：以上金额均不含税。']]))).toEqual([]);
  });
});

/** The labels of a sheet, and how often one of its cells was looked at for them. */
function countedGrid(view: SheetView): { readonly grid: LabelGrid; readonly looks: () => number } {
  let looks = 0;
  const counted = <A extends readonly unknown[], R>(ask: (...args: A) => R) => {
    return (...args: A): R => {
      looks += 1;
      return ask(...args);
    };
  };
  return { grid: labelGrid({ ...view, cellAt: counted(view.cellAt), mergeAt: counted(view.mergeAt) }), looks: () => looks };
}

describe('a large sheet', () => {
  it('is looked at once a cell, however many labels stand around', async () => {
    const [rows, columns] = [120, 40];
    const cells = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column): FormCell =>
        row === 0 ? '代码' : column % 3 === 0 ? '' : column % 3 === 1 ? row % 90 : `说明${row}`,
      ),
    );
    const book = await bookOf(formByHand({ 表: { rows: cells } }));
    const { grid, looks } = countedGrid(createSheetView(book, 0));
    expect(targetsOf(book, grid, labelReader(lexiconOf(FACTS)), []).length).toBeGreaterThan(1000);
    expect(looks()).toBeLessThanOrEqual((rows + 2) * (columns + 2));
  });

  it('is as large as its filled cells, however far its last one lies', async () => {
    const far = worksheet('<row r="1"><c r="A1" t="str"><v>退款额</v></c><c r="XFD1" t="str"><v>远处</v></c></row>');
    const { grid, looks } = countedGrid(createSheetView(await bookOf(workbookByHand({ sheets: { 表: far } })), 0));
    expect(grid.labelsLeft({ row: 1, column: 16_384 }).map(({ text }) => text)).toEqual(['退款额']);
    expect(looks()).toBeLessThan(20);
  });

  it('has nothing to look at between its last row and a cell far below', async () => {
    const { grid, looks } = countedGrid(createSheetView(await bookOf(formByHand({ 表: { rows: [['指标'], ['退款额']] } })), 0));
    expect(grid.headsAbove({ row: 300, column: 1 }).map(({ text }) => text)).toEqual(['指标', '退款额']);
    expect(grid.headsAbove({ row: 1_048_576, column: 1 })).toEqual([]);
    expect(looks()).toBeLessThan(10);
  });
});
