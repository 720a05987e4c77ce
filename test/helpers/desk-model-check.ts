// Compares what the base holds with the model: every booking's row and price, who shares what minute by minute, and what the history says of each.
import type Database from 'better-sqlite3';
import { openPricing, computePricesOfMonth } from '../../src/backend/money/booking-price.ts';
import { readSetting } from '../../src/backend/core/records/settings.ts';
import type { Base } from '../../src/backend/core/db/open.ts';
import { instant, parseMonth } from '../../src/domain/time/calendar.ts';
import { dayOfText, monthOf } from './desk-model-days.ts';
import { priceNow } from './desk-model-price.ts';
import { type DeskState, isLiveState, LAPSED, type ModelBooking, type ModelWorld, sharedObstacles, standing } from './desk-model-state.ts';

type Row = Readonly<Record<string, string | number | null>>;

function rows(db: Database.Database, sql: string, ids: readonly number[]): Row[] {
  return db.prepare<unknown[], Row>(sql.replace('??', ids.map(() => '?').join())).all(...ids);
}

/** Everything of the sequence's tenants that the base holds. */
export interface StoredDesk {
  readonly bookings: readonly Row[];
  readonly series: readonly Row[];
  readonly entries: readonly Row[];
}

/** Reads the rows of some tenants. */
export function storedDesk(base: Base, tenants: readonly number[]): StoredDesk {
  const of = (table: string): Row[] => rows(base.db, `SELECT * FROM ${table} WHERE tenant_id IN (??) ORDER BY id`, tenants);
  return { bookings: of('booking'), series: of('booking_series'), entries: of('waiting_entry') };
}

/** A stored booking in the model's words, as everybody sees it. */
function bookingSeen(row: Row, now: number): unknown[] {
  const held = row['holds_until'];
  const isOption = row['state'] === 'option' && row['retired_at'] === null;
  const isLapsed = isOption && (Number(row['starts_at']) <= now || (held !== null && Number(held) <= now));
  return [
    row['id'],
    row['retired_at'] === null,
    row['studio_id'],
    row['tenant_id'],
    row['starts_at'],
    row['ends_at'],
    isLapsed ? 'cancelled' : row['state'],
    held,
    isLapsed ? LAPSED : row['cancel_reason'],
    row['actual_start'],
    row['actual_end'],
    row['series_id'],
    row['occurs_on'] === null ? null : dayOfText(String(row['occurs_on'])),
    row['is_exception'] === 1,
    JSON.parse(String(row['equipment'])),
    row['charge'],
  ];
}

function bookingMeant(one: ModelBooking): unknown[] {
  const { id, isThere, studio, tenant, start, end, state, holdsUntil, cancelReason } = one;
  const { actualStart, actualEnd, series, occursOn, isException, things, charge } = one;
  const stands = [id, isThere, studio, tenant, start, end, state, holdsUntil, cancelReason];
  return [...stands, actualStart, actualEnd, series, occursOn, isException, things, charge];
}

function differences(what: string, stored: readonly unknown[][], meant: readonly unknown[][]): string[] {
  const byId = new Map(stored.map((one) => [one[0], JSON.stringify(one)]));
  const troubles = meant.flatMap((one) => {
    const is = byId.get(one[0]);
    return is === JSON.stringify(one) ? [] : [`${what} stored ${is} meant ${JSON.stringify(one)}`];
  });
  return stored.length === meant.length ? troubles : [...troubles, `${what}: ${stored.length} stored, ${meant.length} meant`];
}

/** What of the rows is not as the model says. */
export function rowTroubles({ bookings, series, entries }: StoredDesk, state: DeskState): string[] {
  return [
    ...differences(
      'booking',
      bookings.map((row) => bookingSeen(row, state.now)),
      Object.values(state.bookings).map(bookingMeant),
    ),
    ...differences(
      'series',
      series.map((row) => [row['id'], row['retired_at'] === null, row['studio_id'], row['starts_minute'], row['minutes']]),
      Object.values(state.series).map(({ id, isThere, studio, startsMinute, minutes }) => [id, isThere, studio, startsMinute, minutes]),
    ),
    ...differences(
      'entry',
      entries.map((row) => [row['id'], row['retired_at'] === null, row['state'], row['booking_id']]),
      Object.values(state.entries).map(({ id, isThere, state: is, booking }) => [id, isThere, is, booking]),
    ),
  ];
}

/** Live bookings that share what only one may have, whatever let them in. */
export function sharedTroubles(world: ModelWorld, state: DeskState): string[] {
  const live = standing(state).filter((one) => isLiveState(one.state));
  return live.flatMap((one) => sharedObstacles(world, one, live).map((code) => `booking ${one.id} stands in spite of ${code}`));
}

/** Prices that are not the model's. */
export function priceTroubles(base: Base, world: ModelWorld, state: DeskState): string[] {
  const eyes = openPricing(base.db, instant(state.now), readSetting(base.db, 'desk'));
  const troubles: string[] = [];
  const read = new Map<string, ReturnType<typeof computePricesOfMonth>>();
  for (const one of standing(state)) {
    const key = `${one.tenant} ${monthOf(one.start)}`;
    const month = parseMonth(monthOf(one.start));
    if (month === null) continue;
    const prices = read.get(key) ?? computePricesOfMonth(eyes, one.tenant, month);
    read.set(key, prices);
    const meant = priceNow(world, state, one);
    const total = prices.get(one.id)?.total;
    const sum = prices.get(one.id)?.lines.reduce((all, line) => all + line.amount, 0);
    if (total !== meant || sum !== total) troubles.push(`booking ${one.id} (${one.state}) costs ${total}, meant ${meant}, lines ${sum}`);
  }
  return troubles;
}

type Fields = Readonly<Record<string, string | number | null>>;

/** What the history makes of a record does not end as the record is, or one of its rows begins otherwise than the row before it ended. */
export function historyTroubles(base: Base, { bookings, series }: StoredDesk): string[] {
  const sql = `SELECT action, before, after FROM history WHERE entity = ? AND entity_id = ? AND action <> 'together' ORDER BY seq`;
  const read = base.db.prepare<unknown[], { action: string; before: string | null; after: string | null }>(sql);
  const troublesOf = (entity: string, row: Row): string[] => {
    const known = new Map<string, string | number | null>();
    const troubles: string[] = [];
    let version = 0;
    for (const { action, before, after } of read.all(entity, Number(row['id']))) {
      version += 1;
      const was: Fields = before === null ? {} : JSON.parse(before);
      const is: Fields = after === null ? {} : JSON.parse(after);
      for (const [column, value] of Object.entries(was)) {
        const had = known.get(column) ?? null;
        if (had !== value && column !== 'retired_at') troubles.push(`${entity} ${row['id']} ${action}: ${column} was ${had}, not ${value}`);
      }
      for (const [column, value] of Object.entries(is)) known.set(column, value);
    }
    for (const [column, value] of known) {
      if (column in row && row[column] !== value) troubles.push(`${entity} ${row['id']}: ${column} is ${row[column]}, history ${value}`);
    }
    return version === row['version'] ? troubles : [...troubles, `${entity} ${row['id']}: version ${row['version']}, history ${version}`];
  };
  return [...bookings.flatMap((row) => troublesOf('booking', row)), ...series.flatMap((row) => troublesOf('booking_series', row))];
}
