// Bad input (docs/rules/imports.md, Bad input): each refused with its code, row, column and what was found, and with no record changed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  closeByHand,
  codeOf,
  csv,
  everything,
  HEADS,
  type ImportBase,
  ledger,
  type NamedFile,
  openSmallWorld,
  refusalOf,
  type Rows,
  sheetOf,
  troublesOf,
} from '../helpers/import-base.ts';
import { workbookByHand, worksheet } from '../helpers/workbook-by-hand.ts';

let at: ImportBase;
beforeAll(async () => {
  at = await openSmallWorld();
  closeByHand(at.db, '2026-08');
});
afterAll(() => at.close());

/** Takes the file and answers `row column code found` of every refused row; nothing may have changed. */
async function refusedIn(file: NamedFile): Promise<string[]> {
  const before = everything(at.db);
  const outcome = await at.take(file);
  expect(outcome.ok).toBe(false);
  expect(everything(at.db)).toBe(before);
  return troublesOf(outcome).map((one) => [one.row, one.column, one.code, one.found].join('|'));
}

const sale = (change: Partial<Record<(typeof HEADS)['销售台账'][number], string | number | null>>): Rows => {
  const good: Readonly<Record<string, string | number | null>> = {
    月份: '2026-10',
    统一社会信用代码: codeOf(101),
    平台: '抖音',
    商品类别: '其他',
    直播场次: 1,
    '直播时长(分钟)': 60,
    观看人次: 10,
    成交订单数: 1,
    '成交额(元)': 5,
    '退款额(元)': 0,
    '结算额(元)': 0,
  };
  return [HEADS['销售台账'].map((header) => (header in change ? (change[header] ?? null) : (good[header] ?? null)))];
};
const sales = (change: Parameters<typeof sale>[0]): NamedFile => ledger('售.xlsx', sheetOf('销售台账', sale(change)));

describe('an identity-card number in a text of a file', () => {
  it('is refused, its cell named and quoted with the number blanked; nothing of it is kept', async () => {
    const tenant = (note: string): Rows => [
      ['新企业', codeOf(140), '直播电商企业', null, null, '张三', null, null, null, note, null, null, null],
    ];
    const file = ledger('企业.xlsx', sheetOf('企业名录', tenant('法人 11010519491231002X')));
    expect(await refusedIn(file)).toEqual(['2|备注|ROW_ID_NUMBER|法人 ******************']);
  });
});

describe('a sales row', () => {
  it.each([
    [{ 月份: '2026-12' }, '2|月份|CELL_FUTURE_MONTH|2026-12'],
    [{ 月份: '1999-12' }, '2|月份|CELL_OUT_OF_YEARS|1999-12'],
    [{ 月份: '2101-01' }, '2|月份|CELL_OUT_OF_YEARS|2101-01'],
    [{ 月份: '2026-13' }, '2|月份|CELL_NOT_MONTH|2026-13'],
    [{ 月份: '2026-08' }, '2|月份|MONTH_CLOSED|2026-08'],
    [{ 统一社会信用代码: codeOf(777) }, `2|统一社会信用代码|ROW_TENANT_UNKNOWN|${codeOf(777)}`],
    [{ 统一社会信用代码: '91440300MA5O001019' }, '2|统一社会信用代码|USCC_LETTER|91440300MA5O001019'],
    [{ 统一社会信用代码: '9144' }, '2|统一社会信用代码|USCC_SHAPE|9144'],
    [{ 统一社会信用代码: 9.1e17 }, '2|统一社会信用代码|CELL_IDENTIFIER_EXPONENT|910000000000000000'],
    [{ 统一社会信用代码: '9.1E+17' }, '2|统一社会信用代码|CELL_IDENTIFIER_EXPONENT|9.1E+17'],
    [{ 平台: 'B站' }, '2|平台|CELL_UNKNOWN_WORD|B站'],
    [{ 商品类别: '玩具类' }, '2|商品类别|CELL_UNKNOWN_WORD|玩具类'],
    [{ 直播场次: -1 }, '2|直播场次|CELL_NEGATIVE|-1'],
    [{ 直播场次: 1.5 }, '2|直播场次|CELL_NOT_WHOLE|1.5'],
    [{ '直播时长(分钟)': '25:61:00' }, '2|直播时长(分钟)|CELL_NOT_DURATION|25:61:00'],
    [{ '成交额(元)': '12.345' }, '2|成交额(元)|CELL_TOO_MANY_DECIMALS|12.345'],
    [{ '成交额(元)': 12.345 }, '2|成交额(元)|CELL_TOO_MANY_DECIMALS|12.345'],
    [{ '成交额(元)': '12%' }, '2|成交额(元)|CELL_PERCENTAGE|12%'],
    [{ '成交额(元)': '-5' }, '2|成交额(元)|CELL_NEGATIVE|-5'],
    [{ '成交额(元)': '约五万' }, '2|成交额(元)|CELL_NOT_NUMBER|约五万'],
    [{ '成交额(元)': '999999999999999999' }, '2|成交额(元)|CELL_TOO_LARGE|999999999999999999'],
    [{ '成交额(元)': 1_000_000_000.01 }, '2|成交额(元)|CELL_TOO_LARGE|1000000000.01'],
    [{ 观看人次: 100_000_000_001 }, '2|观看人次|CELL_TOO_LARGE|100000000001'],
    [{ '退款额(元)': '无' }, '2|退款额(元)|CELL_REQUIRED|无'],
  ])('%j is refused', async (change, expected) => {
    expect(await refusedIn(sales(change))).toEqual([expected]);
  });

  it('names every bad cell of every row', async () => {
    const rows = [...sale({ 直播场次: -1, '成交额(元)': '12%' }), ...sale({}), ...sale({ 平台: 'B站', 商品类别: '玩具类' })];
    expect(await refusedIn(ledger('售.xlsx', sheetOf('销售台账', rows)))).toEqual([
      '2|直播场次|CELL_NEGATIVE|-1',
      '2|成交额(元)|CELL_PERCENTAGE|12%',
      '4|平台|CELL_UNKNOWN_WORD|B站',
      '4|商品类别|CELL_UNKNOWN_WORD|玩具类',
    ]);
  });
});

describe('a row of another ledger', () => {
  const studio = (more: Partial<Record<string, string | number>>): Rows => [
    HEADS['直播间'].map(
      (header) =>
        more[header] ??
        { 编号: 'A09', 类型: '公共', 每日开放: '全天', 换场分钟: 0, '时租(元)': 0, 启用日期: '2024-01-01' }[header as string] ??
        null,
    ),
  ];
  it.each([
    ['月度人员', [[codeOf(101), '2026-12', 1, 1]], '2|月份|CELL_FUTURE_MONTH|2026-12'],
    ['月度人员', [[codeOf(101), '2026-10', -1, 1]], '2|主播数|CELL_NEGATIVE|-1'],
    ['基地面积', [['2026-12', 1, 1, 1]], '2|月份|CELL_FUTURE_MONTH|2026-12'],
    ['网络零售额', [['2026-08', codeOf(101), 1]], '2|月份|MONTH_CLOSED|2026-08'],
    ['活动', [['2026-11-06', '培训会', '课', 1]], '2|日期|CELL_FUTURE_DAY|2026-11-06'],
    ['活动', [['2026-10-31', '团建', '课', 1]], '2|类型|CELL_UNKNOWN_WORD|团建'],
    ['活动', [['2026-08-31', '培训会', '课', 1]], '2|名称|MONTH_CLOSED|课'],
    ['活动', [['2026-02-30', '培训会', '课', 1]], '2|日期|CELL_NOT_DAY|2026-02-30'],
    ['合规事件', [['C9', '2026-11-06', codeOf(101), '其他', null, null, null, null]], '2|日期|CELL_FUTURE_DAY|2026-11-06'],
    [
      '合规事件',
      [['C9', '2026-10-06', codeOf(101), '其他', null, null, '2026-10-05', null]],
      '2|处置日期|ROW_ENDS_BEFORE_START|2026-10-05',
    ],
    ['直播间', studio({ 换场分钟: 241 }), '2|换场分钟|TURNAROUND_RANGE|241'],
    ['直播间', studio({ 每日开放: '08:00-33:00' }), '2|每日开放|HOURS_SHAPE|08:00-33:00'],
    ['直播间', studio({ 类型: '贵宾' }), '2|类型|CELL_UNKNOWN_WORD|贵宾'],
    ['直播间', studio({ 停用日期: '2023-01-01' }), '2|停用日期|ROW_ENDS_BEFORE_START|2023-01-01'],
    [
      '租约',
      [[codeOf(101), 'L-9', '2026-10-02', '2026-10-01', null, 1, null, null, null, null]],
      '2|到期日|ROW_ENDS_BEFORE_START|2026-10-01',
    ],
    [
      '租约',
      [[codeOf(101), 'L-9', '2026-10-02', '2026-12-01', '2026-10-01', 1, null, null, null, null]],
      '2|退租日|ROW_LEFT_BEFORE_START|2026-10-01',
    ],
    [
      '租约',
      [[codeOf(101), 'L-9', '2026-10-02', '2026-12-01', null, 1, null, null, 'A01、A99', null]],
      '2|专属直播间|ROW_STUDIO_UNKNOWN|A99',
    ],
    [
      '租约',
      [[codeOf(102), 'L-101', '2024-06-01', '2027-05-31', null, 1, null, null, null, null]],
      '2|合同编号|ROW_CONTRACT_OF_OTHER|L-101',
    ],
    [
      '租约',
      [
        [codeOf(101), 'L-8', '2026-11-01', '2026-12-01', null, 1, null, null, 'A01', null],
        [codeOf(102), 'L-9', '2026-11-20', '2026-12-31', null, 1, null, null, 'A01', null],
      ],
      '3|合同编号|LEASE_STUDIO_TAKEN|L-9',
    ],
    ['直播账号', [[codeOf(102), '抖音', 'dy101', null, null, null, null]], '2|账号ID|ROW_ACCOUNT_OF_OTHER|dy101'],
    ['直播账号', [[codeOf(102), 'B站', 'x', null, null, null, null]], '2|平台|CELL_UNKNOWN_WORD|B站'],
    ['直播账号', [[codeOf(102), '抖音', 1e17, null, null, null, null]], '2|账号ID|CELL_IDENTIFIER_EXPONENT|100000000000000000'],
    ['主播名册', [['H9', codeOf(101), '小', null, null, '明星', null, '2026-01-01', null, null]], '2|级别|CELL_UNKNOWN_WORD|明星'],
    ['主播名册', [['H9', codeOf(101), '小', null, null, null, '也许', '2026-01-01', null, null]], '2|虚拟主播|YES_NO|也许'],
    ['年度目标', [[1999, 'ZB-2.06', 1]], '2|年份|CELL_OUT_OF_YEARS|1999'],
    ['年度目标', [[2026, 'ZB-2.06.month', 1]], '2|指标|ROW_FIGURE_UNKNOWN|ZB-2.06.month'],
    ['年度目标', [[2026, 'ZB-2.06', '很多']], '2|目标值|CELL_NOT_NUMBER|很多'],
    ['历史报表', [['2024-12', 'ZB-2.06', 1, null]], '2|指标|ROW_FIGURE_UNKNOWN|ZB-2.06'],
    ['历史报表', [['2024-12', 'ZB-9.99.month', 1, null]], '2|指标|ROW_FIGURE_UNKNOWN|ZB-9.99.month'],
    ['历史报表', [['2026-12', 'ZB-2.06.month', 1, null]], '2|月份|CELL_FUTURE_MONTH|2026-12'],
  ] as const)('%s %j is refused', async (name, rows, expected) => {
    expect(await refusedIn(ledger('坏.xlsx', sheetOf(name, rows)))).toEqual([expected]);
  });

  it('a studio or a code that another has is refused with the other’s name', async () => {
    const leases = sheetOf('租约', [
      [codeOf(101), 'L-8', '2026-11-01', '2026-12-01', null, 1, null, null, 'A01', null],
      [codeOf(102), 'L-9', '2026-11-20', '2026-12-31', null, 1, null, null, 'A02、A01', null],
    ]);
    expect(troublesOf(await at.take(ledger('约.xlsx', leases)))).toMatchObject([
      { code: 'LEASE_STUDIO_TAKEN', data: { studio: 'A01', tenant: '晨光传媒', from: '2026-11-01', until: '2026-12-01' } },
    ]);
    const code = sheetOf('企业名录', [
      ['晨光传媒', codeOf(102), '直播电商企业', null, null, null, null, null, null, null, null, '2026-09-01', codeOf(101)],
    ]);
    expect(troublesOf(await at.take(ledger('码.xlsx', code)))).toMatchObject([
      { code: 'ROW_USCC_OF_OTHER', data: { code: codeOf(102), tenant: '海浪（深圳）网络' } },
    ]);
  });

  it('基地 of an unknown kind, or without a required item, is refused', async () => {
    expect(
      await refusedIn(
        ledger(
          '基.xlsx',
          sheetOf('基地', [
            ['填报单位', '星港'],
            ['统一社会信用代码', codeOf(1)],
            ['基地类型', '产业园'],
          ]),
        ),
      ),
    ).toEqual(['4|内容|CELL_UNKNOWN_WORD|产业园']);
    expect(
      await refusedIn(
        ledger(
          '基.xlsx',
          sheetOf('基地', [
            ['填报单位', '星港'],
            ['统一社会信用代码', codeOf(1)],
          ]),
        ),
      ),
    ).toEqual(['3|基地类型|CELL_REQUIRED|']);
    // An item that stands there without content is refused in its own row, one that does not in the last.
    const empty = sheetOf('基地', [
      ['基地类型', null],
      ['统一社会信用代码', codeOf(1)],
    ]);
    expect(await refusedIn(ledger('基.xlsx', empty))).toEqual(['3|填报单位|CELL_REQUIRED|', '2|基地类型|CELL_REQUIRED|']);
  });
});

describe('a header', () => {
  const rows = ['2026-10-08', '培训会', '课', 30];
  it('that merges cells is refused', async () => {
    const merged = ledgerMerged();
    expect(await refusedIn(merged)).toEqual(['0|日期|SHEET_HEADER_MERGED|日期']);
  });

  it('that has a column twice is refused', async () => {
    expect(
      await refusedIn(
        ledger('重.xlsx', {
          活动: [
            [...HEADS['活动'], ' 名 称'],
            [...rows, 'x'],
          ],
        }),
      ),
    ).toEqual(['0|名称|SHEET_HEADER_TWICE|名称']);
  });

  it.each(['__proto__', 'constructor'])('that is called %s is refused', async (header) => {
    expect(
      await refusedIn(
        ledger('原.xlsx', {
          活动: [
            [...HEADS['活动'], header],
            [...rows, 'x'],
          ],
        }),
      ),
    ).toEqual([`0|${header}|SHEET_HEADER_UNSAFE|${header}`]);
  });

  it('__proto__ as an item, a code or a word is only unknown', async () => {
    expect(await refusedIn(sales({ 平台: '__proto__' }))).toEqual(['2|平台|CELL_UNKNOWN_WORD|__proto__']);
    const outcome = await at.take(
      csv('原.csv', [
        ['__proto__', 'a'],
        ['1', '2'],
      ]),
    );
    expect(refusalOf(outcome)).toMatchObject({ code: 'FILE_UNKNOWN_LAYOUT' });
  });
});

describe('cells that cannot be believed', () => {
  const cells = (last: string): NamedFile => ({
    name: '错.xlsx',
    bytes: workbookByHand({
      sheets: {
        活动: worksheet(
          `<row r="1">${['日期', '类型', '名称', '参加人数'].map((text, index) => `<c r="${'ABCD'.charAt(index)}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>` +
            `<row r="2"><c r="A2" t="inlineStr"><is><t>2026-10-08</t></is></c><c r="B2" t="inlineStr"><is><t>培训会</t></is></c><c r="C2" t="inlineStr"><is><t>课</t></is></c>${last}</row>`,
        ),
      },
    }),
  });
  it('an error value is refused', async () => {
    expect(await refusedIn(cells('<c r="D2" t="e"><v>#REF!</v></c>'))).toEqual(['2|参加人数|CELL_ERROR_VALUE|#REF!']);
  });
  it('a formula without a value is refused, one with a value is read', async () => {
    expect((await refusedIn(cells('<c r="D2"><f>SUM(A1:A2)</f></c>')))[0]).toMatch(/^2\|参加人数\|CELL_FORMULA_WITHOUT_VALUE\|/);
    expect((await at.take(cells('<c r="D2"><f>SUM(A1:A2)</f><v>30</v></c>'), { isDryRun: true })).ok).toBe(true);
  });
});

describe('a csv row that was cut inside a figure', () => {
  const text = (row: string): NamedFile => ({
    name: '活动.csv',
    bytes: Buffer.from(`日期,类型,名称,参加人数,备注\r\n${row}\r\n2026-10-09,培训会,课,30,\r\n`),
  });
  it('is refused with how many cells it has, instead of being read one column off', async () => {
    expect(await refusedIn(text('2026-10-08,培训会,课,1,200,多'))).toEqual(['2|备注|ROW_CELLS_BEYOND|多']);
    expect((await at.take(text('2026-10-08,培训会,课,"1,200",多'), { isDryRun: true })).ok).toBe(true);
    expect((await at.take(text('2026-10-08,培训会,课,1200,多,,'), { isDryRun: true })).ok).toBe(true);
  });
});

describe('a disk that is full', () => {
  it('keeps nothing of the file: there is nothing wrong with it', async () => {
    const rows = Array.from({ length: 3000 }, (_, nth) => ['2026-10-08', '培训会', `第 ${nth} 场`, 10]);
    const file = ledger('活动.xlsx', sheetOf('活动', rows));
    const before = everything(at.db, true);
    // Room for the file and a note of it, not for its rows.
    at.db.pragma(`max_page_count = ${Number(at.db.pragma('page_count', { simple: true })) + 80}`);
    const outcome = await at.take(file);
    at.db.pragma('max_page_count = 1073741823');
    expect(refusalOf(outcome)).toMatchObject({ code: 'DISK_FULL' });
    expect(everything(at.db, true)).toBe(before);
  });
});

function ledgerMerged(): NamedFile {
  const texts = ['日期', '类型', '名称', '参加人数'];
  const row = (number: number, cells: readonly string[]): string =>
    `<row r="${number}">${cells.map((text, index) => `<c r="${'ABCD'.charAt(index)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const sheet = worksheet(
    row(1, texts) + row(2, ['2026-10-08', '培训会', '课', '30']),
    '<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>',
  );
  return { name: '合.xlsx', bytes: workbookByHand({ sheets: { 活动: sheet } }) };
}
