// The body of a tenant's monthly form: its rows between the header and the total, decoded, each refused cell named.
import { FORM_FIELDS, FORM_FIGURES, type FormField, type FormLayout } from '../../../../domain/form/form-layout.ts';
import type { SerialRule } from '../../../../domain/decode/day-text.ts';
import type { RefusalCode } from '../../../../domain/values/refusal-codes.ts';
import type { Refusal, RefusalValue } from '../../../../domain/values/result.ts';
import type { SheetRow, SheetTable } from '../../../../sheets/read/table.ts';
import { count, decodeDurationCell, decodeMoneyCell, shortText } from '../cells.ts';
import type { CellDecoder, RowIssue } from '../layout.ts';
import type { FormHeader } from './find-form.ts';
import { getNameOfCell, isFilled, labelOf, labelsOf, type PlacedCell, quoteCell, readPlainCell } from './form-cells.ts';
import type { FormRow, FormSpot } from './form-read.ts';

const DECODERS: { readonly [F in FormField]: CellDecoder<string | number> } = {
  platform: shortText,
  goodsClass: shortText,
  sessions: count,
  minutes: decodeDurationCell,
  views: count,
  orders: count,
  paid: decodeMoneyCell,
  refunded: decodeMoneyCell,
  settled: decodeMoneyCell,
};

/** A form that is being read. */
export interface Reading {
  readonly sheet: SheetTable;
  readonly layout: FormLayout;
  readonly header: FormHeader;
  readonly rule: SerialRule;
  readonly troubles: RowIssue[];
}

/** Notes a cell as refused. */
export function refuseCell(
  { troubles }: Reading,
  spot: FormSpot,
  code: RefusalCode,
  data: Readonly<Record<string, RefusalValue>> = {},
): void {
  const { row, column, cell, found } = spot;
  troubles.push({ row, column, found, code, data: { ...data, cell } });
}

/** A cell as later refusals name it. */
export function spotOf(placed: PlacedCell, column: string): FormSpot {
  return { row: placed.row, column, cell: getNameOfCell(placed), found: quoteCell(placed.content) };
}

/** The cell's value, null if blank; undefined if it was refused. */
export function decode<T>(reading: Reading, placed: PlacedCell, column: string, decoder: CellDecoder<T>): T | null | undefined {
  const { content } = placed;
  const spot = spotOf(placed, column);
  if (content !== null && typeof content === 'object') {
    refuseCell(reading, spot, content.trouble === 'error' ? 'CELL_ERROR_VALUE' : 'CELL_FORMULA_WITHOUT_VALUE', { found: spot.found });
    return undefined;
  }
  const decoded = decoder(content, reading.rule);
  if (decoded.ok) return decoded.value;
  refuseCell(reading, spot, decoded.refusal.code, decoded.refusal.data);
  return undefined;
}

function cellAt({ number, cells }: SheetRow, column: number): PlacedCell {
  return { row: number, column: column + 1, content: cells[column] ?? null };
}

/** The rows between the header and the total, or what else comes first below. */
export function bodyOf({ sheet, layout, header }: Reading): {
  readonly body: readonly SheetRow[];
  readonly total: SheetRow | null;
  readonly end: number;
} {
  const ends = labelsOf({ total: layout.total, ...layout.singles });
  const below = sheet.rows.filter(({ number }) => number > header.row);
  const last = below.find(({ cells }) =>
    cells.some((cell, at) => typeof cell === 'string' && at <= header.at.settled.column && ends.has(labelOf(cell))),
  );
  const end = last?.number ?? Number.MAX_SAFE_INTEGER;
  const isTotal = last?.cells.some((cell) => typeof cell === 'string' && labelOf(cell) === labelOf(layout.total)) === true;
  return { body: below.filter(({ number }) => number < end), total: isTotal ? (last ?? null) : null, end };
}

/** A used row, or null where a cell of it is refused. */
export function readRow(reading: Reading, row: SheetRow): FormRow | null {
  const { header } = reading;
  const values = new Map<FormField, string | number>();
  for (const field of FORM_FIELDS) {
    const { column, header: name } = header.at[field];
    const placed = cellAt(row, column);
    const value = decode(reading, placed, name, DECODERS[field]);
    if (value === null) refuseCell(reading, spotOf(placed, name), 'CELL_REQUIRED');
    else if (value !== undefined) values.set(field, value);
  }
  if (values.size < FORM_FIELDS.length) return null;
  const [sessions = 0, minutes = 0, views = 0, orders = 0, paid = 0, refunded = 0, settled = 0] = FORM_FIGURES.map((field) =>
    Number(values.get(field)),
  );
  const [platform, goodsClass] = [String(values.get('platform')), String(values.get('goodsClass'))];
  return { row: row.number, platform, goodsClass, sessions, minutes, views, orders, paid, refunded, settled };
}

/** Whether a row has any figure: rows that only name a platform are not used. */
export function isUsed({ header }: Reading, row: SheetRow): boolean {
  return FORM_FIGURES.some((field) => isFilled(row.cells[header.at[field].column] ?? null));
}

/** Totals that do not add up: numbers that are text, or a program that does not calculate. */
export function listStaleTotals(reading: Reading, total: SheetRow | null, rows: readonly FormRow[]): Refusal[] {
  if (total === null) return [];
  const { at } = reading.header;
  const stale = FORM_FIGURES.filter((field) => {
    const stated = DECODERS[field](readPlainCell(cellAt(total, at[field].column).content), reading.rule);
    const sum = rows.reduce((all, row) => all + row[field], 0);
    return stated.ok && typeof stated.value === 'number' && stated.value !== sum;
  });
  if (stale.length === 0) return [];
  return [{ code: 'FORM_TOTAL_STALE', data: { columns: stale.map((field) => at[field].header) } }];
}
