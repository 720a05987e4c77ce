// Plays a busy month at the desk, call by call through the page's door or the command line: walk-ins, series, moves, early and late leaving, slips, no-shows, cancellations. The model of the desk says what has to come of each.
import { type BusyBase, DAYS, FIRST } from './busy-month-base.ts';
import { doneBy, type Doors, openDoors } from './busy-month-doors.ts';
import { dayStart, weekdayNo } from './desk-model-days.ts';
import type { BookCommand, Command, SeriesCommand } from './desk-model-commands.ts';
import { judgeSeries } from './desk-model-series.ts';
import { deskAt, type DeskState, emptyDesk, isLiveState, type ModelBooking, type ModelChange } from './desk-model-state.ts';
import { judgeCommand, type Outcome, type Scene, type Written } from './desk-model-steps.ts';
import { judgeUndo } from './desk-model-undo.ts';

interface Planned {
  readonly at: number;
  readonly act: () => Promise<void>;
}

/** A month as it is played. */
export interface BusyMonth {
  readonly base: BusyBase;
  readonly doors: Doors;
  /** The desk by the model. */
  state: DeskState;
  /** What is to be done yet, by time. */
  readonly ahead: Planned[];
  /** How often what was answered how, by which door. */
  readonly tally: Map<string, number>;
  /** 0 to below 1, always the same ones. */
  readonly random: () => number;
}

/** Numbers that look random and are the same in each run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function count({ tally }: BusyMonth, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

function plan({ ahead }: BusyMonth, at: number, act: () => Promise<void>): void {
  let [low, high] = [0, ahead.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ahead[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  ahead.splice(low, 0, { at, act });
}

function between(month: BusyMonth, from: number, to: number, step = 1): number {
  return from + Math.floor((month.random() * (to - from)) / step) * step;
}

function oneOf<T>(month: BusyMonth, list: readonly T[]): T {
  const found = list[Math.floor(month.random() * list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** Of all bookings those that a command can meet: the tenant's own, and whatever lies around the days. */
function sceneOf({ base, state }: BusyMonth, tenant: number, days: readonly number[]): Scene {
  const near = Object.values(state.bookings).filter(
    (one) => one.tenant === tenant || days.some((day) => Math.abs(one.start - day) < 2 * 1440),
  );
  return { world: base.world, state: { ...state, bookings: Object.fromEntries(near.map((one) => [one.id, one])) }, stale: new Set() };
}

function trouble(month: BusyMonth, command: Command, outcome: Outcome, meant: string): Error {
  return new Error(`${JSON.stringify(command)} at ${month.state.now}: ${JSON.stringify(outcome)}, meant ${meant}`);
}

function takeOver(month: BusyMonth, wrote: Written): void {
  const { state } = month;
  const of = <T extends { readonly id: number }>(table: Readonly<Record<number, T>>, some: readonly T[] = []): Record<number, T> =>
    Object.assign(table, Object.fromEntries(some.map((one) => [one.id, one])));
  month.state = { ...state, bookings: of(state.bookings, wrote.bookings), series: of(state.series, wrote.series) };
}

function changeOf(before: DeskState, wrote: Written, no: number): ModelChange {
  const bookings = (wrote.bookings ?? []).map((after) => ({ before: before.bookings[after.id] ?? null, after }));
  return { no, bookings, series: [], entries: [] };
}

/** Does a command by one of the doors and holds the answer against the model. Answers what it wrote, null where it was rightly refused. */
async function does(
  month: BusyMonth,
  command: Command,
  about: { readonly tenant: number; readonly days: readonly number[] },
): Promise<Written | null> {
  const scene = sceneOf(month, about.tenant, about.days);
  const { outcome, door } = await doneBy(month.doors, month.base, command, month.random() < 0.25);
  const judged = judgeCommand(scene, command) ?? judgeSeries(scene, command, outcome);
  if (judged === null) throw new Error(`nobody judges ${command.kind}`);
  const to = command.kind === 'state' ? ` ${command.to}` : '';
  count(month, `${door} ${command.kind}${to} ${outcome.ok ? 'ok' : outcome.refusal.code}`);
  if ('refused' in judged) {
    if (outcome.ok || !judged.refused.includes(outcome.refusal.code)) throw trouble(month, command, outcome, judged.refused.join());
    return null;
  }
  if (!outcome.ok) throw trouble(month, command, outcome, 'ok');
  const wrote = judged.writes(outcome.value);
  if ((wrote.troubles ?? []).length > 0) throw trouble(month, command, outcome, (wrote.troubles ?? []).join());
  const before = { ...month.state, bookings: { ...scene.state.bookings } };
  takeOver(month, wrote);
  const { change } = outcome.value;
  const canSlip = command.kind === 'move' || command.kind === 'extend' || command.kind === 'state';
  return canSlip && typeof change === 'number' ? await slipped(month, wrote, changeOf(before, wrote, change)) : wrote;
}

/** Now and then a change was a slip and is taken back at once by Ctrl+Z. */
async function slipped(month: BusyMonth, wrote: Written, change: ModelChange): Promise<Written | null> {
  if (month.random() > 0.03) return wrote;
  const [first] = change.bookings;
  if (first === undefined) return wrote;
  const near = sceneOf(month, first.after.tenant, [first.after.start]);
  const scene = { ...near, state: { ...near.state, changes: [change] } };
  const judged = judgeUndo(scene, change.no);
  const command: Command = { kind: 'undo', change: change.no };
  const outcome = await month.doors.page(command);
  count(month, `page undo ${outcome.ok ? 'ok' : outcome.refusal.code}`);
  if ('refused' in judged || !outcome.ok) throw trouble(month, command, outcome, 'refused' in judged ? judged.refused.join() : 'ok');
  takeOver(month, judged.writes(outcome.value));
  return null;
}

function bookingOf(month: BusyMonth, id: number): ModelBooking {
  const found = month.state.bookings[id];
  if (found === undefined) throw new Error(`no booking ${id}`);
  return found;
}

function versionOf({ base }: BusyMonth, id: number): number {
  return base.base.db.prepare<unknown[], { version: number }>('SELECT version FROM booking WHERE id = ?').get(id)?.version ?? 0;
}

type Become = Extract<Command, { kind: 'state' }>['to'];

async function become(
  month: BusyMonth,
  id: number,
  to: Become,
  how: { readonly at?: number; readonly reason?: string } = {},
): Promise<boolean> {
  const { tenant, start } = bookingOf(month, id);
  const command: Command = { kind: 'state', id, version: null, to, at: how.at ?? null, reason: how.reason ?? null };
  return (await does(month, command, { tenant, days: [start] })) !== null;
}

async function goesElsewhere(month: BusyMonth, id: number): Promise<void> {
  const { studio, tenant, start, end } = bookingOf(month, id);
  const shift = oneOf(month, [30, -30, 60, 120, -90, 0]);
  const to = shift === 0 || month.random() < 0.3 ? oneOf(month, month.base.world.studios).id : studio;
  const command: Command = { kind: 'move', id, version: versionOf(month, id), studio: to, from: start + shift, to: end + shift };
  await does(month, command, { tenant, days: [start] });
}

const REASONS = ['企业改计划', '主播临时有事', '设备故障', '登记错了', '客人改期'] as const;

async function isCancelled(month: BusyMonth, id: number): Promise<void> {
  const { tenant, start } = bookingOf(month, id);
  const how = { reason: oneOf(month, REASONS), isWaived: month.random() < 0.2 };
  const sql = 'SELECT number FROM booking WHERE id = ?';
  const number = month.base.base.db.prepare<unknown[], { number: string }>(sql).get(id)?.number ?? '';
  await does(month, { kind: 'cancel', id, number, how }, { tenant, days: [start] });
}

/** They leave: in time, early, or late, by the key or by a typed time. */
async function leaves(month: BusyMonth, id: number): Promise<void> {
  const { now } = month.state;
  const { end, state } = bookingOf(month, id);
  if (state !== 'checked_in') return;
  if (now < end - 5 && month.random() < 0.3) return plan(month, end + between(month, -4, 12), () => leaves(month, id));
  if (now > end + 30) await become(month, id, 'completed');
  const isOut =
    bookingOf(month, id).state === 'completed' ||
    (await become(month, id, 'completed', month.random() < 0.5 ? { at: Math.min(now, end + 90) } : {}));
  if (!isOut && bookingOf(month, id).state === 'checked_in') await become(month, id, 'completed', { at: now });
  // Wrong room: back in, and out again once they really go.
  if (month.random() > 0.06 || bookingOf(month, id).state !== 'completed') return;
  await become(month, id, 'checked_in', { reason: '点错了人' });
  plan(month, Math.max(now, end) + 5, () => leaves(month, id));
}

async function arrives(month: BusyMonth, id: number): Promise<void> {
  const { start, end, state } = bookingOf(month, id);
  if (state !== 'booked') return;
  if (start > month.state.now + 60) return plan(month, start - 5, () => arrives(month, id));
  if (month.random() < 0.05) {
    await become(month, id, 'no_show');
    if (month.random() < 0.3) await become(month, id, 'booked', { reason: '人到了' });
    if (bookingOf(month, id).state !== 'booked') return;
  }
  // Nobody says anything of a few: they are closed as booked with the month.
  if (month.random() < 0.03) return;
  await become(month, id, 'checked_in', month.random() < 0.3 ? { at: start } : {});
  if (bookingOf(month, id).state === 'booked') await become(month, id, 'checked_in', { at: start });
  if (month.random() < 0.04) {
    await become(month, id, 'booked', { reason: '点错了人' });
    await become(month, id, 'checked_in', { at: start });
  }
  const length = end - start;
  if (month.random() < 0.08) plan(month, end - 10, () => extended(month, id));
  const leaving = oneOf(month, [0, 0, 0, 5, -4, 12, 45, 130, -Math.floor(length / 2), -Math.floor(length / 4)]);
  plan(month, Math.max(month.state.now, end + leaving), () => leaves(month, id));
}

async function extended(month: BusyMonth, id: number): Promise<void> {
  const { tenant, start, state } = bookingOf(month, id);
  if (state !== 'checked_in') return;
  await does(month, { kind: 'extend', id, version: versionOf(month, id), minutes: 30 }, { tenant, days: [start] });
}

/** What becomes of a booking from when it is made. */
function goesOn(month: BusyMonth, id: number): void {
  const { start, state } = bookingOf(month, id);
  const { now } = month.state;
  const fate = month.random();
  if (state === 'option')
    plan(month, between(month, now, now + 180), async () => {
      if (bookingOf(month, id).state !== 'option') return;
      await become(month, id, 'booked');
    });
  if (fate < 0.12) plan(month, between(month, now, Math.max(now + 1, start)), () => isCancelledIfLive(month, id));
  else if (fate < 0.24 && start > now) plan(month, between(month, now, start), () => goesElsewhereIfLive(month, id));
  if (state === 'checked_in') plan(month, bookingOf(month, id).end + oneOf(month, [0, 8, -50]), () => leaves(month, id));
  else plan(month, Math.max(now, start + between(month, -40, 14)), () => arrives(month, id));
}

async function isCancelledIfLive(month: BusyMonth, id: number): Promise<void> {
  if (['booked', 'option'].includes(bookingOf(month, id).state)) await isCancelled(month, id);
}

async function goesElsewhereIfLive(month: BusyMonth, id: number): Promise<void> {
  if (bookingOf(month, id).state === 'booked') await goesElsewhere(month, id);
}

function studioFor(month: BusyMonth, tenant: number): number {
  const { world } = month.base;
  const own = world.leases.find((lease) => lease.tenant === tenant && lease.alone !== null)?.alone ?? null;
  return own !== null && month.random() < 0.6 ? own : oneOf(month, world.studios).id;
}

async function isWishedFor(month: BusyMonth, start: number): Promise<void> {
  const tenant = oneOf(month, month.base.world.tenants);
  const { now } = month.state;
  const length = oneOf(month, [60, 90, 120, 120, 180, 240]);
  const isWalkIn = start <= now;
  const isOption = !isWalkIn && start > now + 240 && month.random() < 0.1;
  const command: BookCommand = {
    kind: 'book',
    studio: studioFor(month, tenant),
    tenant,
    from: start,
    to: start + length,
    state: isWalkIn ? 'checked_in' : isOption ? 'option' : 'booked',
    holdsUntil: isOption ? now + 120 : null,
    things: [],
    entry: null,
  };
  const wrote = await does(month, command, { tenant, days: [start] });
  for (const { id } of wrote?.bookings ?? []) goesOn(month, id);
}

async function seriesIsWishedFor(month: BusyMonth, day: number): Promise<void> {
  const tenant = oneOf(month, month.base.world.tenants);
  const rule = { frequency: 'weekly' as const, weekdays: [weekdayNo(day)], startsOn: day, until: null, count: 3 };
  const startsMinute = between(month, 480, 1260, 30);
  const studio = studioFor(month, tenant);
  const mode = oneOf(month, ['free', 'all'] as const);
  const command: SeriesCommand = { kind: 'series', studio, tenant, rule, startsMinute, minutes: 120, things: [], mode };
  const days = [0, 7, 14].map((more) => dayStart(day + more));
  const wrote = await does(month, command, { tenant, days });
  for (const { id } of wrote?.bookings ?? []) goesOn(month, id);
}

/** Wishes over the whole month, most some days ahead, some as people walk in. */
function planWishes(month: BusyMonth, wishes: number): void {
  const begin = dayStart(FIRST) - 1440;
  for (let nth = 0; nth < wishes; nth += 1) {
    const day = between(month, FIRST, FIRST + DAYS);
    if (nth % 40 === 0 && day < FIRST + DAYS - 15) {
      plan(month, Math.max(begin, dayStart(day) - between(month, 600, 4000)), () => seriesIsWishedFor(month, day));
      continue;
    }
    const start = dayStart(day) + between(month, 480, 1380, 30);
    const ahead = oneOf(month, [0, 30, 300, 1500, 3000, 4300]);
    plan(month, Math.max(begin, start - ahead), () => isWishedFor(month, start));
  }
}

/** Plays it: so many wishes, of which many are refused. Answers the month after its last night. @throws where an answer is not the model's */
export async function playBusyMonth(base: BusyBase, wishes: number): Promise<BusyMonth> {
  const ahead: Planned[] = [];
  const month: BusyMonth = {
    base,
    doors: openDoors(base, () => month.state.now),
    state: emptyDesk(dayStart(FIRST) - 1440),
    ahead,
    tally: new Map(),
    random: randomFrom(20_261_101),
  };
  planWishes(month, wishes);
  for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) {
    goOnTo(month, Math.max(month.state.now, next.at));
    await next.act();
  }
  goOnTo(month, dayStart(FIRST + DAYS + 1) + 540);
  return month;
}

/** The clock goes on, at the desk and in the model. */
export function goOnTo(month: BusyMonth, now: number): void {
  month.base.setNow(now);
  month.state = deskAt(month.state, now);
}

/** How many bookings were made, and how many of them hold. */
export function madeIn({ state }: BusyMonth): { readonly made: number; readonly live: number } {
  const all = Object.values(state.bookings).filter(({ isThere }) => isThere);
  return { made: all.length, live: all.filter((one) => isLiveState(one.state)).length };
}
