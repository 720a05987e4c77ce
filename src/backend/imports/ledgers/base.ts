// Ledgers of the base itself: 基地 (two columns 项目 | 内容), 基地面积.
import { BASE_KINDS } from '../../../domain/catalogue.ts';
import { decodeChoice, normaliseHeader } from '../../../domain/decode/text.ts';
import { decodeUscc } from '../../../domain/decode/uscc.ts';
import type { SheetTable } from '../../files/table.ts';
import { area, count, longText, month, shortText } from '../cells.ts';
import { readSheet, required } from '../layout.ts';
import type { CellDecoder, LedgerRow, SheetRows, Trouble } from '../layout.ts';

const PAIRS = { kind: 'base', columns: { item: required(shortText, '项目'), content: { headers: ['内容'], required: false, decode: longText } } } as const;

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

/** The base's facts as one record: values by column of `base_fact`. */
export interface BaseFacts {
  readonly row: number;
  readonly values: Readonly<Record<string, string | null>>;
}

/** What the sheet 基地 says. `facts` is null where something in it is refused. */
export interface BaseSheet {
  readonly read: number;
  readonly facts: BaseFacts | null;
  readonly troubles: readonly Trouble[];
}

interface Collected {
  readonly values: Map<string, string | null>;
  readonly troubles: Trouble[];
}

function takeItem(line: LedgerRow<typeof PAIRS.columns>, contentHeader: string, itemHeader: string, into: Collected): void {
  const name = Object.keys(ITEMS).find((word) => normaliseHeader(word) === normaliseHeader(line.fields.item));
  const item = name === undefined ? undefined : ITEMS[name];
  const refuseRow = (column: string, found: string, code: Trouble['code'], data: Trouble['data']): void => {
    into.troubles.push({ row: line.row, column, found, code, data });
  };
  if (item === undefined) return refuseRow(itemHeader, line.fields.item, 'ROW_ITEM_UNKNOWN', { allowed: Object.keys(ITEMS) });
  const content = line.fields.content;
  const decoded = item.decode(content, { date1904: false });
  if (!decoded.ok) return refuseRow(contentHeader, content ?? '', decoded.refusal.code, decoded.refusal.data);
  const before = into.values.get(item.field);
  if (before !== undefined && before !== decoded.value) return refuseRow(itemHeader, line.fields.item, 'ROW_KEY_TWICE', { key: line.fields.item, rows: [] });
  into.values.set(item.field, decoded.value);
}

/** Reads the sheet 基地: every row is an item of the base. */
export function readBaseSheet(sheet: SheetTable): BaseSheet {
  const read = readSheet(sheet, PAIRS);
  const into: Collected = { values: new Map(), troubles: [...read.troubles] };
  for (const line of read.rows) takeItem(line, read.headerOf('content'), read.headerOf('item'), into);
  if (read.rows.length === 0) return { read: read.read, facts: null, troubles: into.troubles };
  for (const [word, item] of Object.entries(ITEMS)) {
    const missing = item.required && (into.values.get(item.field) ?? null) === null;
    const blamed = into.troubles.some((trouble) => trouble.row > 0);
    if (missing && !blamed) {
      into.troubles.push({ row: read.rows.at(-1)?.row ?? 0, column: word, found: '', code: 'CELL_REQUIRED', data: {} });
    }
  }
  const values = Object.fromEntries(Object.values(ITEMS).map((item) => [item.field, into.values.get(item.field) ?? null]));
  return { read: read.read, facts: into.troubles.length > 0 ? null : { row: read.rows[0]?.row ?? 0, values }, troubles: into.troubles };
}

/** Columns of 基地面积. */
export const BASE_AREA = {
  kind: 'base_area',
  columns: {
    month: required(month, '月份'),
    floorArea: required(area, '建筑面积(㎡)', '建筑面积'),
    lettableArea: required(area, '可招商面积(㎡)', '可招商面积'),
    team: required(count, '运营团队人数'),
  },
} as const;

/** Reads 基地面积. */
export function readBaseArea(sheet: SheetTable): SheetRows<typeof BASE_AREA.columns> {
  return readSheet(sheet, BASE_AREA);
}
