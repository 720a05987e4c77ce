// The single rows behind the studios' figures: bookings one by one, opening by studio and days.
// The single rows behind sales figures: effective lines, online retail, and what was rolled up into session lines.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';
import { createInstantAt, firstDayOf, instant, lastDayOf, listDays, type Month, printInstant } from '../../../domain/time/calendar.ts';
import { isStudioInService, listLeasesInForce } from '../../../domain/report/contributions.ts';
import type { BaseFacts, StudioRecord, BookingMeasure, SalesFigure } from '../../../domain/report/facts.ts';
import {
  type CalendarExceptions,
  findExceptionFor,
  indexExceptionsByDay,
  openMinutesOf,
  publicSegmentsOf,
  type StudioSegment,
} from '../../../domain/report/studio-segments.ts';
import { assertNever } from '../../../domain/values/result.ts';
import { listStudiosInUse } from '../measures.ts';
import type { RowPart } from './origins.ts';
import { LIVE_OF_STUDIO } from '../sql/read-bookings.ts';
import type { FigureSource } from '../../../contract/report/explain-shapes.ts';
import { type Choice, getKeyOfSales, indexChoicesByKey } from '../sql/choices.ts';
import { EFFECTIVE_LINES, EFFECTIVE_RETAIL, figuresRow } from '../sql/read-sales.ts';

const BOOKINGS = `SELECT id, number, starts_at, ends_at, state ${LIVE_OF_STUDIO} ORDER BY starts_at, id`;
const bookingRow = z.object({ id: z.int(), number: z.string(), starts_at: z.int(), ends_at: z.int(), state: z.string() });
type BookingRow = z.infer<typeof bookingRow>;

function bookingsOf(db: Connection, studio: StudioRecord, segment: Pick<StudioSegment, 'from' | 'to'>): BookingRow[] {
  return rowsOf(db, BOOKINGS, bookingRow, [studio.id, createInstantAt(segment.from, 0), createInstantAt(segment.to, 1440)]);
}

function bookingPart(studio: StudioRecord, row: BookingRow, raw: number, more: readonly string[] = []): RowPart {
  const time = `${printInstant(instant(row.starts_at))} — ${printInstant(instant(row.ends_at))}`;
  return { what: [studio.code, row.number, time, ...more], raw, table: 'booking', id: row.id, group: studio.code };
}

function publicBookings(
  db: Connection,
  facts: BaseFacts,
  month: Month,
  part: (studio: StudioRecord, segment: StudioSegment, row: BookingRow) => RowPart | null,
): RowPart[] {
  return facts.studios.flatMap((studio) =>
    publicSegmentsOf(studio, month).flatMap((segment) =>
      bookingsOf(db, studio, segment)
        .map((row) => part(studio, segment, row))
        .filter((one) => one !== null),
    ),
  );
}

/** Studios in use at the month's end, by the lease that names it or its first completed booking. */
function inUseParts(db: Connection, facts: BaseFacts, month: Month): RowPart[] {
  const end = lastDayOf(month);
  const leases = facts.tenants.flatMap((tenant) => listLeasesInForce(tenant, end));
  return listStudiosInUse(db, facts, month).map((studio) => {
    const lease = leases.find((one) => one.studios.includes(studio.id));
    if (lease !== undefined) return { what: [studio.code, lease.contract], raw: 1, table: 'lease', id: lease.id, group: studio.code };
    const booking = bookingsOf(db, studio, { from: firstDayOf(month), to: end }).find((row) => row.state === 'completed');
    return booking === undefined
      ? { what: [studio.code], raw: 1, table: 'studio', id: studio.id, group: studio.code }
      : bookingPart(studio, booking, 1);
  });
}

/** One part for the days of the usual hours, one for each exception, one for each blackout: together the segment's minutes. */
function openParts(studio: StudioRecord, segment: StudioSegment, exceptions: CalendarExceptions): RowPart[] {
  const unblocked = { ...studio, blackouts: [] };
  const own = { code: studio.code, group: studio.code };
  const minutes = (from: StudioSegment, of: StudioRecord): number => openMinutesOf(of, from, exceptions);
  const all = listDays(segment.from, segment.to).map((day) => ({ day, exception: findExceptionFor(exceptions, studio.id, day) }));
  const plain = all.filter((one) => one.exception === null);
  const excepted = all.flatMap(({ day, exception }): RowPart[] => {
    if (exception === null) return [];
    const raw = minutes({ ...segment, from: day, to: day }, unblocked);
    return [{ what: [own.code, day], raw, table: 'calendar_exception', id: exception.id, group: own.group }];
  });
  // Each takes what those before it have left: where two overlap, nothing is taken twice.
  const blackouts = studio.blackouts.flatMap((blackout, index): RowPart[] => {
    const upTo = (count: number): number => minutes(segment, { ...studio, blackouts: studio.blackouts.slice(0, count) });
    const raw = upTo(index + 1) - upTo(index);
    const time = `${printInstant(instant(blackout.from))} — ${printInstant(instant(blackout.to))}`;
    return raw === 0 ? [] : [{ what: [own.code, blackout.reason, time], raw, table: 'blackout', id: blackout.id, group: own.group }];
  });
  const usual = plain.reduce((sum, one) => sum + minutes({ ...segment, from: one.day, to: one.day }, unblocked), 0);
  const span = `${segment.from} — ${segment.to}`;
  const days = plain.filter((one) => isStudioInService(studio, one.day)).length;
  const words = [own.code, segment.fact.hours.text, span, String(days)];
  return [{ what: words, raw: usual, table: 'studio_fact', id: segment.fact.id, group: own.group }, ...excepted, ...blackouts];
}

/** The rows that make a measure of bookings or opening of the month. */
export function listStudioParts(db: Connection, facts: BaseFacts, measure: BookingMeasure, month: Month): RowPart[] {
  switch (measure) {
    case 'studio.in_use':
      return inUseParts(db, facts, month);
    case 'booking.public_completed':
      return publicBookings(db, facts, month, (studio, _, row) => (row.state === 'completed' ? bookingPart(studio, row, 1) : null));
    case 'booking.public_occupied':
      return publicBookings(db, facts, month, (studio, segment, row) => {
        const { turnaround } = segment.fact;
        return row.state === 'option' ? null : bookingPart(studio, row, row.ends_at - row.starts_at + turnaround, [`+${turnaround}`]);
      });
    case 'studio.public_open': {
      const exceptions = indexExceptionsByDay(facts.exceptions);
      return facts.studios.flatMap((studio) =>
        publicSegmentsOf(studio, month).flatMap((segment) => openParts(studio, segment, exceptions)),
      );
    }
    default:
      return assertNever(measure);
  }
}

const LINES = `SELECT id, tenant_id, platform, goods_class, source, sessions, minutes, views, orders, paid, refunded, settled, sheet_id
  FROM (${EFFECTIVE_LINES}) ORDER BY tenant_id, platform, goods_class`;
const lineRow = z.object({
  id: z.int(),
  tenant_id: z.int(),
  platform: z.string(),
  goods_class: z.string(),
  source: z.string(),
  ...figuresRow,
  sheet_id: z.int().nullable(),
});

const RETAIL = `SELECT id, tenant_id, amount FROM (${EFFECTIVE_RETAIL}) ORDER BY tenant_id`;
const retailRow = z.object({ id: z.int(), tenant_id: z.int(), amount: z.int() });

const ROLLED_UP = `SELECT s.batch_id, s.file_name, count(*) AS rows FROM (
    SELECT sheet_id FROM live_session
    WHERE retired_at IS NULL AND tenant_id = ? AND platform = ? AND goods_class = ? AND starts_at >= ? AND starts_at < ?
    UNION ALL
    SELECT sheet_id FROM shop_day WHERE retired_at IS NULL AND tenant_id = ? AND platform = ? AND goods_class = ? AND day BETWEEN ? AND ?
  ) r JOIN import_sheet s ON s.id = r.sheet_id GROUP BY s.batch_id, s.file_name ORDER BY s.batch_id, s.file_name`;
const rolledUpRow = z.object({ batch_id: z.int(), file_name: z.string(), rows: z.int() });

type Line = z.infer<typeof lineRow>;

/** Which lines are meant; everything of the month if nothing is named. */
export interface LineFilter {
  readonly tenantId?: number;
  readonly platform?: string;
  readonly goodsClass?: string;
}

function rolledUp(db: Connection, line: Line, month: Month): FigureSource {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const key = [line.tenant_id, line.platform, line.goods_class];
  const rows = rowsOf(db, ROLLED_UP, rolledUpRow, [...key, createInstantAt(first, 0), createInstantAt(last, 1440), ...key, first, last]);
  return { kind: 'sessions', files: rows.map((row) => ({ batch: row.batch_id, file: row.file_name, rows: row.rows })) };
}

/** Which lines of which month, and the figure that is read of each; `name` names their tenants. */
export interface SalesQuestion {
  readonly month: Month;
  readonly figure: SalesFigure;
  readonly filter: LineFilter;
  readonly name: (id: number) => string;
}

/** Who chose the line's source, where it counts by choice. */
function chosen(choices: ReadonlyMap<string, Choice>, line: Line): Pick<RowPart, 'choice'> {
  const choice = choices.get(getKeyOfSales(line.tenant_id, line.platform, line.goods_class));
  if (choice === undefined || choice.source !== line.source) return {};
  const { source, reason, who, atMs } = choice;
  return { choice: { source, reason, who, atMs } };
}

/** The effective lines of the month that meet the filter, each with its `figure`. */
export function listSalesParts(db: Connection, question: SalesQuestion): RowPart[] {
  const { month, figure, filter, name } = question;
  const choices = indexChoicesByKey(db, month);
  return rowsOf(db, LINES, lineRow, [month])
    .filter((line) => filter.tenantId === undefined || line.tenant_id === filter.tenantId)
    .filter((line) => filter.platform === undefined || line.platform === filter.platform)
    .filter((line) => filter.goodsClass === undefined || line.goods_class === filter.goodsClass)
    .map((line) => ({
      what: [name(line.tenant_id), line.platform, line.goods_class],
      raw: line[figure],
      table: 'sales_line' as const,
      id: line.id,
      group: null,
      ...chosen(choices, line),
      ...(line.source === 'session' && line.sheet_id === null ? { sessions: rolledUp(db, line, month) } : {}),
    }));
}

/** The effective online retail of the month by tenant. */
export function retailParts(db: Connection, month: Month, name: (id: number) => string): RowPart[] {
  return rowsOf(db, RETAIL, retailRow, [month]).map((row) => ({
    what: [name(row.tenant_id)],
    raw: row.amount,
    table: 'online_retail' as const,
    id: row.id,
    group: null,
  }));
}
