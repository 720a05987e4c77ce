// A reply as the form has it: its rows and single fields as cells that can be asked about. Pure.
import type { ReplyFigures } from '../../contract/collection/collection.ts';
import type { Cell, GridSize } from '../ui/grid/grid-keys.ts';
import { NO_VALUE, formatCount, formatYuan } from '../ui/values.tsx';

/** Figures of a row, in the order of the form. */
export const ROW_FIELDS = ['platform', 'goodsClass', 'sessions', 'minutes', 'views', 'orders', 'paid', 'refunded', 'settled'] as const;
type RowField = (typeof ROW_FIELDS)[number];
/** What stands below the rows. */
const SINGLE_FIELDS = ['retail', 'hosts', 'employees', 'filler', 'phone', 'filledOn'] as const;
type SingleField = (typeof SINGLE_FIELDS)[number];
export type ReplyField = RowField | SingleField;

/** A cell of the reply. `cell`: its address in the sheet; null where it isn't known, and then it can't be asked about. */
export interface ReplyCell {
  readonly cell: string | null;
  readonly field: ReplyField;
  readonly text: string;
  /** What it is in words, as the tenant reads it: `抖音 饮料类 退款额(元)`. */
  readonly label: string;
  readonly isNumber: boolean;
}

/** A line of cells. `row`: the sheet's own number; null for the single fields. */
export interface ReplyLine {
  readonly row: number | null;
  readonly cells: readonly ReplyCell[];
}

type ReplyRow = ReplyFigures['rows'][number];
type Names = (field: ReplyField) => string;

const MONEY: ReadonlySet<ReplyField> = new Set(['paid', 'refunded', 'settled', 'retail']);
const WORDS: ReadonlySet<ReplyField> = new Set(['platform', 'goodsClass', 'filler', 'phone', 'filledOn']);

/** Whether a field holds money, in fen. */
function isMoney(field: string): boolean {
  return MONEY.has(findFormField(field) ?? 'platform');
}

/** A field by its name; null for one that the form does not have. */
export function findFormField(name: string): ReplyField | null {
  return [...ROW_FIELDS, ...SINGLE_FIELDS].find((one) => one === name) ?? null;
}

/** A value as the screen shows it. */
export function formatField(field: string, value: string | number | null): string {
  if (value === null || value === '') return NO_VALUE;
  if (typeof value === 'string') return value;
  return isMoney(field) ? formatYuan(value) : formatCount(value);
}

function rowLine(row: ReplyRow, columns: ReplyFigures['columns'], names: Names): ReplyLine {
  const letters = new Map(Object.entries(columns));
  const cells = ROW_FIELDS.map((field): ReplyCell => {
    const letter = letters.get(field);
    return {
      cell: letter === undefined ? null : `${letter}${row.row}`,
      field,
      text: formatField(field, row[field]),
      label: `${row.platform} ${row.goodsClass} ${names(field)}`,
      isNumber: !WORDS.has(field),
    };
  });
  return { row: row.row, cells };
}

/** Single fields stand in lines of three, as wide as the screen needs. */
const SINGLES_A_LINE = 3;

/** All lines of a reply: its rows, then the single fields. `names`: what a field is called in the form. */
export function replyLines(figures: ReplyFigures, names: Names): readonly ReplyLine[] {
  const places = new Map(Object.entries(figures.places));
  const singles = SINGLE_FIELDS.map((field): ReplyCell => ({
    cell: places.get(field) ?? null,
    field,
    text: formatField(field, figures[field]),
    label: names(field),
    isNumber: !WORDS.has(field),
  }));
  const lines = Array.from({ length: Math.ceil(singles.length / SINGLES_A_LINE) }, (_, at): ReplyLine => ({
    row: null,
    cells: singles.slice(at * SINGLES_A_LINE, (at + 1) * SINGLES_A_LINE),
  }));
  return [...figures.rows.map((row) => rowLine(row, figures.columns, names)), ...lines];
}

/** The cell at an address, with its place among the lines; null where the reply shows none there. */
export function placeOf(lines: readonly ReplyLine[], address: string): { readonly place: Cell; readonly cell: ReplyCell } | null {
  for (const [row, { cells }] of lines.entries()) {
    const column = cells.findIndex((one) => one.cell === address);
    const cell = cells[column];
    if (cell !== undefined) return { place: { row, column }, cell };
  }
  return null;
}

/** How large the sheet of a reply is: its lines are of different lengths. */
export function sizeOf(lines: readonly ReplyLine[]): GridSize {
  return { rows: lines.length, columns: (row) => lines[row]?.cells.length ?? 1 };
}
