// Random doings at the desk by small numbers, and the command that each of them is on the desk as it stands.
import fc from 'fast-check';
import { dayNo, dayStart, type PlainRule } from './desk-model-days.ts';
import type { BookCommand, Command, PlainCancel, PlainMove, SeriesChangeCommand } from './desk-model-commands.ts';
import { type DeskState, freeFrom, type ModelBooking, type ModelWorld, standing } from './desk-model-state.ts';
import type { StoredDesk } from './desk-model-check.ts';

/** What is done how often. */
const KINDS = {
  book: 10,
  move: 6,
  resize: 4,
  extend: 2,
  state: 9,
  cancel: 2,
  swap: 4,
  many: 2,
  undo: 8,
  series: 4,
  seriesChange: 6,
  seriesCancel: 2,
  addBack: 4,
  wait: 2,
  leave: 1,
  early: 2,
  rest: 1,
  back: 2,
  own: 3,
  tick: 6,
  plan: 2,
  block: 1,
} as const;
type Kind = keyof typeof KINDS;

function isKind(text: string): text is Kind {
  return text in KINDS;
}

/** Something done at the desk: by which process, and whether the next one is sent at the same time by the other. */
const DOINGS = fc.record({
  kind: fc.oneof(...Object.entries(KINDS).flatMap(([kind, weight]) => (isKind(kind) ? [{ weight, arbitrary: fc.constant(kind) }] : []))),
  hand: fc.nat(1),
  isAtOnce: fc.constantFrom(false, false, false, true),
  a: fc.nat(11),
  b: fc.nat(11),
  c: fc.nat(47),
  d: fc.nat(11),
  e: fc.nat(11),
});
export type Doing = typeof DOINGS extends fc.Arbitrary<infer T> ? T : never;

/** What is no command to be judged: the clock goes on, prices change, a studio is blocked. */
export function isPassing({ kind }: Doing): boolean {
  return kind === 'tick' || kind === 'plan' || kind === 'block';
}

/** Of a booking's numbers those that make it a walk-in of about now. */
const WALK_INS = [
  { d: 0, e: 5 },
  { d: 1, e: 4 },
  { d: 2, e: 3 },
  { d: 5, e: 0 },
] as const;
const OF_STORY = ['book', 'tick', 'early', 'rest', 'rest', 'back', 'rest'] as const;

/** Somebody is in, leaves early, others want the rest, and it was a slip: one after the other, what comes between them is random. */
const STORIES = fc
  .tuple(fc.array(DOINGS, { minLength: OF_STORY.length, maxLength: OF_STORY.length }), fc.constantFrom(...WALK_INS), fc.nat(2))
  .map(([doings, walkIn, late]): Doing[] =>
    doings.map((doing, nth) => {
      const kind = OF_STORY[nth] ?? 'rest';
      if (kind === 'book') return { ...doing, kind, ...walkIn, c: 1 + late, isAtOnce: false };
      return kind === 'tick' ? { ...doing, kind, a: 0, c: 0, isAtOnce: false } : { ...doing, kind };
    }),
  );

/** What is done in a sequence: anything, and now and then a story. */
export const DAYS_AT_DESK = fc
  .array(fc.oneof({ weight: 30, arbitrary: DOINGS.map((one) => [one]) }, { weight: 1, arbitrary: STORIES }), {
    minLength: 1,
    maxLength: 36,
    size: 'max',
  })
  .map((parts) => parts.flat());

const LENGTHS = [60, 90, 120, 30, 240, 180, 300, 480, 95, 600, 1500, 0];
const SHIFTS = [30, -30, 60, 90, -90, 240, 1440, -1440, 7, 120, 0, -480];

/** What a command is made from. */
export interface Ground {
  readonly world: ModelWorld;
  readonly state: DeskState;
  readonly stored: StoredDesk;
  readonly first: number;
}

function of<T>(list: readonly T[], nth: number): T | undefined {
  return list[nth % Math.max(1, list.length)];
}

function bookingOf({ state }: Ground, nth: number): ModelBooking | undefined {
  return of(standing(state), nth);
}

/** Whose state is changed: mostly somebody who may come or go by now. */
function dueOf(ground: Ground, { a, e }: Doing): ModelBooking | undefined {
  const due = standing(ground.state).filter(
    (one) => one.start - 60 <= ground.state.now && (one.state === 'booked' || one.state === 'checked_in'),
  );
  return e % 3 === 0 || due.length === 0 ? bookingOf(ground, a) : of(due, a);
}

function versionOf({ stored }: Ground, id: number): number {
  return Number(stored.bookings.find((row) => row['id'] === id)?.['version'] ?? 1);
}

function startOf({ first }: Ground, { c, d }: Doing): number {
  return dayStart(first) + 720 + c * 60 + (d === 8 ? 7 : 0);
}

function thingsOf({ world }: Ground, nth: number): BookCommand['things'] {
  const [one, two] = world.things.map(({ id }) => id);
  if (one === undefined || two === undefined) return [];
  const all: BookCommand['things'][] = [
    [],
    [],
    [],
    [[one, 1]],
    [[two, 2]],
    [
      [one, 1],
      [two, 1],
    ],
  ];
  return all[nth % all.length] ?? [];
}

function bookOf(ground: Ground, doing: Doing): BookCommand {
  const { world, state } = ground;
  const { a, b, c, d, e } = doing;
  const kind = (['booked', 'booked', 'booked', 'option', 'option', 'checked_in', 'completed'] as const)[(d + e) % 7] ?? 'booked';
  // Anyone who is in, or was, is so about now.
  const isNow = (kind === 'checked_in' || kind === 'completed') && c % 4 !== 0;
  const from = isNow ? state.now + 60 - (c % 16) * 20 : startOf(ground, doing);
  const waits = Object.values(state.entries).filter(({ isThere }) => isThere);
  return {
    kind: 'book',
    studio: of(world.studios, a)?.id ?? 0,
    tenant: of(world.tenants, b) ?? 0,
    from,
    to: from + (of(LENGTHS, d) ?? 60),
    state: kind,
    holdsUntil: kind === 'option' ? ([from, from - 60, state.now + 90, from, state.now, from + 1][e % 6] ?? from) : null,
    things: thingsOf(ground, e),
    entry: b > 6 ? (of(waits, a)?.id ?? null) : null,
  };
}

function moveOf(ground: Ground, booking: ModelBooking, doing: Doing): PlainMove {
  const { a, b, c, d } = doing;
  const isFar = b % 3 === 0;
  const from = isFar ? startOf(ground, doing) : booking.start + (of(SHIFTS, d) ?? 0);
  const studio = c % 2 === 0 ? booking.studio : (of(ground.world.studios, a + c)?.id ?? 0);
  return { id: booking.id, version: versionOf(ground, booking.id), studio, from, to: from + booking.end - booking.start };
}

function resizeOf(ground: Ground, { id, studio, start, end }: ModelBooking, { b, d }: Doing): Command {
  const shift = of(SHIFTS, d) ?? 0;
  const [from, to] = b % 2 === 0 ? [start, end + shift] : [start + shift, end];
  return { kind: 'move', id, version: versionOf(ground, id), studio, from, to };
}

const REASONS = ['客人改期', '客人改期', '登记错了', '设备故障', '主播临时有事'] as const;

function howOf({ b, d, e }: Doing): PlainCancel {
  return { reason: of(REASONS, d + e) ?? '客人改期', isWaived: b % 7 === 3 };
}

const STATES = ['checked_in', 'completed', 'cancelled', 'no_show', 'booked'] as const;

function stateOf(ground: Ground, { id, end, start }: ModelBooking, { b, c, d, e }: Doing): Command {
  const to = of(STATES, b) ?? 'booked';
  const near = c % 3 === 1 ? ground.state.now : to === 'completed' ? end : start;
  const at = c % 3 === 0 ? null : near + ([0, 25, -20, -45, 200, -90, 31][d % 7] ?? 0);
  return {
    kind: 'state',
    id,
    version: e % 2 === 0 ? null : versionOf(ground, id),
    to,
    at,
    reason: e === 11 ? null : (of(REASONS, c + e) ?? '客人改期'),
  };
}

/** Anyone who is in leaves before the end; where nobody is, somebody who is due comes. */
function earlyOf(ground: Ground, { a, c }: Doing): Command | null {
  const all = standing(ground.state);
  const { now } = ground.state;
  const inside = all.filter(({ state, start, end }) => state === 'checked_in' && start < now && start < end);
  const leaving = of(inside, a);
  if (leaving !== undefined) {
    const { id, start, end } = leaving;
    const at = Math.min(now, start + Math.floor(((end - start) * (c % 5)) / 5));
    return { kind: 'state', id, version: null, to: 'completed', at, reason: null };
  }
  const due = all.filter(({ state, start, end }) => state === 'booked' && start - 60 <= now && now < end);
  const coming = of(due, a);
  return coming === undefined ? null : { kind: 'state', id: coming.id, version: null, to: 'checked_in', at: coming.start, reason: null };
}

/** What somebody left early is wished for by others: at once, behind the turnaround, or too near to it. */
function restOf(ground: Ground, doing: Doing): Command | null {
  const given = standing(ground.state).filter((one) => freeFrom(one) < one.end);
  const left = of(given, doing.a);
  if (left === undefined) return null;
  const from = freeFrom(left) + (of([0, 15, 30, 45, 60], doing.c) ?? 0);
  return { ...bookOf(ground, doing), studio: left.studio, from, to: Math.max(from + 30, left.end), state: 'booked', holdsUntil: null };
}

/** A slip is put back by one step. */
function backOf(ground: Ground, { a, c, e }: Doing): Command | null {
  const found = of(
    standing(ground.state).filter(({ state }) => state === 'completed' || state === 'checked_in' || state === 'no_show'),
    a,
  );
  if (found === undefined) return null;
  const to = found.state === 'completed' ? 'checked_in' : 'booked';
  return { kind: 'state', id: found.id, version: null, to, at: null, reason: e === 11 ? null : (of(REASONS, c) ?? '客人改期') };
}

/** In a studio that one tenant has for itself: mostly for that tenant. */
function ownOf(ground: Ground, doing: Doing): Command | null {
  const { b, c, d } = doing;
  const lease = ground.world.leases.find(({ alone }) => alone !== null);
  if (lease === undefined || lease.alone === null) return null;
  const from = dayStart(lease.fromDay + (d % (lease.toDay - lease.fromDay + 2))) + 480 + (c % 16) * 60;
  const tenant = b % 4 === 0 ? (of(ground.world.tenants, b) ?? 0) : lease.tenant;
  return {
    ...bookOf(ground, doing),
    studio: lease.alone,
    tenant,
    from,
    to: from + (of(LENGTHS, d) || 60),
    state: 'booked',
    holdsUntil: null,
  };
}

/** What an evening asks for besides. */
const EVENING: Readonly<Partial<Record<Kind, (ground: Ground, doing: Doing) => Command | null>>> = {
  early: earlyOf,
  rest: restOf,
  back: backOf,
  own: ownOf,
};

function swapOf(ground: Ground, doing: Doing): Command | null {
  const [one, other] = [bookingOf(ground, doing.a), bookingOf(ground, doing.b)];
  if (one === undefined || other === undefined || one.id === other.id) return null;
  const go = (from: ModelBooking, to: ModelBooking): PlainMove => ({
    id: from.id,
    version: versionOf(ground, from.id),
    studio: to.studio,
    from: to.start,
    to: doing.d % 2 === 0 ? to.end : to.start + from.end - from.start,
  });
  if (doing.e < 8) return { kind: 'swap', moves: [go(one, other), go(other, one)], book: null };
  const { studio, start, end } = one;
  const book = { ...bookOf(ground, doing), studio, from: start, to: end, state: 'booked', holdsUntil: null } as const;
  return { kind: 'swap', moves: [moveOf(ground, one, doing)], book };
}

function manyOf(ground: Ground, doing: Doing): Command | null {
  const { a, b, d } = doing;
  const chosen = standing(ground.state).slice(a % 4, (a % 4) + 1 + (b % 4));
  if (chosen.length === 0) return null;
  const studio = d % 2 === 0 ? null : (of(ground.world.studios, b)?.id ?? 0);
  return { kind: 'many', seen: chosen.map(({ id }) => ({ id, version: versionOf(ground, id) })), studio, how: howOf(doing) };
}

function ruleOf({ first }: Ground, { a, b, c, e }: Doing): PlainRule {
  const frequency = (['daily', 'daily', 'weekdays', 'weekly'] as const)[b % 4] ?? 'daily';
  const startsOn = first + (c % 3);
  const weekdays = frequency === 'weekly' ? [1 + (a % 7), 1 + ((a + 2) % 7)] : [];
  const isCounted = e % 2 === 0;
  return { frequency, weekdays, startsOn, until: isCounted ? null : startsOn + 2 + (e % 5), count: isCounted ? 2 + (e % 4) : null };
}

function seriesOf(ground: Ground, doing: Doing): Command {
  const { a, b, c, d, e } = doing;
  return {
    kind: 'series',
    studio: of(ground.world.studios, a)?.id ?? 0,
    tenant: of(ground.world.tenants, b) ?? 0,
    rule: ruleOf(ground, doing),
    startsMinute: (540 + c * 30) % 1440,
    minutes: of(LENGTHS, d) || 60,
    things: thingsOf(ground, e),
    mode: d % 3 === 0 ? 'all' : 'free',
  };
}

const SCOPES = ['following', 'all', 'this'] as const;

function seriesChangeOf(ground: Ground, { id, studio }: ModelBooking, { b, c, d, e }: Doing): SeriesChangeCommand {
  const other = of(ground.world.studios, c)?.id ?? studio;
  return {
    kind: 'seriesChange',
    id,
    version: versionOf(ground, id),
    scope: of(SCOPES, b) ?? 'this',
    studio: d % 3 === 0 ? other : null,
    startsMinute: d % 3 === 1 ? (540 + c * 30) % 1440 : null,
    minutes: d % 3 === 2 || e > 8 ? of(LENGTHS, e) || 60 : null,
    mode: e % 2 === 0 ? 'free' : 'all',
  };
}

function inSeries({ state }: Ground, nth: number): ModelBooking | undefined {
  return of(
    standing(state).filter((one) => one.series !== null),
    nth,
  );
}

function addBackOf({ state, first }: Ground, { a, c }: Doing): Command | null {
  const series = of(Object.values(state.series), a);
  if (series === undefined) return null;
  return { kind: 'addBack', series: series.id, day: c > 40 ? first + (c % 7) : (of(series.dates, c) ?? first) };
}

function undoOf({ state }: Ground, { a }: Doing): Command | null {
  const change = state.changes.at(-1 - (a % 4));
  return change === undefined ? null : { kind: 'undo', change: change.no };
}

function waitingOf(ground: Ground, { kind, a, b, c }: Doing): Command | null {
  if (kind === 'wait') return { kind, tenant: of(ground.world.tenants, b) ?? 0, day: dayNo(ground.state.now) + (c % 3), minutes: 60 };
  const entry = of(Object.values(ground.state.entries), a);
  if (entry === undefined) return null;
  const version = Number(ground.stored.entries.find((row) => row['id'] === entry.id)?.['version'] ?? 1);
  return { kind: 'leave', entry: entry.id, version };
}

function numberOf({ stored }: Ground, id: number): string {
  return String(stored.bookings.find((row) => row['id'] === id)?.['number']);
}

/** What a doing is on the desk as it stands; null where there is nothing to do it to, or it is nothing that the desk is asked for. */
export function commandOf(ground: Ground, doing: Doing): Command | null {
  const { kind, a, e } = doing;
  if (isPassing(doing)) return null;
  const ofEvening = EVENING[kind];
  if (ofEvening !== undefined) return ofEvening(ground, doing);
  if (kind === 'book') return bookOf(ground, doing);
  if (kind === 'swap') return swapOf(ground, doing);
  if (kind === 'many') return manyOf(ground, doing);
  if (kind === 'undo') return undoOf(ground, doing);
  if (kind === 'series') return seriesOf(ground, doing);
  if (kind === 'addBack') return addBackOf(ground, doing);
  if (kind === 'wait' || kind === 'leave') return waitingOf(ground, doing);
  const booking =
    kind === 'seriesChange' || kind === 'seriesCancel'
      ? inSeries(ground, a)
      : kind === 'state'
        ? dueOf(ground, doing)
        : bookingOf(ground, a);
  if (booking === undefined) return null;
  const { id } = booking;
  if (kind === 'move') return { kind, ...moveOf(ground, booking, doing) };
  if (kind === 'resize') return resizeOf(ground, booking, doing);
  if (kind === 'extend') return { kind, id, version: versionOf(ground, id), minutes: [30, 60, 7, 1440][e % 4] ?? 30 };
  if (kind === 'state') return stateOf(ground, booking, doing);
  if (kind === 'cancel') return { kind, id, number: numberOf(ground, id), how: howOf(doing) };
  if (kind === 'seriesChange') return seriesChangeOf(ground, booking, doing);
  return { kind: 'seriesCancel', id, version: versionOf(ground, id), scope: of(SCOPES, doing.b) ?? 'this', how: howOf(doing) };
}

/** By how much the clock goes on. */
export function minutesOfTick({ a, c }: Doing): number {
  return [60, 120, 300, 600, 900, 120, 60, 600, 31][(a + c) % 9] ?? 60;
}
