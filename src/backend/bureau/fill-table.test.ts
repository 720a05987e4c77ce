// Tables on short notice: a blank of any layout for one month or for several, each a column; kept under its own name, and never the monthly report.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookOf } from '../../../test/helpers/fill-figures.ts';
import { formByHand, type FormCell } from '../../../test/helpers/form-by-hand.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { openReplyBase, type ReplyBase } from '../../../test/helpers/reply-base.ts';
import { STATISTICIAN } from '../../../test/helpers/import-base.ts';
import type { MapValue } from '../../contract/bureau/workbook-map.ts';
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { createSheetView } from '../../sheets/book/sheet-view.ts';
import { listArchive } from '../archive/archive.ts';
import { fillTable } from './fill-month.ts';
import { proposeGiven } from './workbooks.ts';
import { addWorkbook } from './kept-workbooks.ts';
import { hashSha256 } from '../core/db/database-files.ts';

let at: ReplyBase;
beforeEach(async () => {
  at = await openReplyBase();
  const row = { platform: '抖音', goodsClass: '化妆品类', minutes: 600, views: 1000, orders: 100 };
  for (const [month, times] of [
    ['2026-08', 1],
    ['2026-09', 2],
    ['2026-10', 3],
  ] as const)
    at.reply(at.tenants[0], { month, rows: [{ ...row, sessions: 10 * times, paid: 100_000_000 * times }] });
});
afterEach(() => at.close());

function month(text: string): Month {
  const value = parseMonth(text);
  if (value === null) throw new Error(text);
  return value;
}

const HEADS: readonly FormCell[] = ['指标', '单位', '8月', '9月', '10月'];
const rowsWith = (heads: readonly FormCell[]): readonly (readonly FormCell[])[] => [
  ['直播电商基地情况'],
  ['报告期：', ''],
  heads,
  ['直播成交额', '万元', '', '', '', '=C4+D4+E4'],
  ['直播场次', '场', '', '', ''],
];

/** A kept blank whose first column is mapped. */
async function kept(heads = HEADS, more: Partial<Pick<MapValue, 'heads' | 'lists'>> = {}): Promise<number> {
  const bytes = formByHand({ 表: { rows: rowsWith(heads) } });
  const map = {
    version: 1,
    workbook: { file: '临时表.xlsx', sha256: hashSha256(bytes) },
    cells: [
      { sheet: '表', cell: 'C4', figure: 'ZB-2.06.month' },
      { sheet: '表', cell: 'C5', figure: 'ZB-2.01.month' },
    ],
    heads: [{ sheet: '表', cell: 'B2', field: '报告期' }, ...(more.heads ?? [])],
    lists: more.lists ?? [],
  };
  const mapFile = { name: 'a.map.json', bytes: Buffer.from(JSON.stringify(map), 'utf8') };
  return valueOf(
    await addWorkbook(at.base, STATISTICIAN, { name: `快报 ${JSON.stringify(more)}`, blank: { name: '临时表.xlsx', bytes }, map: mapFile }),
  ).id;
}

function fill(id: number, from: string, to: string, name = '三季度快报') {
  return fillTable(at.base, STATISTICIAN, { id, name, from: month(from), to: month(to) });
}

async function shown(bytes: Uint8Array, row: number): Promise<readonly (string | null)[]> {
  const view = createSheetView(await bookOf(bytes), 0);
  return [2, 3, 4, 5, 6].map((column) => {
    const stored = view.cellAt(row, column)?.stored;
    return stored?.kind === 'number' ? stored.digits : stored?.kind === 'text' ? stored.text : null;
  });
}

describe('a table on short notice', () => {
  it('fills each month of a range into its own column, works the sums out again, and is kept under its name', async () => {
    const filled = valueOf(await fill(await kept(), '2026-08', '2026-10'));
    expect(filled.name).toBe('三季度快报_2026年08月-2026年10月.xlsx');
    expect(await shown(filled.bytes, 4)).toEqual(['万元', '100', '200', '300', '600']);
    expect(await shown(filled.bytes, 5)).toEqual(['场', '10', '20', '30', null]);
    expect((await shown(filled.bytes, 2))[0]).toBe('2026年8月—2026年10月');
    expect(filled.openMonths).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(listArchive(at.base, { month: null }).files).toMatchObject([
      { name: filled.name, kind: 'workbook', table: '三季度快报', revision: null, month: '2026-10' },
    ]);
  });

  it('is proposed from its first month’s column, which fills every month of the range, and is sure of none before a person has said so', async () => {
    const bytes = formByHand({ 表: { rows: rowsWith(HEADS) } });
    const blank = { name: '临时表.xlsx', bytes };
    const proposed = valueOf(await proposeGiven(at.base, { blank, profile: null }));
    const figures = proposed.proposals.filter(({ figure }) => figure.startsWith('ZB-'));
    expect(figures.map(({ cell, figure }) => [cell, figure])).toEqual([
      ['C4', 'ZB-2.06.month'],
      ['C5', 'ZB-2.01.month'],
    ]);
    expect(Math.max(...figures.map(({ confidence }) => confidence))).toBeLessThan(0.8);
    expect(figures[0]?.reason).toContain('每月一栏');
    const confirmed = proposed.map.replaceAll(/,\s*"state": ?"proposed"/g, '');
    const { id } = valueOf(
      await addWorkbook(at.base, STATISTICIAN, { name: '季报', blank, map: { name: 'a.map.json', bytes: Buffer.from(confirmed, 'utf8') } }),
    );
    expect(await shown(valueOf(await fill(id, '2026-08', '2026-10')).bytes, 4)).toEqual(['万元', '100', '200', '300', '600']);
  });

  it('of one month is filled as its map says, in its column alone', async () => {
    const filled = valueOf(await fill(await kept(['指标', '单位', '本月']), '2026-09', '2026-09', '快报'));
    expect(filled.name).toBe('快报_2026年09月.xlsx');
    expect(await shown(filled.bytes, 4)).toEqual(['万元', '200', null, null, '200']);
    expect((await shown(filled.bytes, 2))[0]).toBe('2026年9月');
  });

  it('writes the month over each column where the form leaves that open', async () => {
    const id = await kept(['指标', '单位', '', '', ''], { heads: [{ sheet: '表', cell: 'C3', field: '报告期' }] });
    const filled = valueOf(await fill(id, '2026-08', '2026-10'));
    expect(await shown(filled.bytes, 3)).toEqual(['单位', '2026年8月', '2026年9月', '2026年10月', null]);
  });

  it('is refused where a head says another month, where something stands in a month’s column, and for a list over months', async () => {
    const id = await kept();
    const wrong = await fill(id, '2026-07', '2026-09');
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'WB_MONTH_HEAD', data: { cell: 'C4', said: '8月', month: '2026-07' } } });
    const full = await fill(id, '2026-08', '2026-11');
    expect(full).toMatchObject({ ok: false, refusal: { code: 'WB_MONTH_TAKEN', data: { cell: 'F4', month: '2026-11' } } });
    const list = { sheet: '表', rows: 'ZB-4', firstRow: 7, templateRows: 2, columns: { A: 'name' }, onOverflow: 'insertRows' } as const;
    const listed = await kept(HEADS, { lists: [list] });
    expect(codeIn(await fill(listed, '2026-08', '2026-09'))).toBe('WB_MONTH_LIST');
    expect(codeIn(await fill(listed, '2026-08', '2026-08'))).toBe('ok');
    expect(listArchive(at.base, { month: null }).files).toHaveLength(1);
  });
});
