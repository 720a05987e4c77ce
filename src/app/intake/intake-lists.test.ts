// The lists of imports: one row of distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import { NAMES } from '../../../test/helpers/name-samples.ts';
import { sheetPreview } from '../../../test/helpers/sheet-preview.ts';
import type { MappingLine } from '../../contract/base/settings-shapes.ts';
import type { PreviewedFile } from '../../contract/intake/intake-shapes.ts';
import { buildBatchColumns, buildParkedColumns } from './BatchesPage.tsx';
import { buildRefusedColumns, buildSheetColumns } from './BatchDrawer.tsx';
import { buildChangeColumns, listChanges } from './ImportParts.tsx';
import { FileList } from './FileList.tsx';
import { buildMappingColumns } from './MappingsSection.tsx';
import type { SheetLine } from './staged-sheets.ts';

it('imports so far: every column', () => {
  const columns = buildBatchColumns();
  const row = {
    batch: 12,
    at: '2026-09-03T04:05',
    who: '李',
    files: ['a.xlsx', 'b.csv'],
    added: 1_001,
    changed: 1_002,
    same: 1_003,
    refused: 1_004,
    undoneAt: null,
    undoneBy: null,
  };
  expect(cellsOf(columns, row)).toEqual([
    '批次: 12 | sorts 12 | right',
    '时间: 2026-09-03 04:05',
    '谁: 李 | filter',
    '文件: a.xlsx、b.csv',
    '新增: 1,001 | sorts 1001 | right',
    '更改: 1,002 | sorts 1002 | right',
    '不变: 1,003 | sorts 1003 | right',
    '拒收: 1,004 | sorts 1004 | right',
    '状态: 有效 | drawn [good: 有效] | filter',
  ]);
  expect(cellsOf(columns, { ...row, undoneAt: '2026-09-04T01:00' }).at(-1)).toBe('状态: 已撤销 | drawn [plain: 已撤销] | filter');
});

it('files that wait for their month: every column', () => {
  const columns = buildParkedColumns();
  const row = { id: 1, file: '甲.xlsx', month: '2026-08' };
  expect([{ ...row, wouldChange: ['A 1 → 2', 'B 3 → 4'] }, row].map((one) => cellsOf(columns, one))).toEqual([
    ['文件: 甲.xlsx', '月份: 2026 年 8 月', '会改动: A 1 → 2；B 3 → 4'],
    ['文件: 甲.xlsx', '月份: 2026 年 8 月', '会改动: —'],
  ]);
});

it('a batch: every column of its sheets and of the rows that were left out', () => {
  const sheet = { sheet: '8 月', kind: 'sales' as const, read: 1_005, added: 1_001, changed: 1_002, same: 1_003, refused: 1_004 };
  expect(cellsOf(buildSheetColumns(), sheet)).toEqual([
    '工作表: 8 月',
    '内容: 销售台账',
    '读到: 1,005 | right',
    '新增: 1,001 | right',
    '更改: 1,002 | right',
    '不变: 1,003 | right',
    '拒收: 1,004 | right',
  ]);
  const row = {
    file: 'a.xlsx',
    sheet: '8 月',
    row: 17,
    column: '成交额',
    found: '一百',
    code: 'CELL_NOT_NUMBER' as const,
    data: { found: '一百' },
    at: 0,
  };
  expect(cellsOf(buildRefusedColumns(), row)).toEqual([
    '文件: a.xlsx · 8 月',
    '行: 17 | right',
    '列: 成交额',
    '写的是: 一百',
    '为什么: 不是数，请改正后再导入。',
  ]);
});

it('figures that an import would change: every column, each in its unit', () => {
  const difference = { row: 5, entity: 'sales_line', field: 'paid', before: 100_101, after: 200_202 };
  const previewed = (index: number, file: string, sheets: PreviewedFile['sheets']): PreviewedFile => ({
    index,
    file,
    fate: 'ready',
    refusal: null,
    sheets,
  });
  const ledger = sheetPreview({ differences: [difference, { ...difference, row: 6, field: 'views', before: 1_003, after: null }] });
  const other = sheetPreview({ sheet: '', differences: [{ ...difference, entity: 'unheard_of', field: 'x', before: null, after: 7 }] });
  const changes = listChanges({ files: [previewed(0, '甲.xlsx', [ledger]), previewed(1, '乙.csv', [other])] });
  const columns = buildChangeColumns(NAMES);
  expect(changes.map(({ key }) => key)).toEqual(['0|8 月|0', '0|8 月|1', '1||0']);
  expect(changes.map((change) => cellsOf(columns, change))).toEqual([
    ['文件: 甲.xlsx · 8 月', '行号: 5 | sorts 5 | right', '项目: 成交额(元) | filter', '原来: 1,001.01 | right', '改为: 2,002.02 | right'],
    ['文件: 甲.xlsx · 8 月', '行号: 6 | sorts 6 | right', '项目: 观看人次 | filter', '原来: 1,003 | right', '改为: — | right'],
    ['文件: 乙.csv', '行号: 5 | sorts 5 | right', '项目: x | filter', '原来: — | right', '改为: 7 | right'],
  ]);
});

it('mappings that are kept: every column', () => {
  const columns = buildMappingColumns();
  const row: MappingLine = {
    id: 1,
    version: 1,
    name: '抖音后台',
    kind: 'sessions',
    signature: 's',
    fields: [
      { field: 'paid', header: '成交金额' },
      { field: 'startsAt', header: '开播' },
    ],
    fixed: [
      { name: 'platform', value: '抖音' },
      { name: 'x', value: '乙' },
    ],
  };
  expect(cellsOf(columns, row)).toEqual([
    '名称: 抖音后台',
    '种类: 直播场次',
    '固定值: 抖音、乙',
    '哪一列是什么: 成交金额 → 成交额；开播 → 开始时间',
  ]);
  expect(textsOf(columns, { ...row, kind: 'shop_days', fixed: [] })).toEqual([
    '名称: 抖音后台',
    '种类: 店铺日报',
    '固定值: ',
    '哪一列是什么: 成交金额 → 成交额；开播 → 开始时间',
  ]);
});

it('files on their way in: every column, by what becomes of each', () => {
  const looked = sheetPreview({ read: 4_010, added: 1_001, changed: 1_002, same: 1_003, refusedRows: 1_004 });
  const line: SheetLine = {
    file: 0,
    sheet: 1,
    fileName: 'a.xlsx',
    sheetName: '8 月',
    size: 2_048,
    kind: 'sales',
    rows: 4_010,
    fate: 'ready',
    refusal: null,
    looked,
    isUnknown: false,
    staged: null,
  };
  const nothing = (): void => undefined;
  const table = (lines: readonly SheetLine[], refusedNow: Readonly<Record<string, number>> = {}) =>
    drawnText(createElement(FileList, { lines, shown: null, refusedNow, onShow: nothing, onLeaveOut: nothing }));
  expect(table([line])).toBe(
    '文件 内容 情况 行 新增 更改 不变 拒收 不导入这个文件 a.xlsx · 8 月 2.0 KB 销售台账 [good: 可导入] 4,010 1,001 1,002 1,003 1,004 不导入',
  );
  const form = { tenant: 7, name: '甲公司', uscc: 'U1', month: '2026-08', lines: 1, paid: 123_456, retail: null };
  expect(
    table([
      { ...line, sheetName: 'a.xlsx', looked: { ...looked, refusedRows: 0, form } },
      { ...line, fate: 'left_out', looked: null },
    ]),
  ).toBe(
    '文件 内容 情况 行 新增 更改 不变 拒收 不导入这个文件 a.xlsx 2.0 KB 甲公司 · 2026 年 8 月 · 成交额 1,234.56 元 销售台账 [good: 可导入] 4,010 1,001 1,002 1,003 0 不导入 a.xlsx · 8 月 2.0 KB 销售台账 [plain: 不导入] 4,010 还是导入',
  );
  const trouble = { code: 'CELL_NOT_NUMBER' as const, data: { found: '一百' }, row: 5, column: '成交额', found: '一百' };
  const refused: SheetLine = {
    ...line,
    fate: 'refused',
    looked: { ...looked, refusedRows: 2, refused: [trouble, { ...trouble, row: 8 }] },
  };
  expect(table([refused])).toBe(
    '文件 内容 情况 行 新增 更改 不变 拒收 不导入这个文件 a.xlsx · 8 月 2.0 KB 2 行，如第 5 行：不是数，请改正后再导入。 销售台账 [danger: 有问题] 4,010 1,001 1,002 1,003 2 不导入',
  );
  expect(table([refused], { '0-1': 0, '0|1': 0 })).toBe(
    '文件 内容 情况 行 新增 更改 不变 拒收 不导入这个文件 a.xlsx · 8 月 2.0 KB 销售台账 [good: 可导入] 4,010 1,001 1,002 1,003 0 不导入',
  );
});
