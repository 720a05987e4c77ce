// What refuses a slot: its shape, who holds it, the studio, the tenant's right to it, the hours, the closed month. Beside each check its edges.
import {
  createInstantAt,
  type Day,
  getDayOfInstant,
  getMinuteOfDay,
  getMonthOfInstant,
  instant,
  type Instant,
  printInstant,
} from '../time/calendar.ts';
import { doOverlap, type Interval } from '../time/interval.ts';
import { isInForceBetween, isInForceOn, getLeaseEnd } from '../lease/lease.ts';
import { printDaySpans } from '../studio/opening-hours.ts';
import type { Refusal } from '../values/result.ts';
import {
  type EquipmentGround,
  type EquipmentUse,
  isBlocking,
  isInside,
  listBlocking,
  listDaysTouched,
  LONGEST_BOOKING,
  type Neighbour,
  type SlotContext,
  type SlotWish,
  spanOf,
} from './slot.ts';
import { isInServiceOn, openBetween, openSpansOn } from '../studio/studio-time.ts';

/** What a rule says: for each thing that it has to say the facts that its code's words name. */
export type Said = readonly Refusal['data'][];

/**
 * Instants at which what a rule says of a wish may change: as the wish's start, as its end. The finder and plan B try these instead of every
 * minute.
 */
export interface RuleEdges {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What edges are looked for in: the days of a window, for a booking that would move there (null: a new one). */
export interface EdgeSearch {
  readonly days: readonly Day[];
  readonly bookingId: number | null;
}

/** What most rules say of most slots: one list for all, for a ledger asks them a million times. */
const NOTHING: Said = [];

/** What of the ground a rule reads. */
type Reads<K extends keyof SlotContext> = Pick<SlotContext, K>;

function printed(interval: Interval): { readonly from: string; readonly until: string } {
  return { from: printInstant(instant(interval.from)), until: printInstant(instant(interval.to)) };
}

function heldBy(other: Neighbour): Refusal['data'] {
  return { bookingId: other.id, tenant: other.tenant, ...printed(spanOf(other)) };
}

export function checkUnknownEquipment(_: SlotWish, { equipment }: Reads<'equipment'>): Said {
  if (equipment.length === 0) return NOTHING;
  return equipment.filter((thing) => !thing.isKnown).map(({ id }) => ({ equipment: String(id) }));
}

export function checkEndsBeforeStart(wish: SlotWish): Said {
  return wish.end <= wish.start ? [printed(spanOf(wish))] : NOTHING;
}

export function checkTooLong(wish: SlotWish): Said {
  return wish.end - wish.start > LONGEST_BOOKING ? [{ ...printed(spanOf(wish)), limit: LONGEST_BOOKING }] : NOTHING;
}

/** Lists no edges: what a rule says of a wish's shape or of all wishes alike changes at no instant. */
export function listNoEdges(): RuleEdges {
  return { starts: [], ends: [] };
}

/** Lists where neighbours end and begin, with and without the turnaround behind them and behind the wish. */
export function listNearbyEdges({ studio, neighbours, now }: Reads<'studio' | 'neighbours' | 'now'>, search: EdgeSearch): RuleEdges {
  const taken = neighbours.filter((one) => one.id !== search.bookingId && isBlocking(one, now));
  const turnarounds = [0, ...new Set(search.days.map((day) => studio.turnaroundOn(day)))];
  const behind = ({ start, linked }: Neighbour): number => (linked ?? studio).turnaroundOn(getDayOfInstant(start));
  return {
    starts: taken.flatMap((one) => [one.end, one.end + behind(one)]),
    ends: taken.flatMap(({ start }) => turnarounds.map((minutes) => start - minutes)),
  };
}

export function checkOverlap(wish: SlotWish, ground: Reads<'studio' | 'neighbours' | 'now'>): Said {
  // Nobody near it at all is what nearly every slot of a ledger meets: nothing has to be listed and sorted for that.
  if (!ground.neighbours.some((one) => one.linked === null && isInside(wish, one))) return NOTHING;
  const taken = listBlocking(wish, ground).filter((one) => one.linked === null && isInside(wish, one));
  return taken.map((one) => ({ studio: ground.studio.code, ...heldBy(one) }));
}

/** Lists midnights and the minutes before them: a rule of the start's day alone lets a day's last minute begin a slot. */
export function listDayEdges(_: unknown, { days }: EdgeSearch): RuleEdges {
  const midnights = days.map((day) => createInstantAt(day, 0));
  return { starts: midnights.flatMap((midnight) => [midnight - 1, midnight]), ends: midnights };
}

/** Exclusivity and service are asked for every day touched, the lease for the day of the start. */
export function checkOutOfService(wish: SlotWish, { studio }: Reads<'studio'>): Said {
  const { code, openedOn, retiredOn } = studio;
  const day = listDaysTouched(wish.start, wish.end).find((one) => !isInServiceOn(studio, one));
  return day === undefined ? NOTHING : [{ studio: code, day, openedOn, retiredOn }];
}

export function checkExclusiveOfOther(wish: SlotWish, { studio, exclusiveLeases }: Reads<'studio' | 'exclusiveLeases'>): Said {
  if (exclusiveLeases.length === 0) return NOTHING;
  const [first, last] = [getDayOfInstant(wish.start), getDayOfInstant(instant(wish.end - 1))];
  return exclusiveLeases
    .filter((one) => one.tenantId !== wish.tenantId && isInForceBetween(one, first, last))
    .map((lease) => ({ studio: studio.code, tenant: lease.tenant, from: lease.startsOn, until: getLeaseEnd(lease) }));
}

/** `until`: the end of the last lease before; `from`: the start of the next one; each null where there is none. */
export function checkNoLease(wish: SlotWish, { tenantLeases }: Reads<'tenantLeases'>): Said {
  const day = getDayOfInstant(wish.start);
  if (tenantLeases.some((lease) => isInForceOn(lease, day))) return NOTHING;
  const ends = tenantLeases.map(getLeaseEnd).filter((end) => end < day);
  const starts = tenantLeases.map(({ startsOn }) => startsOn).filter((start) => start > day);
  return [{ tenant: wish.tenant, day, until: ends.toSorted().at(-1) ?? null, from: starts.toSorted()[0] ?? null }];
}

export function checkOutOfHours(wish: SlotWish, { studio }: Reads<'studio'>): Said {
  const first = getDayOfInstant(wish.start);
  // Nearly every slot lies in one span of its own day: nothing has to be laid together for it.
  const from = getMinuteOfDay(wish.start);
  const to = from + wish.end - wish.start;
  if (openSpansOn(studio, first).some((span) => span.from <= from && to <= span.to)) return NOTHING;
  const open = openBetween(studio, first, listDaysTouched(wish.start, wish.end).at(-1) ?? first);
  if (open.some((one) => one.from <= wish.start && wish.end <= one.to)) return NOTHING;
  return [{ studio: studio.code, day: first, hours: printDaySpans(openSpansOn(studio, first)) }];
}

export function listOpeningEdges({ studio }: Reads<'studio'>, { days }: EdgeSearch): RuleEdges {
  const [first, last] = [days[0], days.at(-1)];
  const open = first === undefined || last === undefined ? [] : openBetween(studio, first, last);
  return { starts: open.map(({ from }) => from), ends: open.map(({ to }) => to) };
}

export function checkBlackedOut(wish: SlotWish, { studio, blackouts }: Reads<'studio' | 'blackouts'>): Said {
  if (blackouts.length === 0) return NOTHING;
  return blackouts
    .filter((one) => doOverlap(spanOf(wish), one))
    .toSorted((a, b) => a.from - b.from)
    .map((one) => ({ studio: studio.code, reason: one.reason, ...printed(one) }));
}

export function listBlackoutEdges({ blackouts }: Reads<'blackouts'>): RuleEdges {
  return { starts: blackouts.map(({ to }) => to), ends: blackouts.map(({ from }) => from) };
}

/** The turnaround that is not kept between two bookings of different tenants, or null: the earlier one's, of its start's day and its studio, follows its end. */
function turnaroundBroken(wish: SlotWish, other: Neighbour, turnaroundOn: (day: Day) => number): number | null {
  if (other.tenantId === wish.tenantId) return null;
  const isOtherFirst = other.start < wish.start;
  const earlier = isOtherFirst ? other : wish;
  const later = isOtherFirst ? wish : other;
  const ofEarlier = isOtherFirst ? (other.linked?.turnaroundOn ?? turnaroundOn) : turnaroundOn;
  const turnaround = ofEarlier(getDayOfInstant(earlier.start));
  return later.start - earlier.end < turnaround ? turnaround : null;
}

/** A booking of a linked studio in the way: it overlaps, or another tenant's comes closer than the turnaround. */
export function checkLinkedTaken(wish: SlotWish, ground: Reads<'studio' | 'neighbours' | 'now'>): Said {
  if (ground.neighbours.every((one) => one.linked === null)) return NOTHING;
  const { code, turnaroundOn } = ground.studio;
  return listBlocking(wish, ground).flatMap((other) => {
    if (other.linked === null) return [];
    const isFree = turnaroundBroken(wish, other, turnaroundOn) === null && !isInside(wish, other);
    return isFree ? [] : [{ studio: code, linked: other.linked.code, ...heldBy(other) }];
  });
}

export function checkTurnaroundShort(wish: SlotWish, ground: Reads<'studio' | 'neighbours' | 'now'>): Said {
  const { code, turnaroundOn } = ground.studio;
  const isShort = (one: Neighbour): boolean => one.linked === null && turnaroundBroken(wish, one, turnaroundOn) !== null;
  if (!ground.neighbours.some(isShort)) return NOTHING;
  return listBlocking(wish, ground).flatMap((other) => {
    if (other.linked !== null || isInside(wish, other)) return [];
    const turnaround = turnaroundBroken(wish, other, turnaroundOn);
    return turnaround === null ? [] : [{ studio: code, ...heldBy(other), turnaround }];
  });
}

/** Who has a counted thing at the instant at which it is first short; null where there is enough. */
function shortage(wish: SlotWish, thing: EquipmentGround, now: Instant): readonly EquipmentUse[] | null {
  const uses = thing.uses.filter((one) => one.bookingId !== wish.bookingId && isBlocking(one, now) && isInside(wish, one));
  const moments = [wish.start, ...uses.map((one) => one.start).filter((at) => at > wish.start)].toSorted((a, b) => a - b);
  for (const at of moments) {
    const out = uses.filter((one) => one.start <= at && at < one.end);
    if (out.reduce((sum, one) => sum + one.count, thing.wanted) > thing.count) return out;
  }
  return null;
}

/** `until`: when the first of them comes back. */
export function checkEquipmentOut(wish: SlotWish, { equipment, now }: Reads<'equipment' | 'now'>): Said {
  if (equipment.length === 0) return NOTHING;
  return equipment.flatMap((thing) => {
    const out = shortage(wish, thing, now);
    if (out === null) return [];
    const [first] = out.map((one) => one.end).toSorted((a, b) => a - b);
    const { name, count, wanted } = thing;
    const tenants = [...new Set(out.map((one) => one.tenant))];
    return [{ equipment: name, count, wanted, tenants, until: first === undefined ? null : printInstant(first) }];
  });
}

export function listEquipmentEdges({ equipment, now }: Reads<'equipment' | 'now'>, { bookingId }: EdgeSearch): RuleEdges {
  const uses = equipment.flatMap((thing) => thing.uses).filter((one) => one.bookingId !== bookingId && isBlocking(one, now));
  return { starts: uses.map(({ end }) => end), ends: uses.map(({ start }) => start) };
}

/** A hold lies ahead and ends at the start at the latest. */
export function checkHeldTooLong({ hold, start }: SlotWish, { now }: Reads<'now'>): Said {
  const until = hold?.until ?? null;
  if (hold === null || (until !== null && until > now && until <= start)) return NOTHING;
  return [{ holdsUntil: until === null ? null : printInstant(until), now: printInstant(now), start: printInstant(start) }];
}

/** Neither into a closed month nor out of one. */
export function checkMonthClosed({ start, leaves }: SlotWish, { isMonthClosed }: Reads<'isMonthClosed'>): Said {
  const isOpen = !isMonthClosed(getMonthOfInstant(start)) && (leaves === null || !isMonthClosed(getMonthOfInstant(leaves)));
  if (isOpen) return NOTHING;
  const months = [start, leaves ?? start].map(getMonthOfInstant);
  return months.filter(isMonthClosed).map((month) => ({ month }));
}
