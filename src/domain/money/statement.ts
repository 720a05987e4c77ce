// A tenant's statement of a month: rent by days in force, sessions with their prices, corrections, and what is open (docs/rules/money.md, Statement).
import type { BookingState } from '../base/catalogue.ts';
import { addMonths, createInstantAt, type Day, firstDayOf, type Instant, lastDayOf, type Month, toDayNumber } from '../time/calendar.ts';
import { countFreeMinutesIn } from '../price/free-minutes.ts';
import { getLeaseEnd, isInForceBetween, type LeaseDays } from '../lease/lease.ts';
import type { Price, PriceLine } from '../price/price.ts';
import { fen, type Fen, minutes, type Minutes, sumSafe, divideHalfAway } from '../values/quantity.ts';

/** A lease as its rent is asked. */
export interface RentLease extends LeaseDays {
  readonly contract: string;
  /** Fen a month; null where the contract names none. */
  readonly monthlyRent: Fen | null;
  readonly freeMinutes: Minutes | null;
}

/** The rent of one lease in a month. */
export interface RentLine {
  readonly contract: string;
  readonly from: Day;
  readonly to: Day;
  /** Days in force, and days of the month: `amount` is their share of the rent, rounded once, half away from zero. */
  readonly days: number;
  readonly daysInMonth: number;
  readonly monthlyRent: Fen;
  readonly amount: Fen;
}

/** The rent of every lease in force in the month, by contract: full, or by days where it begins or ends inside. */
export function listRentLines(leases: readonly RentLease[], month: Month): readonly RentLine[] {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const daysInMonth = toDayNumber(last) - toDayNumber(first) + 1;
  return leases
    .filter((lease) => isInForceBetween(lease, first, last))
    .toSorted((a, b) => (a.startsOn === b.startsOn ? (a.contract < b.contract ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1))
    .flatMap((lease) => {
      const { contract, monthlyRent, startsOn } = lease;
      if (monthlyRent === null) return [];
      const end = getLeaseEnd(lease);
      const [from, to] = [startsOn > first ? startsOn : first, end < last ? end : last];
      const days = toDayNumber(to) - toDayNumber(from) + 1;
      const amount = fen(Number(divideHalfAway(BigInt(monthlyRent) * BigInt(days), BigInt(daysInMonth))));
      return [{ contract, from, to, days, daysInMonth, monthlyRent, amount }];
    });
}

/** What every line names of a booking. */
interface StatedPlace {
  readonly number: string;
  /** The studio's code. */
  readonly studio: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly state: BookingState;
}

/** A booking as a statement reads it: its state as everybody sees it, its price frozen or as of now. */
export interface StatedBooking extends StatedPlace {
  readonly id: number;
  readonly price: Price;
  readonly isFrozen: boolean;
}

/** A session of the statement: ended, and charged or covered by free hours. */
export interface SessionLine extends StatedPlace {
  readonly lines: readonly PriceLine[];
  readonly freeMinutes: Minutes;
  readonly amount: Fen;
  /** Charged by what was frozen at its end; false for sessions of old ledgers, priced by the plan in force then. */
  readonly isFrozen: boolean;
}

/** A session that has not ended: `estimate` is what it costs as of now, null for an option; it is in no total. */
export interface OpenSession extends StatedPlace {
  readonly estimate: Fen | null;
}

/** All sessions of one tenant that start in a month. */
export interface StatedSessions {
  readonly ended: readonly SessionLine[];
  readonly open: readonly OpenSession[];
}

/** True where a session was called off and took nothing: in time, or in a studio that is free of charge. */
function tookNothing({ state, price }: StatedBooking): boolean {
  return price.lines.length === 0 || (state === 'cancelled' && price.total === 0 && countFreeMinutesIn(price.lines) === 0);
}

/** A month's sessions of a tenant, in order of start. Those that cost nothing and used nothing are left out where they were cancelled. */
export function listSessionLines(bookings: readonly StatedBooking[]): StatedSessions {
  const ended: SessionLine[] = [];
  const open: OpenSession[] = [];
  for (const booking of bookings.toSorted((a, b) => a.start - b.start || a.id - b.id)) {
    const { number, studio, start, end, state, price, isFrozen } = booking;
    const head = { number, studio, start, end, state };
    if (state === 'option') open.push({ ...head, estimate: null });
    else if (state === 'booked' || state === 'checked_in') open.push({ ...head, estimate: price.total });
    else if (!tookNothing(booking))
      ended.push({ ...head, lines: price.lines, freeMinutes: countFreeMinutesIn(price.lines), amount: price.total, isFrozen });
  }
  return { ended, open };
}

/** A correction or credit that somebody typed. */
export interface TypedCharge {
  readonly id: number;
  readonly kind: 'correction' | 'credit';
  readonly reason: string;
  readonly amount: Fen;
}

/** What a statement lists and adds up. */
export interface StatementLines {
  readonly rent: readonly RentLine[];
  readonly sessions: readonly SessionLine[];
  readonly typed: readonly TypedCharge[];
}

/** Sums of a statement, fen. */
export interface StatementTotals {
  readonly rent: Fen;
  readonly studio: Fen;
  readonly typed: Fen;
  readonly total: Fen;
}

function amounts(lines: readonly { readonly amount: Fen }[]): Fen {
  return fen(sumSafe(lines.map((line) => line.amount)));
}

/** Sums by kind, and all together. @throws RangeError beyond the safe range. */
export function totalsOf({ rent, sessions, typed }: StatementLines): StatementTotals {
  const sums = { rent: amounts(rent), studio: amounts(sessions), typed: amounts(typed) };
  return { ...sums, total: fen(sumSafe([sums.rent, sums.studio, sums.typed])) };
}

/** Free minutes of the month: what its leases give (the most of any), and what its ended sessions used. */
export function freeOf(leases: readonly RentLease[], month: Month, sessions: readonly SessionLine[]): { quota: Minutes; used: Minutes } {
  const present = leases.filter((lease) => isInForceBetween(lease, firstDayOf(month), lastDayOf(month)));
  const quota = Math.max(0, ...present.map((lease) => lease.freeMinutes ?? 0));
  return { quota: minutes(quota), used: minutes(sumSafe(sessions.map((line) => line.freeMinutes))) };
}

/** The month as half-open minutes. */
export function createMonthSpan(month: Month): { readonly from: Instant; readonly to: Instant } {
  return { from: createInstantAt(firstDayOf(month), 0), to: createInstantAt(firstDayOf(addMonths(month, 1)), 0) };
}

/** A line that differs from an earlier statement: a contract's rent or a session, before and after, fen. */
export interface Difference {
  readonly what: 'rent' | 'session';
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

interface Named {
  readonly name: string;
  readonly amount: number;
}

function differing(what: Difference['what'], earlier: readonly Named[], now: readonly Named[]): Difference[] {
  const of = (list: readonly Named[], name: string): number => sumSafe(list.filter((one) => one.name === name).map((one) => one.amount));
  const names = [...new Set([...earlier, ...now].map((one) => one.name))];
  return names.map((name) => ({ what, name, before: of(earlier, name), after: of(now, name) })).filter((one) => one.before !== one.after);
}

/** The lines of a statement that are charged by it. */
interface ChargedLines {
  readonly rent: readonly { readonly contract: string; readonly amount: number }[];
  readonly sessions: readonly { readonly number: string; readonly amount: number }[];
}

/** What rent and sessions came to differ by since an earlier statement. */
export function differencesOf(earlier: ChargedLines, now: ChargedLines): Difference[] {
  const rents = (lines: ChargedLines['rent']): Named[] => lines.map(({ contract, amount }) => ({ name: contract, amount }));
  const sessions = (lines: ChargedLines['sessions']): Named[] => lines.map(({ number, amount }) => ({ name: number, amount }));
  return [
    ...differing('rent', rents(earlier.rent), rents(now.rent)),
    ...differing('session', sessions(earlier.sessions), sessions(now.sessions)),
  ];
}

/** The number behind `last` among a month's statements: `ZD-202610-0007`. `last` null: the first. @throws where `last` is of another shape. */
export function formatNextStatementNumber(month: Month, last: string | null): string {
  const head = `ZD-${month.replace('-', '')}-`;
  const serial = last === null ? 0 : Number(last.startsWith(head) ? last.slice(head.length) : NaN);
  if (!Number.isSafeInteger(serial)) throw new RangeError(`not a statement of ${month}: ${last}`);
  return `${head}${String(serial + 1).padStart(4, '0')}`;
}
