// Ledgers of the base itself: 基地 (two columns 项目 | 内容), 基地面积.
import { BASE_KINDS } from '../../../../domain/base/catalogue.ts';
import { decodeChoice, normaliseHeader } from '../../../../domain/decode/text.ts';
import { decodeUscc } from '../../../../domain/decode/uscc.ts';
import type { Refusal } from '../../../../domain/values/result.ts';
import type { SheetTable } from '../../../../sheets/read/table.ts';
import { decodeAreaCell, count, longText, decodeMonthCell, shortText } from '../cells.ts';
import { type CellDecoder, defineLedger, defineRequired, type LedgerRow, readSheet, type RowIssue, type SheetRows } from '../layout.ts';

/** What the sheet of the base's own facts is called. */
export const BASE_SHEET = '基地';

const PAIRS = {
  columns: { item: defineRequired(shortText, '项目'), content: { headers: ['内容'], required: false, decode: longText } },
} as const;

/** Fields of the sheet 基地 by the item's word; `*` marks those that must be there. */
const ITEMS: Readonly<Record<string, { readonly field: string; readonly required: boolean; readonly decode: CellDecoder<string> }>> = {
  填报单位: { field: 'full_name', required: true, decode: shortText },
  统一社会信用代码: { field: 'uscc', required: true, decode: (cell) => decodeUscc(cell) },
  基地类型: { field: 'kind', required: true, decode: (cell) => decodeChoice(cell, BASE_KINDS) },
  所属区: { field: 'district', required: false, decode: shortText },
  详细地址: { field: 'address', required: false, decode: longText },
  单位负责人: { field: 'unit_head', required: false, decode: shortText },
  统计负责人: { field: 'statistics_head', required: false, decode: shortText },
  填表人: { field: 'filler', required: false, decode: shortText },
  联系电话: { field: 'phone', required: false, decode: shortText },
};

/** What the sheet calls a field of the base, `unit_head` 单位负责人. */
export function itemOf(field: string): string {
  return Object.entries(ITEMS).find(([, item]) => item.field === field)?.[0] ?? field;
}

/** The base's facts as one record: values by column of `base_fact`, of those items that the sheet names. */
export interface BaseFacts {
  readonly row: number;
  /** How many rows it was read from. */
  readonly items: number;
  readonly values: Readonly<Record<string, string | null>>;
}

/** What the sheet 基地 says. `facts` is null where something in it is refused. */
export interface BaseSheet {
  readonly read: number;
  readonly facts: BaseFacts | null;
  readonly troubles: readonly RowIssue[];
  /** Items that are not known: named and left alone. */
  readonly notes: readonly Refusal[];
}

type Pairs = SheetRows<typeof PAIRS.columns>;

interface TakenItem {
  readonly row: number;
  readonly written: string;
  readonly value: string | null;
}

interface Collected {
  /** What each column's rows say, in order. */
  readonly items: Map<string, TakenItem[]>;
  readonly troubles: RowIssue[];
  readonly notes: Refusal[];
}

function takeItem(line: LedgerRow<typeof PAIRS.columns>, contentHeader: string, into: Collected): void {
  const name = Object.keys(ITEMS).find((word) => normaliseHeader(word) === normaliseHeader(line.fields.item));
  const item = name === undefined ? undefined : ITEMS[name];
  if (item === undefined) {
    into.notes.push({ code: 'ROW_ITEM_UNKNOWN', data: { item: line.fields.item, row: line.row } });
    return;
  }
  const { content } = line.fields;
  const decoded = item.decode(content, { date1904: false });
  if (!decoded.ok) {
    into.troubles.push({
      row: line.row,
      column: contentHeader,
      found: content ?? '',
      code: decoded.refusal.code,
      data: decoded.refusal.data,
    });
    return;
  }
  const items = into.items.get(item.field) ?? [];
  items.push({ row: line.row, written: line.fields.item, value: decoded.value });
  into.items.set(item.field, items);
}

/** How many rows of one item a refusal names, besides its own. */
const NAMED_ROWS = 10;

/** Items that stand twice: with equal content they count once, otherwise all of them are refused. */
function refuseTwice(into: Collected, column: string): void {
  for (const items of into.items.values()) {
    if (new Set(items.map((item) => item.value)).size < 2) continue;
    const first = items.slice(0, NAMED_ROWS).map((item) => String(item.row));
    for (const { row, written } of items) {
      const rows = first.includes(String(row)) ? first : [...first, String(row)];
      into.troubles.push({ row, column, found: written, code: 'ROW_KEY_TWICE', data: { key: written, rows } });
    }
  }
}

/** Required items that are missing, or have no content. */
function refuseMissing(into: Collected, read: Pairs): void {
  const lastRow = read.rows.at(-1)?.row ?? 0;
  for (const [word, item] of Object.entries(ITEMS)) {
    const rows = into.items.get(item.field) ?? [];
    if (!item.required || rows.some(({ value }) => value !== null)) continue;
    if (rows.length === 0 && into.troubles.some((trouble) => trouble.row > 0)) continue;
    into.troubles.push({ row: rows[0]?.row ?? lastRow, column: word, found: '', code: 'CELL_REQUIRED', data: {} });
  }
}

/** Reads the sheet 基地: every row is an item of the base. */
export function readBaseSheet(sheet: SheetTable): BaseSheet {
  const read = readSheet(sheet, PAIRS);
  const into: Collected = { items: new Map(), troubles: [...read.troubles], notes: [] };
  const isHeaderWhole = read.has('item') && read.has('content');
  if (read.troubles.length === 0 && !isHeaderWhole) {
    into.troubles.push({
      row: 0,
      column: '内容',
      found: '内容',
      code: 'SHEET_HEADER_MISSING',
      data: { header: '内容', missing: ['内容'] },
    });
  }
  if (!isHeaderWhole || read.rows.length === 0) return { read: read.read, facts: null, troubles: into.troubles, notes: [] };
  for (const line of read.rows) takeItem(line, read.headerOf('content'), into);
  refuseTwice(into, read.headerOf('item'));
  refuseMissing(into, read);
  const values = Object.fromEntries([...into.items].map(([field, items]) => [field, items[0]?.value ?? null]));
  const facts = into.troubles.length > 0 ? null : { row: read.rows[0]?.row ?? 0, items: read.read, values };
  return { read: read.read, facts, troubles: into.troubles, notes: into.notes };
}

/** Columns of 基地面积. */
export const BASE_AREA = defineLedger({
  sheet: '基地面积',
  columns: {
    month: defineRequired(decodeMonthCell, '月份'),
    floorArea: defineRequired(decodeAreaCell, '建筑面积(㎡)', '建筑面积'),
    lettableArea: defineRequired(decodeAreaCell, '可招商面积(㎡)', '可招商面积'),
    team: defineRequired(count, '运营团队人数'),
  },
  keyOf: (row) => row.month,
  keyField: 'month',
});
