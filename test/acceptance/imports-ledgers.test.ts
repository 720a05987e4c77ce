// Ledgers (docs/rules/imports.md, Ledgers) taken in: every sheet, the same thing twice, other orders, keys given twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeOf,
  contents,
  csv,
  everything,
  HEADS,
  type ImportBase,
  inEachTest,
  ledger,
  type NamedFile,
  notesOf,
  openImportBase,
  openSmallWorld,
  refusalOf,
  refusedLines,
  type Rows,
  rowsOf,
  sheetOf,
  SMALL_WORLD,
  totals,
  WORLD_FILE,
} from '../helpers/import-base.ts';

const at = inEachTest(() => openImportBase());

const MORE: Readonly<Record<string, Rows>> = {
  ...sheetOf('开放例外', [
    ['2026-10-01', null, '休息', '国庆'],
    ['2026-10-01', 'A02', '10:00-12:00', null],
    ['2026-02-17', 'A01', '全天', null],
  ]),
  ...sheetOf('月度人员', [
    [codeOf(101), '2026-09', 5, 20],
    [codeOf(101), '2026-10', 6, 21],
    [codeOf(103), '2026-10', 0, 8],
  ]),
  ...sheetOf('证照', [
    [codeOf(101), '营业执照', 'ZZ-1', '2020-01-01', '2030-01-01', '2026-01-05', '王五'],
    [codeOf(102), '合同', null, null, null, null, null],
  ]),
  ...sheetOf('主播名册', [
    ['H1', codeOf(101), '小光', '抖音', 'dy101', '知名', '否', '2025-01-01', null, '2026-10-08'],
    ['H2', codeOf(102), '浪花', null, null, null, '是', '2025-01-01', '2026-10-15', null],
  ]),
  ...sheetOf('合规事件', [
    ['C1', '2026-10-03', codeOf(101), '虚假宣传', '夸大', '12315', '2026-10-20', '整改'],
    ['C2', '2026-10-04', codeOf(102), '假冒伪劣', null, null, null, null],
  ]),
  ...sheetOf('年度目标', [[2026, 'ZB-2.06', '30000']]),
  ...sheetOf('历史报表', [['2024-12', 'ZB-2.06.month', '1234.56', '2024年12月报表扫描件']]),
  ...sheetOf('预约', [
    ['B1', 'A01', '晨光传媒', '2026-10-03 20:00', '2026-10-03 22:00', '已完成', null, '开播', '抖音', '李四', '1', null],
    ['B2', 'A02', codeOf(102), '2026-10-03 22:00', '2026-10-04 02:00', '已取消', null, null, null, null, null, '改期'],
    [null, 'A02', '海浪（深圳）网络', '2026-10-05 10:00', '2026-10-05 24:00', '已完成', null, null, null, null, null, null],
  ]),
  ...sheetOf('活动', [
    ['2026-10-08', '培训会', '选品课', 30],
    ['2026-10-08', '培训会', '选品课', 20],
    ['2026-10-09', '招商会', '秋季', 50],
  ]),
  ...sheetOf('销售台账', [
    ['2026-10', codeOf(101), '抖音', '化妆品类', 10, 1200, 5000, 80, 12345.67, 100, 9000],
    ['2026-10', codeOf(101), '抖音', '其他', 1, 60, 10, 0, 0, 0, 0],
    ['2026-09', codeOf(102), '淘宝', '家具类', 3, 200, 700, 9, '1.2万', 0, 0],
  ]),
  ...sheetOf('网络零售额', [['2026-10', codeOf(101), 8000.1]]),
};

/** Rows of all sheets, headers left out. */
function countOf(sheets: Readonly<Record<string, Rows>>): number {
  return Object.values(sheets).reduce((sum, rows) => sum + rows.length - 1, 0);
}

const WHOLE = { ...SMALL_WORLD, ...MORE };

describe('every ledger sheet', () => {
  it('is taken with all its columns, and taken again it changes nothing', async () => {
    const first = await at.take(ledger('全.xlsx', WHOLE));
    expect(totals(first)).toEqual({ added: countOf(WHOLE), changed: 0, same: 0 });
    const before = contents(at.db);
    const again = await at.take(ledger('又名.xlsx', { ...WHOLE, 说明: [['再来一次']] }));
    expect(totals(again)).toEqual({ added: 0, changed: 0, same: countOf(WHOLE) });
    expect(contents(at.db)).toEqual(before);
  });

  it('reads what an own studio costs an hour, which no ledger was read for', async () => {
    await at.take(WORLD_FILE);
    const [heads, ...leases] = sheetOf('租约', SMALL_WORLD['租约']?.slice(1) ?? [])['租约'] ?? [];
    const priced = leases.map((row, index) => [...row, index === 0 ? 88.5 : null]);
    await at.take(ledger('价.xlsx', { 租约: [[...(heads ?? []), '专属直播间单价(元/小时)'], ...priced] }));
    expect(rowsOf(at.db, 'SELECT contract, own_rate FROM lease ORDER BY contract')).toEqual([
      ['L-101', 8850],
      ['L-102', null],
      ['L-103', null],
    ]);
  });

  it('stores what the cells say', async () => {
    await at.take(ledger('全.xlsx', WHOLE));
    expect(rowsOf(at.db, 'SELECT full_name, uscc, kind, district, address FROM base_fact')).toEqual([
      ['星港直播基地', codeOf(1), '直播电商园区', '南山区', null],
    ]);
    expect(rowsOf(at.db, 'SELECT month, floor_area, lettable_area, team FROM base_area')).toEqual([['2025-01', 500_000, 400_050, 12]]);
    expect(rowsOf(at.db, 'SELECT kind, area, hours, turnaround, hourly_rate FROM studio_fact')).toEqual([
      ['公共', 4550, '08:00-24:00', 15, 12_000],
      ['公共', 3000, '00:00-24:00', 0, 10_000],
    ]);
    expect(rowsOf(at.db, 'SELECT contract, area, monthly_rent, deposit, free_minutes FROM lease ORDER BY contract')[0]).toEqual([
      'L-101',
      12_025,
      600_000,
      1_200_000,
      600,
    ]);
    expect(rowsOf(at.db, 'SELECT number, grade, virtual, until FROM host ORDER BY number')).toEqual([
      ['H1', '知名', 0, null],
      ['H2', '普通', 1, '2026-10-15'],
    ]);
    expect(rowsOf(at.db, "SELECT paid FROM sales_line WHERE month = '2026-09'")).toEqual([[1_200_000]]);
    expect(rowsOf(at.db, 'SELECT raw, value FROM historical_figure')).toEqual([[1_234_560_000, '1234.56']]);
    expect(rowsOf(at.db, 'SELECT indicator, value FROM year_target')).toEqual([['ZB-2.06', '30000']]);
    expect(rowsOf(at.db, 'SELECT nth, attendance FROM event WHERE day = ? ORDER BY attendance', '2026-10-08')).toHaveLength(2);
  });

  it.each(Object.keys(WHOLE))('%s with its header and no rows reads 0', async (name) => {
    await at.take(WORLD_FILE);
    const before = contents(at.db);
    const outcome = await at.take(ledger('空.xlsx', { [name]: [WHOLE[name]?.[0] ?? []] }));
    expect(totals(outcome)).toEqual({ added: 0, changed: 0, same: 0 });
    expect(outcome.value.sheets.map(({ read }) => read)).toEqual([0]);
    expect(contents(at.db)).toEqual(before);
  });

  it.each(Object.keys(WHOLE))('%s is read with its columns in any order, titles above, and headers written another way', async (name) => {
    const rows = WHOLE[name] ?? [];
    const turned = rows.map((row, nth) =>
      row
        .toReversed()
        .map((cell) => (nth === 0 && typeof cell === 'string' ? `　${cell.replaceAll('(', '（').replaceAll(')', '\n）')} ` : cell)),
    );
    const titles: Rows = Array.from({ length: 28 }, (_, nth) => [nth === 0 ? '某某直播基地台账' : null, nth === 3 ? '单位：元' : null]);
    const plain = await openSmallWorld();
    try {
      await plain.take(ledger('直.xlsx', { [name]: rows }));
      await at.take(WORLD_FILE);
      const outcome = await at.take(ledger('倒.xlsx', { [name]: [...titles, [], ...turned] }));
      expect(totals(outcome)).toMatchObject({ changed: 0 });
      expect(contents(at.db)).toEqual(contents(plain.db));
    } finally {
      plain.close();
    }
  });

  it.each(Object.keys(HEADS))('%s without a required column is refused by its name', async (name) => {
    await at.take(WORLD_FILE);
    const before = everything(at.db);
    const head = WHOLE[name]?.[0] ?? [];
    const required =
      { 基地: '内容', 预约: '直播间', 历史报表: '指标', 年度目标: '目标值', 开放例外: '开放', 活动: '名称' }[name] ??
      head.find((header) => typeof header === 'string') ??
      '';
    const at0 = head.indexOf(required);
    const cut = (WHOLE[name] ?? []).map((row) => row.filter((_, index) => index !== at0));
    const outcome = await at.take(ledger('缺.xlsx', { [name]: cut }));
    expect(outcome.ok).toBe(false);
    expect(refusalOf(outcome)).toMatchObject({ code: 'SHEET_HEADER_MISSING', data: { file: '缺.xlsx', sheet: name } });
    expect(JSON.stringify(refusalOf(outcome)?.data)).toContain(required);
    expect(everything(at.db)).toBe(before);
  });

  it('a header below row 30 is not found', async () => {
    const titles: Rows = Array.from({ length: 30 }, () => ['标题']);
    const outcome = await at.take(ledger('深.xlsx', { 活动: [...titles, ...(MORE['活动'] ?? [])] }));
    expect(outcome.value).toMatchObject({ refusal: { code: 'SHEET_HEADER_MISSING' } });
  });

  it('a blank required cell is refused with row and column', async () => {
    const outcome = await at.take(
      ledger('缺.xlsx', { 活动: [['标题'], HEADS['活动'], ['2026-10-08', '培训会', ' - ', 30], ['2026-10-08', '', '课', 30]] }),
    );
    expect(refusedLines(outcome)).toEqual(['活动 3 名称 CELL_REQUIRED  - ', '活动 4 类型 CELL_REQUIRED ']);
  });

  it('optional columns that a sheet lacks leave what is stored', async () => {
    await at.take(ledger('全.xlsx', WHOLE));
    const before = contents(at.db);
    const keep: Readonly<Record<string, readonly string[]>> = {
      直播间: ['编号', '类型', '每日开放', '换场分钟', '时租(元)', '启用日期'],
      企业名录: ['企业名称', '统一社会信用代码', '企业类别'],
      租约: ['统一社会信用代码', '合同编号', '起租日', '到期日', '租用面积(㎡)'],
      直播账号: ['统一社会信用代码', '平台', '账号ID'],
      证照: ['统一社会信用代码', '种类', '编号'],
      主播名册: ['主播编号', '统一社会信用代码', '昵称', '入驻日期'],
      合规事件: ['编号', '日期', '统一社会信用代码', '类型'],
      预约: ['预约号', '直播间', '企业', '开始', '结束', '状态'],
      开放例外: ['日期', '直播间', '开放'],
      历史报表: ['月份', '指标', '数值'],
    };
    const slim = Object.fromEntries(
      Object.entries(keep).map(([name, columns]) => {
        const head = WHOLE[name]?.[0] ?? [];
        return [name, (WHOLE[name] ?? []).map((row) => columns.map((column) => row[head.indexOf(column)] ?? null))];
      }),
    );
    const outcome = await at.take(
      ledger('窄.xlsx', {
        ...slim,
        ...sheetOf('基地', [
          ['填报单位', '星港直播基地'],
          ['统一社会信用代码', codeOf(1)],
          ['基地类型', '直播电商园区'],
        ]),
      }),
    );
    expect(totals(outcome)).toMatchObject({ added: 0, changed: 0 });
    expect(contents(at.db)).toEqual(before);
  });

  it('an unknown sheet is named and left alone, and a column that is not known is named', async () => {
    const outcome = await at.take(
      ledger('全.xlsx', {
        ...SMALL_WORLD,
        随手记: [['买绿幕']],
        活动: [
          [...HEADS['活动'], '主办人'],
          ['2026-10-08', '培训会', '课', 1, '王'],
        ],
      }),
    );
    expect(outcome.ok).toBe(true);
    const notes = outcome.value.sheets.flatMap(({ tally }) => tally.notes);
    expect(notes).toContainEqual({ code: 'SHEET_UNKNOWN', data: { sheet: '随手记' } });
    expect(notes).toContainEqual({ code: 'COLUMNS_UNKNOWN', data: { sheet: '活动', columns: ['主办人'] } });
  });

  it('an item of 基地 that is not known is named and left alone', async () => {
    const outcome = await at.take(ledger('基.xlsx', { 基地: [...(SMALL_WORLD['基地'] ?? []), ['成立日期', '2019-01-01']] }));
    expect(totals(outcome)).toEqual({ added: 5, changed: 0, same: 0 });
    expect(notesOf(outcome)).toEqual(['ROW_ITEM_UNKNOWN']);
  });

  it('a csv is known by its headers', async () => {
    const outcome = await at.take(csv('活动.csv', [HEADS['活动'], ['2026-10-08', '培训会', '课', 30]]));
    expect(totals(outcome)).toEqual({ added: 1, changed: 0, same: 0 });
  });
});

describe('the same again, in another order', () => {
  const files = (order: readonly number[], turned: boolean): NamedFile[] => {
    const turn = (sheets: Readonly<Record<string, Rows>>): Record<string, Rows> => {
      const entries = Object.entries(sheets).map(([name, rows]): [string, Rows] => [
        name,
        turned ? [...rows.slice(0, 1), ...rows.slice(1).toReversed()] : rows,
      ]);
      return Object.fromEntries(turned ? entries.toReversed() : entries);
    };
    const { 直播间: studios, 企业名录: tenants, 租约: leases, 基地: base, 基地面积: area, 直播账号: accounts } = SMALL_WORLD;
    const all = [
      ledger('a.xlsx', turn({ 基地: base ?? [], 基地面积: area ?? [], 直播间: studios ?? [] })),
      ledger('b.xlsx', turn({ 企业名录: tenants ?? [], 租约: leases ?? [] })),
      ledger('c.xlsx', turn({ 直播账号: accounts ?? [] })),
      ledger('d.xlsx', turn(MORE)),
    ];
    return order.flatMap((nth) => all[nth] ?? []);
  };

  it('files and rows in any order give the same base; given again nothing is added or changed', async () => {
    await at.take(files([0, 1, 2, 3], false));
    const expected = contents(at.db);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.boolean(), async (order, turned) => {
        const other = openImportBase();
        try {
          expect(totals(await other.take(files(order, turned)))).toEqual({ added: countOf(WHOLE), changed: 0, same: 0 });
          expect(contents(other.db)).toEqual(expected);
          const again = await other.take(files(order.toReversed(), !turned));
          expect(totals(again)).toEqual({ added: 0, changed: 0, same: countOf(WHOLE) });
          expect(contents(other.db)).toEqual(expected);
        } finally {
          other.close();
        }
      }),
      { numRuns: 8, seed: 7 },
    );
  });

  it('part of the rows first and all of them later are the same base', async () => {
    await at.take(ledger('全.xlsx', WHOLE));
    const named = (db: ImportBase['db']): Record<string, string[]> => ({
      ...contents(db),
      booking: (contents(db)['booking'] ?? []).map((row) => row.replace(/number=A\S+/, '')).toSorted(),
    });
    const expected = named(at.db);
    const parts = fc.record(Object.fromEntries(Object.keys(MORE).map((name) => [name, fc.subarray((MORE[name] ?? []).slice(1))])));
    await fc.assert(
      fc.asyncProperty(parts, async (part) => {
        const other = await openSmallWorld();
        try {
          const first = Object.fromEntries(
            Object.entries(part).map(([name, rows]): [string, Rows] => [name, [MORE[name]?.[0] ?? [], ...rows]]),
          );
          expect((await other.take(ledger('半.xlsx', first))).ok).toBe(true);
          expect((await other.take(ledger('全.xlsx', WHOLE))).ok).toBe(true);
          expect(named(other.db)).toEqual(expected);
        } finally {
          other.close();
        }
      }),
      { numRuns: 8, seed: 13 },
    );
  });

  it('the same bytes under another name are known by their hash and make no batch', async () => {
    await at.take(WORLD_FILE);
    const before = everything(at.db);
    const again = await at.take({ ...WORLD_FILE, name: '副本.xlsx' });
    expect(again).toMatchObject({ ok: true, value: { batchId: 1 } });
    expect(everything(at.db)).toBe(before);
  });
});

describe('简称 in 企业名录', () => {
  const names = (): unknown[] => at.db.prepare('SELECT short_name FROM tenant ORDER BY id').pluck().all();
  const head = ['企业名称', '简称', '统一社会信用代码', '企业类别'];
  const take = (...rows: Rows) => at.take(ledger('名录.xlsx', { 企业名录: [head, ...rows] }), { takesGoodRows: true });

  it('is taken as it is written, proposed where the cell is empty, and an empty cell leaves it as it is', async () => {
    await take(['厦门晨光传媒有限公司', '晨光', codeOf(101), '直播电商企业'], ['厦门海浪网络有限公司', null, codeOf(102), '直播电商企业']);
    expect(names()).toEqual(['晨光', '海浪网络']);
    await take(['厦门晨光传媒有限公司', null, codeOf(101), '直播电商企业'], ['厦门海浪网络有限公司', '海浪', codeOf(102), '直播电商企业']);
    expect(names()).toEqual(['晨光', '海浪']);
  });

  it('of another tenant, or too long, refuses its row and names whose it is', async () => {
    await take(['厦门晨光传媒有限公司', '晨光', codeOf(101), '直播电商企业']);
    const taken = await take(
      ['厦门海浪网络有限公司', '晨光', codeOf(102), '直播电商企业'],
      ['厦门远山服务有限公司', '远山服务九个字的简称', codeOf(103), '相关服务企业'],
    );
    expect(names()).toEqual(['晨光']);
    expect(refusedLines(taken)).toEqual([
      '企业名录 3 简称 CELL_TOO_LONG 远山服务九个字的简称',
      '企业名录 2 简称 RECORD_SHORT_NAME_TAKEN 晨光',
    ]);
  });
});
