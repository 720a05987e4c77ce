// The desk as the model sees it: studios, leases, links and things of a sequence, its bookings, and what stands in the way of a place, minute by minute.
import { dayNo, dayStart } from './desk-model-days.ts';
import type { PlainPlan } from './desk-model-price.ts';

/** Minutes from a day's 00:00; the end passes 1440 where the night is open. */
export type PlainSpan = readonly [number, number];

/** A studio's facts from a day on. */
export interface PlainFact {
  readonly fromDay: number;
  readonly hours: readonly PlainSpan[];
  readonly turnaround: number;
  readonly rate: number;
}

/** Everything about a sequence that is no booking. */
export interface ModelWorld {
  readonly studios: readonly { readonly id: number; readonly closedDay: number | null }[];
  readonly tenants: readonly number[];
  readonly factOn: (studio: number, day: number) => PlainFact;
  readonly leases: readonly {
    readonly tenant: number;
    readonly fromDay: number;
    readonly toDay: number;
    readonly free: number;
    readonly alone: number | null;
    /** Fen an hour in that studio. */
    readonly ownRate: number;
  }[];
  readonly links: readonly { readonly whole: number; readonly part: number; readonly fromDay: number; readonly toDay: number | null }[];
  readonly things: readonly { readonly id: number; readonly count: number }[];
  readonly blackouts: readonly { readonly studio: number; readonly from: number; readonly to: number }[];
  readonly exceptions: readonly { readonly day: number; readonly studio: number | null; readonly hours: readonly PlainSpan[] }[];
  readonly plans: readonly { readonly studio: number | null; readonly fromDay: number; readonly plan: PlainPlan }[];
  readonly rules: {
    readonly grid: number;
    readonly checkInMinutes: number;
    readonly lateCancelHours: number;
    readonly lateCancelPercent: number;
    readonly noShowPercent: number;
    readonly overtimePercent: number;
    readonly cancelFree: number;
    readonly grace: number;
    readonly leaveGrace: number;
    readonly dayTurnHour: number;
  };
}

/** A booking as the model has it. `goneAt`: when the undo of its making took it away. */
export interface ModelBooking {
  readonly id: number;
  readonly isThere: boolean;
  readonly studio: number;
  readonly tenant: number;
  readonly start: number;
  readonly end: number;
  readonly state: string;
  readonly holdsUntil: number | null;
  readonly cancelReason: string | null;
  readonly actualStart: number | null;
  readonly actualEnd: number | null;
  readonly series: number | null;
  readonly occursOn: number | null;
  readonly isException: boolean;
  /** Ids with counts, by id. */
  readonly things: readonly (readonly [number, number])[];
  readonly plan: PlainPlan;
  readonly charge: number | null;
  /** Free minutes that it used up when it ended. */
  readonly kept: number;
  readonly goneAt: number | null;
  /** When it was made. */
  readonly bookedAt: number;
}

/** A series as the model has it: the dates themselves instead of their rule. */
export interface ModelSeries {
  readonly id: number;
  readonly isThere: boolean;
  readonly studio: number;
  readonly tenant: number;
  readonly startsMinute: number;
  readonly minutes: number;
  readonly dates: readonly number[];
  readonly goneAt: number | null;
}

/** An entry of the waiting list. */
export interface ModelEntry {
  readonly id: number;
  readonly isThere: boolean;
  readonly state: string;
  readonly booking: number | null;
  readonly goneAt: number | null;
}

type Table<T> = Readonly<Record<number, T>>;

/** What a change wrote: each record before (null: it was not there) and after it. */
export interface ModelChange {
  readonly no: number;
  readonly bookings: readonly { readonly before: ModelBooking | null; readonly after: ModelBooking }[];
  readonly series: readonly { readonly before: ModelSeries | null; readonly after: ModelSeries }[];
  readonly entries: readonly { readonly before: ModelEntry | null; readonly after: ModelEntry }[];
}

/** The desk at a moment. */
export interface DeskState {
  readonly now: number;
  readonly bookings: Table<ModelBooking>;
  readonly series: Table<ModelSeries>;
  readonly entries: Table<ModelEntry>;
  readonly changes: readonly ModelChange[];
}

/** A desk with nothing in it. */
export function emptyDesk(now: number): DeskState {
  return { now, bookings: {}, series: {}, entries: {}, changes: [] };
}

/** True where a booking takes its slot. */
export function isLiveState(state: string): boolean {
  return state !== 'cancelled' && state !== 'no_show';
}

/** What an option that nobody took in time is cancelled with. */
export const LAPSED = '保留到期';

/** The desk some time later, or at once: options whose time has come are cancelled to everybody who looks. */
export function deskAt(state: DeskState, now: number): DeskState {
  const bookings = { ...state.bookings };
  for (const one of Object.values(bookings)) {
    const isOver = one.state === 'option' && one.isThere && (one.start <= now || (one.holdsUntil !== null && one.holdsUntil <= now));
    if (isOver) bookings[one.id] = { ...one, state: 'cancelled', cancelReason: LAPSED };
  }
  return { ...state, now, bookings };
}

/** A place that somebody wishes for. */
export interface ModelPlace {
  readonly id: number | null;
  readonly studio: number;
  readonly tenant: number;
  readonly start: number;
  readonly end: number;
  readonly state: string;
  readonly things: readonly (readonly [number, number])[];
  /** When a session that is over was left. */
  readonly actualEnd?: number | null;
}

/** The first minute that a booking leaves to others: anyone who is checked out early gives the rest back, one who left before the start all of it. */
export function freeFrom({ state, start, end, actualEnd = null }: ModelPlace): number {
  return state === 'completed' && actualEnd !== null ? Math.max(start, Math.min(end, actualEnd)) : end;
}

function minutesOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, nth) => from + nth);
}

function daysOf({ start, end }: ModelPlace): number[] {
  return minutesOf(dayNo(start), dayNo(end - 1) + 1);
}

/** Whether every minute of the place lies in hours that begin on its day or on the day before. */
function isOpenAllAlong(world: ModelWorld, { studio, start, end }: ModelPlace): boolean {
  const hoursOf = (day: number): readonly PlainSpan[] => {
    const own = world.exceptions.find((one) => one.day === day && one.studio === studio);
    const forAll = world.exceptions.find((one) => one.day === day && one.studio === null);
    return (own ?? forAll ?? world.factOn(studio, day)).hours;
  };
  const open = new Set<number>();
  for (let day = dayNo(start) - 1; day <= dayNo(end); day += 1) {
    for (const [from, to] of hoursOf(day)) {
      for (let minute = from; minute < to; minute += 1) open.add(dayStart(day) + minute);
    }
  }
  for (let minute = start; minute < end; minute += 1) if (!open.has(minute)) return false;
  return true;
}

function isLinked(world: ModelWorld, a: number, b: number, day: number): boolean {
  return world.links.some(
    ({ whole, part, fromDay, toDay }) =>
      ((whole === a && part === b) || (whole === b && part === a)) && fromDay <= day && day <= (toDay ?? Infinity),
  );
}

function share(a: ModelPlace, b: ModelPlace): number[] {
  return minutesOf(Math.max(a.start, b.start), Math.min(a.end, b.end));
}

/** Whether the later one begins in the minutes that have to stay free behind the earlier one. */
function isTooClose(world: ModelWorld, a: ModelPlace, b: ModelPlace): boolean {
  if (a.tenant === b.tenant) return false;
  const [first, second] = b.start < a.start ? [b, a] : [a, b];
  const gap = world.factOn(first.studio, dayNo(first.start)).turnaround;
  return second.start < first.end + gap;
}

function linkedInWay(world: ModelWorld, place: ModelPlace, other: ModelPlace): boolean {
  if (share(place, other).some((minute) => isLinked(world, place.studio, other.studio, dayNo(minute)))) return true;
  return isTooClose(world, place, other) && isLinked(world, place.studio, other.studio, dayNo(Math.max(place.start, other.start)));
}

function isShort(world: ModelWorld, place: ModelPlace, others: readonly ModelPlace[]): boolean {
  return place.things.some(([id, wanted]) => {
    const count = world.things.find((one) => one.id === id)?.count ?? 0;
    const uses = others.filter((one) => one.things.some(([thing]) => thing === id));
    return minutesOf(place.start, place.end).some((minute) => {
      let out = wanted;
      for (const one of uses) {
        if (one.start <= minute && minute < one.end) out += one.things.find(([thing]) => thing === id)?.[1] ?? 0;
      }
      return out > count;
    });
  });
}

type Rules = readonly (readonly [string, () => boolean])[];

/** What only one may have: asked of every pair again after each step. */
function sharedRules(world: ModelWorld, place: ModelPlace, others: readonly ModelPlace[]): Rules {
  const near = others.filter((one) => one.studio === place.studio);
  return [
    ['BOOKING_OVERLAP', () => near.some((one) => share(place, one).length > 0)],
    ['BOOKING_LINKED_TAKEN', () => others.some((one) => one.studio !== place.studio && linkedInWay(world, place, one))],
    ['BOOKING_TURNAROUND', () => near.some((one) => share(place, one).length === 0 && isTooClose(world, place, one))],
    ['BOOKING_EQUIPMENT_OUT', () => isShort(world, place, others)],
  ];
}

/** What the studio and the tenant's lease say. */
function ownRules(world: ModelWorld, place: ModelPlace): Rules {
  const { closedDay } = world.studios.find(({ id }) => id === place.studio) ?? { closedDay: null };
  const first = dayNo(place.start);
  const days = daysOf(place);
  const held = world.leases.filter((one) => one.alone === place.studio && one.tenant !== place.tenant);
  const own = world.leases.filter((one) => one.tenant === place.tenant);
  const black = world.blackouts.filter((one) => one.studio === place.studio);
  return [
    ['BOOKING_OUT_OF_SERVICE', () => days.some((day) => day >= (closedDay ?? Infinity))],
    ['BOOKING_EXCLUSIVE', () => days.some((day) => held.some((one) => one.fromDay <= day && day <= one.toDay))],
    ['BOOKING_NO_LEASE', () => !own.some((one) => one.fromDay <= first && first <= one.toDay)],
    ['BOOKING_OUT_OF_HOURS', () => !isOpenAllAlong(world, place)],
    ['BOOKING_BLACKOUT', () => black.some((one) => one.from < place.end && place.start < one.to)],
  ];
}

function othersThan(place: ModelPlace, everybody: readonly ModelPlace[]): readonly ModelPlace[] {
  return everybody
    .filter((one) => one.id !== place.id && isLiveState(one.state))
    .map((one) => ({ ...one, end: freeFrom(one) }))
    .filter((one) => one.start < one.end);
}

/** What two bookings, or one too many, would share: codes, none where all is well. */
export function sharedObstacles(world: ModelWorld, place: ModelPlace, everybody: readonly ModelPlace[]): string[] {
  const kept = { ...place, end: freeFrom(place) };
  const rules = kept.start < kept.end ? sharedRules(world, kept, othersThan(place, everybody)) : [];
  return rules.filter(([, holds]) => holds()).map(([code]) => code);
}

/** Everything that stands in the way of a place, in the order in which it is named. `everybody`: anyone who has a place already. */
function* eachObstacle(world: ModelWorld, place: ModelPlace, everybody: readonly ModelPlace[]): Generator<string> {
  if (place.end <= place.start) yield 'BOOKING_ENDS_BEFORE_START';
  else if (place.end - place.start > 31 * 1440) yield 'BOOKING_TOO_LONG';
  else if (isLiveState(place.state)) {
    const shared = sharedRules(world, place, othersThan(place, everybody));
    for (const [code, holds] of [...shared.slice(0, 2), ...ownRules(world, place), ...shared.slice(2)]) if (holds()) yield code;
  }
}

/** All of it. */
export function obstacles(world: ModelWorld, place: ModelPlace, everybody: readonly ModelPlace[]): string[] {
  return [...eachObstacle(world, place, everybody)];
}

/** The first of it, null where the place can be had. */
export function firstObstacle(world: ModelWorld, place: ModelPlace, everybody: readonly ModelPlace[]): string | null {
  for (const code of eachObstacle(world, place, everybody)) return code;
  return null;
}

/** Bookings that stand on the desk, without some of them. */
export function standing(state: DeskState, without: ReadonlySet<number> = new Set()): ModelBooking[] {
  return Object.values(state.bookings).filter((one) => one.isThere && !without.has(one.id));
}
