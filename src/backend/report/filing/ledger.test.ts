// The statistics ledger: filed before historical before computed, each figure saying which; and its workbook, as printed.
import * as XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, valueOf } from '../../../../test/helpers/intake-client.ts';
import { addLine, openReplyBase, type ReplyBase } from '../../../../test/helpers/reply-base.ts';

let desk: ReplyBase;
beforeEach(async () => {
  desk = await openReplyBase();
});
afterEach(() => desk.close());

const KEY = { platform: '抖音', goodsClass: '化妆品类', sessions: 2, minutes: 150 } as const;
const client = () => clientOf(desk.base);

/** 2026-08 filed with 1.00 万元, then put right to 9.00 in the data; 2026-09 5.00 in the data and 4.44 entered; 2026-10 3.00 in the data. */
async function months(): Promise<void> {
  const id = addLine(desk, 'ledger', desk.tenants[0], { ...KEY, month: '2026-08', paid: 1_000_000 });
  addLine(desk, 'ledger', desk.tenants[1], { ...KEY, month: '2026-08', platform: '淘宝', goodsClass: '家具类', paid: 0 });
  addLine(desk, 'ledger', desk.tenants[0], { ...KEY, month: '2026-09', paid: 5_000_000 });
  addLine(desk, 'ledger', desk.tenants[0], { ...KEY, month: '2026-10', paid: 3_000_000 });
  const people = { 单位负责人: '甲', 统计负责人: '乙', 填表人: '丙', 联系电话: '0755-1' };
  valueOf(await client().month.head({ month: '2026-08', fields: people }));
  const findings = valueOf(await client().report.month({ month: '2026-08', profile: null })).findings;
  const explanations = Object.fromEntries(findings.map((one) => [one.id, '已核实']));
  valueOf(await client().month.close({ month: '2026-08', explanations }));
  valueOf(await client().month.reopen({ month: '2026-08', reason: '更正' }));
  desk.db.prepare('UPDATE sales_line SET paid = 9000000 WHERE id = ?').run(id);
  const entered = { origin: '旧表', month: '2026-09', figure: 'ZB-2.06.month', value: '4.44' };
  const old = { origin: '旧表', month: '2024-12', figure: 'ZB-2.06.month', value: '7.70' };
  valueOf(await client().filing.enterHistorical({ cells: [entered, old], isPreview: false, takesGood: false }));
}

async function rowOf(figure: string, until = '2026-10', count = 4) {
  const { months: all, tables } = valueOf(await client().filing.ledger({ until, months: count }));
  const row = tables.flatMap((table) => table.rows).find((one) => one.figure === figure);
  return { months: all, row, cells: row?.cells.map(({ text, from, revision }) => [text, from, revision]) };
}

describe('the ledger', () => {
  it('takes what was filed, else what was entered, else what the data give', async () => {
    await months();
    const { months: all, row, cells } = await rowOf('ZB-2.06.month');
    expect(all).toEqual(['2026-07', '2026-08', '2026-09', '2026-10']);
    expect(cells).toEqual([
      ['0.00', 'computed', null],
      ['1.00', 'filed', 1],
      ['4.44', 'historical', null],
      ['3.00', 'computed', null],
    ]);
    expect(row).toMatchObject({ unit: '万元', nature: 'flow', group: null, total: '8.44' });
    expect((await rowOf('ZB-1.07.value')).row).toMatchObject({ nature: 'stock', total: null });
    expect((await rowOf('ZB-1.07.value')).cells?.map(([text]) => text)).toEqual(['3', '3', '3', '3']);
    expect((await rowOf('ZB-2.19.month')).row?.total).toBeNull();
  });

  it('has platforms and classes by what is counted of them, and — before the base’s first month', async () => {
    await months();
    const { row, cells } = await rowOf('ZB-3.02.paid', '2026-10', 3);
    expect([row?.group, row?.label, row?.indent]).toEqual(['直播成交额', '抖音', 1]);
    expect(cells?.map(([text]) => text)).toEqual(['1.00', '5.00', '3.00']);
    const early = await rowOf('ZB-2.06.month', '2025-01', 3);
    expect(early.months).toEqual(['2024-11', '2024-12', '2025-01']);
    expect(early.cells?.map(([text, from]) => [text, from])).toEqual([
      ['—', 'computed'],
      ['7.70', 'historical'],
      ['0.00', 'computed'],
    ]);
  });

  it('is a workbook with a sheet a table, figures as they were printed, heads kept in view, landscape', async () => {
    await months();
    const file = valueOf(await client().filing.ledgerFile({ until: '2026-10', months: 12 }));
    expect(file.name).toBe('星港直播基地_统计台账_2025年11月-2026年10月.xlsx');
    expect(valueOf(await client().filing.ledgerFile({ until: '2026-10', months: 12 })).sha256).toBe(file.sha256);
    const book = XLSX.read(file.bytes, { cellStyles: true });
    expect(book.SheetNames.map((name) => name.slice(0, 4))).toEqual(['ZB-1', 'ZB-2', 'ZB-3', 'ZB-5', 'ZB-6']);
    const sheet = book.Sheets[book.SheetNames[1] ?? ''] ?? {};
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false });
    expect(rows[2]?.slice(1, 5)).toEqual(['计量单位', '2025-11', '2025-12', '2026-01']);
    expect(rows[3]?.slice(11, 14)).toEqual(['已报送', '按数据计算', '按数据计算']);
    const paid = rows.find((row) => row[0] === '直播成交额（支付口径）');
    expect(paid?.slice(10)).toEqual(['0.00', '1.00', '4.44', '3.00', '8.44']);
    const marked = Object.entries(sheet).filter(
      ([, cell]: [string, { readonly s?: { readonly fgColor?: { readonly rgb?: string } } }]) => cell.s?.fgColor?.rgb === 'FFF2CC',
    );
    expect(marked.map(([name]) => name)).toEqual(['M10']);
  });
});
