// A slot as it is wished for, and the ground on which it is decided (domain/booking/booking-rules.ts): everything that a rule of booking may read.
import { hasLapsed, type Hold, isLive } from './booking.ts';
import { type Day, DAY_MINUTES, getDayOfInstant, instant, type Instant, listDays, type Month } from '../time/calendar.ts';
import type { BookingState } from '../base/catalogue.ts';
import type { DeskRules } from './desk-rules.ts';
import type { Interval } from '../time/interval.ts';
import type { LeaseDays } from '../lease/lease.ts';
import type { Overdue } from '../money/due.ts';
import type { Refusal } from '../values/result.ts';
import type { Opening, Service } from '../studio/studio-time.ts';

/** The longest booking that is believed, in minutes (31 days): beyond it the end's date is a slip. */
export const LONGEST_BOOKING = 31 * DAY_MINUTES;

/** A booking as it is wished for. */
export interface SlotWish {
  /** Its own id where it is moved or changed, so that it does not stand in its own way; null when new. */
  readonly bookingId: number | null;
  /** The start that it leaves where it is moved or changed; null when new. */
  readonly leaves: Instant | null;
  readonly tenantId: number;
  readonly tenant: string;
  readonly state: BookingState;
  readonly start: Instant;
  readonly end: Instant;
  /** The end of hold that it gets with the slot; null where it gets none. */
  readonly hold: { readonly until: Instant | null } | null;
  /** A row of a ledger whose start lay in the past: rules but overlap give findings (docs/rules/imports.md, Bookings). */
  readonly isHistory: boolean;
}

/** Another booking of the same studio, or of one that is linked with it. */
export interface Neighbour extends Hold {
  readonly id: number;
  readonly tenantId: number;
  readonly tenant: string;
  /** Until when it blocks its studio (`computeBlockedUntil`), after its start. */
  readonly end: Instant;
  /** The linked studio that it is in; null where it is in the very studio. */
  readonly linked: { readonly code: string; readonly turnaroundOn: (day: Day) => number } | null;
}

/** A counted thing that the wish takes along, and who has it out around the wish. */
export interface EquipmentGround {
  readonly id: number;
  readonly name: string;
  /** False where there is no such thing (any more): then there are none of it. */
  readonly isKnown: boolean;
  /** How many there are, and how many are wished for. */
  readonly count: number;
  readonly wanted: number;
  readonly uses: readonly EquipmentUse[];
}

/** Another booking that takes some of a counted thing along. */
export interface EquipmentUse extends Hold {
  readonly bookingId: number;
  readonly tenant: string;
  readonly end: Instant;
  readonly count: number;
}

/** A lease of any tenant that names the studio for itself. */
export interface ExclusiveLease extends LeaseDays {
  readonly tenantId: number;
  readonly tenant: string;
}

/** A time at which the studio is blocked, and why. */
export interface Blackout extends Interval {
  readonly reason: string;
}

/** A guest who is in the studio, or in one that is linked with it, though the booked end (`to`) has come. */
export interface Overstay extends Interval {
  readonly bookingId: number;
  readonly tenantId: number;
  readonly tenant: string;
  /** The code of the studio that the guest is in. */
  readonly studio: string;
}

/** Another booking of the wishing tenant, in whatever studio. */
export interface TenantBooking extends Hold {
  readonly id: number;
  /** Its studio's code. */
  readonly studio: string;
  readonly end: Instant;
  /** Until when it blocks its studio (`computeBlockedUntil`). */
  readonly blocksUntil: Instant;
}

/** What the desk knows of the wishing tenant besides its leases, each read when it is first asked for. */
export interface TenantFacts {
  /** What it should have paid by today and has not. */
  readonly arrears: () => Overdue;
  /** Reasons that were given for it on this desk's day, by the code of the warning. */
  readonly given: () => ReadonlyMap<string, string>;
  /** The month before today's, where its report is missed; else null. */
  readonly unreported: () => Month | null;
  /** Its licence and identity check where they expired before the day. */
  readonly expiredPapers: (day: Day) => readonly { readonly kind: string; readonly expiresOn: Day }[];
  /** Its bookings that start in `[from, to)`, whatever became of them. */
  readonly bookings: (from: Instant, to: Instant) => readonly TenantBooking[];
}

/** Everything the decision reads; lists may hold more than what is near. Hours and turnaround are dated: they are asked for by day. */
export interface SlotContext {
  readonly studio: Service & Opening & { readonly code: string; readonly turnaroundOn: (day: Day) => number };
  readonly neighbours: readonly Neighbour[];
  readonly overstays: readonly Overstay[];
  readonly exclusiveLeases: readonly ExclusiveLease[];
  readonly blackouts: readonly Blackout[];
  /** All leases of the wishing tenant. */
  readonly tenantLeases: readonly LeaseDays[];
  /** What the wish takes along; empty where it takes nothing. */
  readonly equipment: readonly EquipmentGround[];
  readonly tenantFacts: TenantFacts;
  /** Whether a month's figures are filed: no booking may start in it any more. */
  readonly isMonthClosed: (month: Month) => boolean;
  readonly rules: DeskRules;
  readonly now: Instant;
}

/** What is said about a slot that can be had. */
export interface SlotVerdict {
  /** Rules that a history row breaks: kept and shown, not refused. */
  readonly findings: readonly Refusal[];
  /** What the front desk should know, worked out when it is asked for. */
  readonly warnings: readonly Refusal[];
  /** Codes of those that a reason is asked for and none was given today. */
  readonly asks: readonly string[];
  /** A reason that was given for the tenant today and holds for others of them; null where there is none. */
  readonly given: string | null;
}

/** The days that a booking touches; an end at 00:00 does not touch its day. */
export function listDaysTouched(start: Instant, end: Instant): Day[] {
  const first = getDayOfInstant(start);
  const last = getDayOfInstant(instant(end - 1));
  return first === last ? [first] : listDays(first, last);
}

/** The wish's time. */
export function spanOf(wish: Pick<SlotWish, 'start' | 'end'>): Interval {
  return { from: wish.start, to: wish.end };
}

/** Whether a booking blocks a place in which it is: live, not lapsed. */
export function isBlocking(one: Hold, now: Instant): boolean {
  return isLive(one.state) && !hasLapsed(one, now);
}

const NOBODY: readonly Neighbour[] = [];

/** Neighbours that block, the wish itself left out; by start, then id. */
export function listBlocking(wish: SlotWish, { neighbours, now }: Pick<SlotContext, 'neighbours' | 'now'>): readonly Neighbour[] {
  if (neighbours.length === 0) return NOBODY;
  return neighbours.filter((one) => one.id !== wish.bookingId && isBlocking(one, now)).toSorted((a, b) => a.start - b.start || a.id - b.id);
}

/** Whether a neighbour's time and the wish's overlap. */
export function isInside(wish: SlotWish, other: Pick<Neighbour, 'start' | 'end'>): boolean {
  return wish.start < other.end && other.start < wish.end;
}
