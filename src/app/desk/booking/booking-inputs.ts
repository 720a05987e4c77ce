// What is sent to book, to move and to swap, and what is asked of a slot. Pure.
import type { SeriesScope } from '../../../domain/booking/series.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';
import {
  createInstantAt,
  formatIsoInstant,
  getDayOfInstant,
  getMinuteOfDay,
  instant,
  type Instant,
  parseDay,
} from '../../../domain/time/calendar.ts';
import type { PlanChoice } from './plan-choices.ts';
import type { BookingLine, WaitingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Verdict } from './use-verdict.ts';
import type { SeriesQuestion } from '../../ui/fields/repeat.ts';
import { createSentDetails, type Details } from './details.ts';
import type { Outcome } from '../../ui/api.tsx';
import type { Slot } from '../desk-state.ts';
import type { Times } from '../../ui/time-text.ts';
import { trimOrNull } from '../../ui/values.tsx';

export type Left = Extract<Awaited<ReturnType<LivebaseClient['series']['change']>>, { ok: true }>['value']['left'];

export type Swap = Extract<PlanChoice, { kind: 'swap' }>;
/** A change of a series as it is asked about. */
export type ChangeQuestion = Parameters<LivebaseClient['series']['changePreview']>[0];

/** The change of the series that the typed slot of one of its dates comes to; null: something is missing, or it is for this date alone. */
export function createSeriesChange(
  { booking }: { readonly booking: BookingLine },
  scope: SeriesScope,
  wish: { readonly studio: number | null; readonly from: number; readonly to: number } | null,
): ChangeQuestion | null {
  if (wish === null || wish.studio === null || scope === 'this') return null;
  return {
    id: booking.id,
    version: booking.version,
    scope,
    studio: wish.studio === booking.studio ? null : wish.studio,
    startsMinute: wish.from === booking.from ? null : getMinuteOfDay(instant(wish.from)),
    minutes: wish.to - wish.from === booking.to - booking.from ? null : wish.to - wish.from,
  };
}

/** Without the place where the booking is already. */
export function dropOwnPlace(verdict: Verdict, { studio, from, to }: BookingLine): Verdict {
  const isOther = ({ kind, slot }: PlanChoice): boolean =>
    kind === 'swap' || slot.studio !== studio || slot.from !== from || slot.to !== to;
  return { ...verdict, choices: verdict.choices.filter(isOther) };
}

/** Whether the same dates are asked for, whatever else was typed. */
export function hasSameDates(one: SeriesQuestion, other: SeriesQuestion): boolean {
  const datesOf = ({ studio, tenant, rule, startsMinute, minutes }: SeriesQuestion): string =>
    JSON.stringify([studio, tenant, rule, startsMinute, minutes]);
  return datesOf(one) === datesOf(other);
}

/** A place of a booking as it is sent. */
export function sendPlace({ studio, from, to }: Slot): { readonly studio: number; readonly from: string; readonly to: string } {
  return { studio, from: formatIsoInstant(instant(from)), to: formatIsoInstant(instant(to)) };
}

/** Writes the moves of a swap: each booking with its version goes to its new place. */
export function createSwap(own: Moved, ours: Slot, other: Moved, theirs: Slot) {
  return [
    { id: own.id, version: own.version, ...sendPlace(ours) },
    { id: other.id, version: other.version, ...sendPlace(theirs) },
  ];
}

/** A booking that is moved. */
type Moved = Pick<BookingLine, 'id' | 'version'>;

/** What a new booking is sent from. */
interface Wish {
  readonly typed: { readonly state: 'booked' | 'option' | 'checked_in'; readonly reason: string; readonly details: Details };
  readonly times: Times | null;
  readonly holdsUntil: Instant | null;
  readonly waiting: number | null;
  readonly studio: number | null;
  readonly tenant: number | null;
  /** How long an option is held from now on where nothing is typed. */
  readonly optionHours: number;
  readonly now: Instant;
}

/** Writes a new booking as it is sent; null: something is still missing. */
export function createBooking({ typed, times, holdsUntil, waiting, studio, tenant, optionHours, now }: Wish) {
  if (tenant === null || studio === null || times === null) return null;
  const holds = typed.state === 'option' ? (holdsUntil ?? computeUsualHold({ from: times.from, optionHours, now })) : null;
  return {
    studio,
    tenant,
    from: formatIsoInstant(times.from),
    to: formatIsoInstant(times.to),
    state: typed.state,
    holdsUntil: holds === null ? null : formatIsoInstant(holds),
    waiting,
    ...createSentDetails(typed.details),
    overrideReason: trimOrNull(typed.reason),
  };
}

/** Writes an entry of the waiting list from what was typed for a booking; an end after midnight counts on. */
export function createWaiting(tenant: number, times: Times, studio: number | null, details: Details) {
  const fromMinute = getMinuteOfDay(times.from);
  const { contact, phone, note } = createSentDetails(details);
  const minutes = times.to - times.from;
  return {
    day: getDayOfInstant(times.from),
    tenant,
    contact,
    phone,
    fromMinute,
    toMinute: fromMinute + minutes,
    minutes,
    studio,
    area: null,
    kind: null,
    note,
  };
}

/** Computes until when an option is held if nothing is said: the base's hours, at most until it begins. */
export function computeUsualHold({ from, optionHours, now }: { from: Instant; optionHours: number; now: Instant }): Instant {
  return instant(Math.min(now + optionHours * 60, from));
}

/** What may be missing of a new booking, or in its way. */
interface Lacking {
  readonly tenant: number | null;
  readonly hasTimes: boolean;
  readonly isSeries: boolean;
  readonly verdict: Pick<Verdict, 'isStale' | 'refusal' | 'asks'>;
  readonly reason: string;
}

/** Chooses the field that the focus goes to where something is missing or in the way; null: nothing is. */
export function chooseLack({ tenant, hasTimes, isSeries, verdict, reason }: Lacking): 'tenant' | 'times' | 'plan' | 'reason' | null {
  if (tenant === null) return 'tenant';
  if (!hasTimes) return 'times';
  if (isSeries || (!verdict.isStale && verdict.refusal !== null)) return 'plan';
  return !verdict.isStale && verdict.asks.length > 0 && reason.trim() === '' ? 'reason' : null;
}

/** Chooses what a form begins with: the slot that was drawn, else what the entry of the waiting list wishes. */
export function chooseStart(slot: Slot | null, entry: WaitingLine | null): SlotStart {
  if (slot !== null) return { studio: slot.studio, times: { from: instant(slot.from), to: instant(slot.to) } };
  if (entry === null) return { studio: null, times: null };
  const day = parseDay(entry.day);
  if (day === null || entry.fromMinute === null) return { studio: entry.studio, times: null };
  const from = createInstantAt(day, entry.fromMinute);
  return { studio: entry.studio, times: { from, to: instant(from + entry.minutes) } };
}

/** What a form is opened with. */
export interface SlotStart {
  readonly studio: number | null;
  readonly times: Times | null;
}

/** True for an outcome that asks for a reason. */
export function isWarned(outcome: Outcome<unknown> | null): boolean {
  return outcome !== null && !outcome.ok && outcome.refusal?.code === 'BOOKING_WARNED';
}

/** What is wrong with typed times: `needed` where none are typed, `wrong` where they do not read. */
export function judgeTimes(text: string, times: Times | null, isTried: boolean): 'needed' | 'wrong' | null {
  // Half of a time is not wrong yet.
  if (!isTried && text.trim().length <= 6) return null;
  if (text.trim() === '') return 'needed';
  return times === null ? 'wrong' : null;
}

/** True where what is wished cannot be had: not in that studio, or in none. */
export function isOutOfReach(wish: {
  readonly refusal: Verdict['refusal'];
  readonly studio: number | null;
  readonly times: Times | null;
  readonly isAsking: boolean;
  readonly found: number;
}): boolean {
  return wish.refusal !== null || (wish.studio === null && wish.times !== null && !wish.isAsking && wish.found === 0);
}

/** What is said of several dates of a series, with those dates; what is said of one alone stands with it. */
export function groupRepeated<W>(
  dates: readonly { readonly day: string; readonly warnings: readonly W[] }[],
  say: (warning: W) => string,
): ReadonlyMap<string, readonly string[]> {
  const days = new Map<string, string[]>();
  for (const { day, warnings } of dates) for (const what of new Set(warnings.map(say))) days.set(what, [...(days.get(what) ?? []), day]);
  return new Map([...days].filter(([, found]) => found.length > 1));
}
