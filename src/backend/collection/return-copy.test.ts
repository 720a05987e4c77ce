// The copy that goes back: the tenant's own file with the asked cells in yellow and the questions beside, still a form that can be read again.
import * as XLSX from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATISTICIAN, codeOf } from '../../../test/helpers/import-base.ts';
import { clientOf, valueOf } from '../../../test/helpers/intake-client.ts';
import { type GivenRow, openReplyBase, type ReplyBase } from '../../../test/helpers/reply-base.ts';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import frozen from '../../../test/fixtures/profiles/sz-2025/profile.json' with { type: 'json' };
import { ok } from '../../domain/values/result.ts';
import { inTx } from '../core/db/tx.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import { formSheetsOf } from '../intake/recognise/form-sheets.ts';
import type { FormRead } from '../intake/recognise/form/form-read.ts';
import { createFormBytes } from './render/form-xlsx.ts';
import { addForm } from '../intake/sql/forms.ts';
import { bookBytes } from '../../sheets/book/book-bytes.ts';
import { formatOf, createSheetView } from '../../sheets/book/sheet-view.ts';
import { openBook } from '../../sheets/book/open-book.ts';
import { writeCells } from '../../sheets/book/write-cells.ts';

let desk: ReplyBase;
beforeEach(async () => {
  desk = await openReplyBase();
});
afterEach(() => desk.close());

const MONTH = parseMonth('2026-10');
const ROWS: readonly GivenRow[] = [
  {
    platform: '抖音',
    goodsClass: '化妆品类',
    sessions: 3,
    minutes: 300,
    views: 5000,
    orders: 40,
    paid: 1_234_560,
    refunded: 2_000_000,
    settled: 0,
  },
  { platform: '视频号', goodsClass: '其他', sessions: 1, minutes: 60, views: 100, orders: 4, paid: 100_000, refunded: 0, settled: 90_050 },
];

/** The form that was made for 晨光传媒. */
function form(): Uint8Array {
  if (MONTH === null) throw new Error('month');
  return createFormBytes({
    number: 'XB202610-00001-1',
    version: 1,
    month: MONTH,
    tenantId: desk.tenants[0],
    name: '晨光传媒',
    uscc: codeOf(101),
    base: '星港直播基地',
    accounts: [
      { platform: '抖音', handle: 'dy101', nickname: '晨光', goodsClass: '化妆品类' },
      { platform: '视频号', handle: 'sp101', nickname: null, goodsClass: '化妆品类' },
      { platform: '小红书', handle: 'xhs', nickname: null, goodsClass: '化妆品类' },
    ],
    platforms: frozen.platforms.map(({ name }) => name),
    goodsClasses: frozen.goodsClasses.map(({ name }) => name),
  });
}

async function readForm(bytes: Uint8Array): Promise<FormRead> {
  const table = await readTableFile(bytes);
  if (!table.ok) throw new Error(table.refusal.code);
  const [read] = formSheetsOf({ name: 'x', table: table.value }, 0).read;
  if (read === undefined) throw new Error('no form');
  return read.form;
}

/** The form as a tenant fills it in. */
async function filled(): Promise<Uint8Array> {
  const book = await openBook(form());
  if (!book.ok) throw new Error(book.refusal.code);
  const figures = ['sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
  const isMoney = (field: string): boolean => ['paid', 'refunded', 'settled'].includes(field);
  const writes = ROWS.flatMap((row, at) => [
    { sheet: 0, row: 6 + at, column: 1, value: { kind: 'text', text: row.platform } as const },
    { sheet: 0, row: 6 + at, column: 2, value: { kind: 'text', text: row.goodsClass } as const },
    ...figures.map((field, nth) => {
      const value = row[field] ?? 0;
      return {
        sheet: 0,
        row: 6 + at,
        column: 3 + nth,
        value: { kind: 'number', digits: isMoney(field) ? (value / 100).toString() : String(value) } as const,
      };
    }),
  ]);
  // The third account sold nothing: its row is emptied.
  const emptied = [1, 2].map((column) => ({ sheet: 0, row: 8, column, value: { kind: 'text', text: '' } as const }));
  const retail = { sheet: 0, row: 28, column: 2, value: { kind: 'number', digits: '500' } as const };
  return bookBytes(writeCells(book.value, [...writes, ...emptied, retail]));
}

const CELLS = [
  { cell: 'H6', label: '抖音 化妆品类 退款额', question: '退款额 20,000.00 元大于成交额，请核对' },
  { cell: 'I7', label: '视频号 其他 结算额', question: '=是本月的吗？' },
  { cell: 'B28', label: '网络零售额', question: '' },
];

async function asked(bytes: Uint8Array, file: string, words: string | null = null) {
  const client = clientOf(desk.base);
  const reply = desk.reply(desk.tenants[0], { rows: ROWS, retail: 50_000, bytes, file });
  valueOf(await client.collection.query({ reply, cells: CELLS, words }));
  return valueOf(await client.collection.returnCopy({ reply }));
}

interface Looks {
  readonly v?: unknown;
  readonly s?: { readonly patternType?: string; readonly fgColor?: { readonly rgb?: string } };
}

/** What a spreadsheet shows: the cells in yellow, the texts right of the form, and the width of their column. */
function shown(bytes: Uint8Array) {
  const sheet = XLSX.read(bytes, { cellStyles: true, sheetStubs: true }).Sheets['销售月报'] ?? {};
  const cells = Object.entries(sheet).filter(([name]) => !name.startsWith('!')) as [string, Looks][];
  const yellow = cells.filter(([, { s }]) => s?.patternType === 'solid' && s.fgColor?.rgb === 'FFFF00').map(([name]) => name);
  const texts = cells.filter(([name, { v }]) => name.startsWith('K') && v !== undefined).map(([name, { v }]) => [name, v]);
  return { yellow: yellow.toSorted(), texts, width: sheet['!cols']?.[10]?.width };
}

/** What of the form goes on paper. */
function printed(bytes: Uint8Array): string | undefined {
  return XLSX.read(bytes).Workbook?.Names?.find(({ Name, Sheet }) => Name === '_xlnm.Print_Area' && Sheet === 0)?.Ref;
}

/** Whether a cell of the form may be written into. */
async function isOpen(bytes: Uint8Array, row: number, column: number): Promise<boolean> {
  const book = await openBook(bytes);
  if (!book.ok) throw new Error(book.refusal.code);
  return !formatOf(book.value, createSheetView(book.value, 0).styleAt(row, column)).isLocked;
}

describe('the copy of a workbook', () => {
  it('is the tenant’s own file with the cells marked and the questions beside, and can be read again', async () => {
    const bytes = await filled();
    const { name, bytes: copy, words } = await asked(bytes, '晨光 十月.xlsx', '请今天回复');
    expect(name).toBe('晨光 十月_待核对.xlsx');
    const { yellow, texts, width } = shown(copy);
    expect(yellow).toEqual(['B28', 'H6', 'I7', 'K1', 'K6', 'K7']);
    expect(texts).toEqual([
      ['K1', '核对说明：标黄的 3 格请核对，问题写在这一列；B28 网络零售额：请核对；请今天回复'],
      ['K6', 'H6 抖音 化妆品类 退款额：退款额 20,000.00 元大于成交额，请核对'],
      ['K7', 'I7 视频号 其他 结算额：=是本月的吗？'],
    ]);
    // What is asked is on the paper too.
    expect([printed(bytes), printed(copy)]).toEqual(["'销售月报'!$A$1:$J$35", "'销售月报'!$A$1:$K$35"]);
    expect([await isOpen(copy, 6, 8), await isOpen(copy, 6, 10), width]).toEqual([true, false, 44]);
    expect(words).toBe(
      [
        '晨光传媒，您好！贵公司的2026年10月销售月报收到了，有 3 处想请您核对：',
        '1. 抖音 化妆品类 退款额（H6 格）：退款额 20,000.00 元大于成交额，请核对',
        '2. 视频号 其他 结算额（I7 格）：=是本月的吗？',
        '3. 网络零售额（B28 格）：请核对',
        '请今天回复',
        '要核对的格已在附上的表里标黄，问题写在同一行右边。请直接在表里改好发回；数字无误的，回复说明原因就可以。谢谢！',
      ].join('\n'),
    );
    const [before, after] = await Promise.all([readForm(bytes), readForm(copy)]);
    expect({ ...after, troubles: after.troubles }).toEqual(before);
    expect(after.rows.map(({ paid }) => paid)).toEqual([1_234_560, 100_000]);
  });

  it('changes the sheet, its styles, its strings and its print area, and nothing else', async () => {
    const bytes = await filled();
    const { bytes: copy } = await asked(bytes, 'x.xlsx');
    const [before, after] = [zipParts(bytes), zipParts(copy)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(([part, one]) => !Buffer.from(one).equals(Buffer.from(before.get(part) ?? []))).map(([part]) => part);
    expect(changed.toSorted()).toEqual(['xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
  });

  it('of what waits for an answer only', async () => {
    const client = clientOf(desk.base);
    const reply = desk.reply(desk.tenants[0], { rows: ROWS, bytes: await filled() });
    valueOf(await client.collection.query({ reply, cells: CELLS.slice(0, 1), words: null }));
    valueOf(await client.collection.answer({ reply, words: '好', relation: null }));
    valueOf(await client.collection.query({ reply, cells: CELLS.slice(1, 2), words: null }));
    const { bytes } = valueOf(await client.collection.returnCopy({ reply }));
    expect(shown(bytes).yellow).toEqual(['I7', 'K1', 'K7']);
    expect(await client.collection.returnCopy({ reply: 99 })).toMatchObject({ ok: false, refusal: { code: 'REPLY_UNKNOWN' } });
  });
});

describe('the copy of another kind of file', () => {
  it('is our form with its figures, the same cells marked wherever they stand there', async () => {
    if (MONTH === null) throw new Error('month');
    const made = form();
    const { tenants } = desk;
    inTx(desk.base, STATISTICIAN, (tx) =>
      ok(addForm(tx, { number: 'XB202610-00001-1', month: MONTH, tenantId: tenants[0], version: 1, name: 'x.xlsx', bytes: made })),
    );
    const book = XLSX.read(await filled());
    const xls: unknown = XLSX.write(book, { type: 'buffer', bookType: 'biff8' });
    if (!(xls instanceof Uint8Array)) throw new Error('no bytes');
    const { name, bytes } = await asked(xls, '十月.xls');
    expect(name).toBe('十月_待核对.xlsx');
    const read = await readForm(bytes);
    expect(read.troubles).toEqual([]);
    expect(read.hidden?.number.found).toBe('XB202610-00001-1');
    expect(read.rows).toEqual(ROWS.map((row, at) => ({ row: 6 + at, ...row })));
    expect([read.retail, read.filler]).toEqual([50_000, '小陈']);
    expect(shown(bytes).yellow).toEqual(['B28', 'H6', 'I7', 'K1', 'K6', 'K7']);
  });

  it('is a list of the questions where no form was made', async () => {
    const { bytes } = await asked(Buffer.from('不是工作簿'), '十月.csv', '请重新填写');
    const rows = XLSX.utils.sheet_to_json(XLSX.read(bytes).Sheets['待核对'] ?? {}, { header: 1 });
    expect(rows).toEqual([
      ['晨光传媒 2026年10月销售月报'],
      ['单元格', '项目', '问题', '答复'],
      ...CELLS.map(({ cell, label, question }) => [cell, label, question]),
      [undefined, undefined, '请重新填写'],
    ]);
  });
});
