// Unknown layouts: a person says once which column is which field, and the mapping is kept by the headers' signature.
import { lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { z } from 'zod';
import type { SheetTable } from '../../../sheets/read/table.ts';
import {
  count,
  decodeDayCell,
  decodeDurationCell,
  decodeIdentifierCell,
  decodeInstantCell,
  longText,
  decodeMoneyCell,
  startOfCell,
} from './cells.ts';
import { type ExportSheet, type SessionDraft, type ShopDayDraft, startKeyOf } from './export-rows.ts';
import { defineOptional, defineRequired, figureOf, readSheet, type SheetRows } from './layout.ts';

/** Fields that a mapped sheet of live sessions may give; `startsAt` must be among them. */
export const SESSION_FIELDS = [
  'handle',
  'number',
  'title',
  'startsAt',
  'endsAt',
  'minutes',
  'views',
  'orders',
  'paid',
  'refunded',
  'settled',
] as const;
/** Fields that a mapped sheet of day sums may give. Without `day` the file needs a month of its own. */
export const DAY_FIELDS = ['day', 'orders', 'paid', 'refundedByOrder', 'refundedByRefund', 'settled'] as const;

/** A mapping as kept: each field's header as the file writes it. */
export const mappingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sessions'),
    platform: z.string().min(1),
    fields: z.partialRecord(z.enum(SESSION_FIELDS), z.string().min(1)).refine((fields) => fields.startsAt !== undefined),
  }),
  z.strictObject({
    kind: z.literal('shop_days'),
    platform: z.string().min(1),
    fields: z.partialRecord(z.enum(DAY_FIELDS), z.string().min(1)).refine((fields) => Object.keys(fields).length > 0),
  }),
]);

/** A mapping of columns to fields. */
export type ColumnMapping = z.infer<typeof mappingSchema>;
type SessionMapping = Extract<ColumnMapping, { kind: 'sessions' }>;
type DayMapping = Extract<ColumnMapping, { kind: 'shop_days' }>;

/** A header that no file has: the column of a field that the mapping leaves out. */
const NOWHERE = '\u0000';

function sessionLayout(mapping: SessionMapping) {
  const header = (field: (typeof SESSION_FIELDS)[number]): string => mapping.fields[field] ?? NOWHERE;
  return {
    columns: {
      handle: defineOptional(decodeIdentifierCell, header('handle')),
      number: defineOptional(decodeIdentifierCell, header('number')),
      title: defineOptional(longText, header('title')),
      startsAt: defineRequired(startOfCell, header('startsAt')),
      endsAt: defineOptional(decodeInstantCell, header('endsAt')),
      minutes: defineOptional(decodeDurationCell, header('minutes')),
      views: defineOptional(count, header('views')),
      orders: defineOptional(count, header('orders')),
      paid: defineOptional(decodeMoneyCell, header('paid')),
      refunded: defineOptional(decodeMoneyCell, header('refunded')),
      settled: defineOptional(decodeMoneyCell, header('settled')),
    },
  };
}

function readMappedSessions(sheet: SheetTable, mapping: SessionMapping): ExportSheet {
  const rows = readSheet(sheet, sessionLayout(mapping));
  const sessions = rows.rows.map(({ row, fields }): SessionDraft => ({
    row,
    handle: fields.handle,
    key: fields.number ?? startKeyOf(fields.startsAt),
    startKey: startKeyOf(fields.startsAt),
    startsAt: fields.startsAt.at,
    endsAt: fields.endsAt,
    title: fields.title,
    minutes: figureOf(rows, 'minutes', fields.minutes),
    views: figureOf(rows, 'views', fields.views),
    orders: figureOf(rows, 'orders', fields.orders),
    paid: figureOf(rows, 'paid', fields.paid),
    refunded: figureOf(rows, 'refunded', fields.refunded),
    settled: figureOf(rows, 'settled', fields.settled),
  }));
  const headers = { handle: mapping.fields.handle ?? '', start: mapping.fields.startsAt ?? '' };
  return {
    kind: 'mapped_sessions',
    platform: mapping.platform,
    read: rows.read,
    passedOver: 0,
    sessions,
    days: [],
    troubles: rows.troubles,
    headers,
  };
}

function dayLayout(mapping: DayMapping) {
  const header = (field: (typeof DAY_FIELDS)[number]): string => mapping.fields[field] ?? NOWHERE;
  return {
    columns: {
      day: defineOptional(decodeDayCell, header('day')),
      orders: defineOptional(count, header('orders')),
      paid: defineOptional(decodeMoneyCell, header('paid')),
      refundedByOrder: defineOptional(decodeMoneyCell, header('refundedByOrder')),
      refundedByRefund: defineOptional(decodeMoneyCell, header('refundedByRefund')),
      settled: defineOptional(decodeMoneyCell, header('settled')),
    },
  };
}

function dayDrafts(
  rows: SheetRows<ReturnType<typeof dayLayout>['columns']>,
  month: Month | null,
): { readonly days: ShopDayDraft[]; readonly undated: number[] } {
  const days: ShopDayDraft[] = [];
  const undated: number[] = [];
  for (const { row, fields } of rows.rows) {
    const on = fields.day ?? (rows.has('day') || month === null ? null : lastDayOf(month));
    if (on === null) {
      undated.push(row);
      continue;
    }
    days.push({
      row,
      day: on,
      orders: figureOf(rows, 'orders', fields.orders),
      paid: figureOf(rows, 'paid', fields.paid),
      refundedByOrder: figureOf(rows, 'refundedByOrder', fields.refundedByOrder),
      refundedByRefund: figureOf(rows, 'refundedByRefund', fields.refundedByRefund),
      settled: figureOf(rows, 'settled', fields.settled),
    });
  }
  return { days, undated };
}

function readMappedDays(sheet: SheetTable, mapping: DayMapping, month: Month | null): ExportSheet {
  const rows = readSheet(sheet, dayLayout(mapping));
  const { days, undated } = dayDrafts(rows, month);
  const column = rows.headerOf('day').replace(NOWHERE, '');
  const missing = undated.map((row) => ({
    row,
    column,
    found: '',
    code: rows.has('day') ? ('CELL_REQUIRED' as const) : ('FILE_MONTH_NEEDED' as const),
    data: {},
  }));
  const headers = { handle: '', start: column };
  return {
    kind: 'mapped_days',
    platform: mapping.platform,
    read: rows.read,
    passedOver: 0,
    sessions: [],
    days,
    troubles: [...rows.troubles, ...missing],
    headers,
  };
}

/** Reads a sheet by a mapping. `month` dates the sums of a file that has no day of its own. */
export function readMapped(sheet: SheetTable, mapping: ColumnMapping, month: Month | null): ExportSheet {
  return mapping.kind === 'sessions' ? readMappedSessions(sheet, mapping) : readMappedDays(sheet, mapping, month);
}
