// The map (对应表): which figure goes to which cell of a bureau's blank workbook (docs/rules/workbook.md, The map).
import { z } from 'zod';
import { listOf } from '../core/shapes.ts';

/** What a place in a workbook may be called; who reads workbooks knows it. */
export interface Addresses {
  readonly isCell: (text: string) => boolean;
  readonly isRange: (text: string) => boolean;
  readonly isColumn: (text: string) => boolean;
  readonly lastRow: number;
}

const sheet = z.string().min(1);
const unit = z.string().min(1);
const decimals = z.int().min(0).max(8);
/** More rows than any form has ready for a list; each is looked at. */
const MOST_TEMPLATE_ROWS = 10_000;

/** What every entry that a person confirms may say of itself. */
const confirmed = {
  /** Row label and column labels (outermost first) as they were seen at confirming. */
  label: z.array(z.string()).min(1).readonly().optional(),
  /** Until a person has confirmed the entry; only confirmed entries are exported. */
  state: z.literal('proposed').optional(),
};

/** May fill a locked cell of a protected sheet, or add rows there. */
const locked = { locked: z.boolean().optional() };

/** A place as text that `fits`. */
function placeText(fits: (text: string) => boolean) {
  return z.string().refine(fits);
}

function cellEntry({ isCell }: Addresses) {
  return z.strictObject({
    sheet,
    cell: placeText(isCell),
    /** An address of the report, totals too: `ZB-2.06.month`, `ZB-4.total.paid`. */
    figure: z.string().min(1),
    unit: unit.optional(),
    decimals: decimals.optional(),
    as: z.enum(['auto', 'number', 'text', 'date']).optional(),
    /** What `—` becomes: the text `—`, or the cell as the blank has it. */
    none: z.enum(['dash', 'blank']).optional(),
    /** A person has seen that the words beside the cell name another unit. */
    sure: z.literal(true).optional(),
    ...confirmed,
    ...locked,
  });
}

function headEntry({ isRange }: Addresses) {
  return z.strictObject({
    sheet,
    /** One cell; a range of one row with `boxes`. */
    cell: placeText(isRange),
    field: z.string().min(1),
    as: z.enum(['auto', 'number', 'text', 'date', 'tick', 'boxes']).optional(),
    ...confirmed,
    ...locked,
  });
}

function listEntry({ isColumn, lastRow }: Addresses) {
  return z.strictObject({
    sheet,
    /** The table whose rows are listed: `ZB-4`, `ZB-3`, `ZB-5`. */
    rows: z.string().min(1),
    firstRow: z.int().min(1).max(lastRow),
    templateRows: z.int().min(1).max(MOST_TEMPLATE_ROWS),
    /** By the sheet's column letters: a column's key, or with a unit of its own. */
    columns: z
      .record(
        placeText(isColumn),
        z.union([z.string().min(1), z.strictObject({ column: z.string().min(1), unit, decimals: decimals.optional() })]),
      )
      .refine((columns) => Object.keys(columns).length > 0),
    onOverflow: z.enum(['insertRows', 'refuse']),
    /** A person has seen that a column's head names another unit. */
    sure: z.literal(true).optional(),
    ...confirmed,
    ...locked,
  });
}

function checkEntry({ isCell }: Addresses) {
  return z.strictObject({
    sheet,
    cell: placeText(isCell),
    /** The formula's result must be one of these. */
    ok: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .min(1)
      .readonly(),
    ...confirmed,
  });
}

function keepEntry({ isRange }: Addresses) {
  return z.strictObject({ sheet, range: placeText(isRange) });
}

/** The map's JSON. */
export function mapSchemaOf(addresses: Addresses) {
  return z.strictObject({
    version: z.literal(1),
    workbook: z.strictObject({ file: z.string().min(1), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    placeholders: z.boolean().default(true),
    cells: listOf(cellEntry(addresses)).default([]),
    heads: listOf(headEntry(addresses)).default([]),
    lists: listOf(listEntry(addresses)).default([]),
    checks: listOf(checkEntry(addresses)).default([]),
    keep: listOf(keepEntry(addresses)).default([]),
  });
}

/** A map as parsed: every list is there, `placeholders` is said. */
export type MapValue = z.infer<ReturnType<typeof mapSchemaOf>>;
/** A figure and its cell. */
export type MapCell = MapValue['cells'][number];
/** A field of the head or foot and its cell. */
export type MapHead = MapValue['heads'][number];
/** A list of rows: tenants, platforms or classes. */
export type MapList = MapValue['lists'][number];
export type MapListColumn = MapList['columns'][string];
/** A cell of the workbook's own whose result must be one of these. */
export type MapCheck = MapValue['checks'][number];
/** A range that nothing may touch. */
export type MapKeep = MapValue['keep'][number];
