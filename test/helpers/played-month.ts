// Plays a month's sessions through the contract as the desk would: each booked ahead in one of many ways, checked in and out, cancelled, or nobody came.
import type { LivebaseClient } from '../../src/contract/contract.ts';
import { clockOf, dayNo, dayText, weekdayNo, wire } from './desk-model-days.ts';
import { valueOf } from './intake-client.ts';
import { clean, code, instant, sheetRows, text } from './world-cells.ts';

/** A session as its ledger tells it. */
export interface Session {
  readonly number: string;
  readonly studio: string;
  readonly tenant: string;
  readonly from: number;
  readonly to: number;
  readonly state: string;
  readonly title: string | null;
  readonly reason: string | null;
}

/** Every session of the fixtures' ledger. */
export function ledgerSessions(): readonly Session[] {
  return sheetRows('04-预约.xlsx', '预约', '预约号').map((row) => ({
    number: code(row['预约号']),
    studio: code(row['直播间']),
    tenant: code(row['企业']),
    from: instant(row['开始']),
    to: instant(row['结束']),
    state: clean(row['状态']),
    title: text(row['主题']),
    reason: text(row['取消原因']),
  }));
}

/** A desk that a month is played at. `setNow`: moves the base's clock on. */
export interface PlayedDesk {
  readonly client: LivebaseClient;
  readonly setNow: (minute: number) => void;
}

interface Step {
  readonly at: number;
  readonly act: () => Promise<void>;
}

interface Player {
  readonly desk: PlayedDesk;
  /** Ids by the ledger's number. */
  readonly ids: Map<string, number>;
  /** How many sessions came about in which way. */
  readonly ways: Map<string, number>;
}

type Place = Pick<Session, 'studio' | 'from' | 'to'>;

function count({ ways }: Player, way: string): void {
  ways.set(way, (ways.get(way) ?? 0) + 1);
}

function idOf({ ids }: Player, { number }: Session): number {
  const id = ids.get(number);
  if (id === undefined) throw new Error(`${number} is not booked`);
  return id;
}

async function versionOf(player: Player, session: Session): Promise<{ readonly id: number; readonly version: number }> {
  const id = idOf(player, session);
  const { booking } = valueOf(await player.desk.client.bookings.get({ booking: id }));
  return { id, version: booking.version };
}

type BookInput = Parameters<LivebaseClient['bookings']['book']>[0];

async function book(player: Player, session: Session, place: Place, more: Partial<BookInput> = {}): Promise<void> {
  const { tenant, title } = session;
  const times = { from: wire(place.from), to: wire(place.to) };
  const made = valueOf(await player.desk.client.bookings.book({ studio: place.studio, tenant, title, ...times, ...more }));
  player.ids.set(session.number, made.booking.id);
}

async function isFree({ desk }: Player, { tenant }: Session, { studio, from, to }: Place): Promise<boolean> {
  const asked = { booking: null, studio, tenant, from: wire(from), to: wire(to) };
  return valueOf(await desk.client.bookings.judge(asked)).refusal === null;
}

async function moveHome(player: Player, session: Session): Promise<void> {
  const { studio, from, to } = session;
  valueOf(await player.desk.client.bookings.move({ ...(await versionOf(player, session)), studio, from: wire(from), to: wire(to) }));
}

async function become(player: Player, session: Session, to: string, how: { at?: number; reason?: string } = {}): Promise<number | null> {
  const state = { booking: idOf(player, session), version: null, to: to as 'booked', at: how.at === undefined ? null : wire(how.at) };
  return valueOf(await player.desk.client.bookings.state({ ...state, reason: how.reason ?? null })).change;
}

/** Ways in which a session that took place gets its slot: alone. */
const ALONE: Readonly<Record<string, (player: Player, session: Session, now: number) => Promise<boolean>>> = {
  option: async (player, session, now) => {
    if (session.from <= now + 120) return false;
    await book(player, session, session, { state: 'option', holdsUntil: wire(now + 120) });
    await become(player, session, 'booked');
    return true;
  },
  moved: async (player, session) => {
    const { studio, from, to } = session;
    for (const shift of [30, -30, 60, -60, 120, -120, 1440]) {
      const place = { studio, from: from + shift, to: to + shift };
      if (!(await isFree(player, session, place))) continue;
      await book(player, session, place);
      await moveHome(player, session);
      return true;
    }
    return false;
  },
  resized: async (player, session) => {
    const place = { studio: session.studio, from: session.from, to: session.to + 30 };
    if (!(await isFree(player, session, place))) return false;
    await book(player, session, place);
    await moveHome(player, session);
    return true;
  },
  waited: async (player, session) => {
    const open = {
      contact: '小陈',
      phone: '13800000000',
      fromMinute: null,
      toMinute: null,
      studio: null,
      area: null,
      kind: null,
      note: null,
    };
    const wish = { day: dayText(dayNo(session.from)), tenant: session.tenant, minutes: session.to - session.from, ...open };
    const { entry } = valueOf(await player.desk.client.waiting.add(wish));
    await book(player, session, session, { waiting: entry.id });
    return true;
  },
  undone: async (player, session) => {
    await book(player, session, session);
    const change = await become(player, session, 'cancelled', { reason: '点错' });
    valueOf(await player.desk.client.bookings.undo({ change: change ?? 0 }));
    return true;
  },
};

/** Two sessions that are booked in each other's place and swapped; or each at home where they cannot be. */
async function swapped(player: Player, one: Session, other: Session): Promise<void> {
  const isPossible = (await isFree(player, one, other)) && (await isFree(player, other, one));
  await book(player, one, isPossible ? other : one);
  await book(player, other, isPossible ? one : other);
  count(player, isPossible ? 'swapped' : 'plain');
  count(player, isPossible ? 'swapped' : 'plain');
  if (!isPossible) return;
  const home = async (session: Session) => {
    const { studio, from, to } = session;
    return { ...(await versionOf(player, session)), studio, from: wire(from), to: wire(to) };
  };
  valueOf(await player.desk.client.bookings.swap({ moves: [await home(one), await home(other)], book: null, reason: '互换' }));
}

/** Two sessions of a tenant within a week as a series of two dates, of which the second goes where it was. */
async function asSeries(player: Player, one: Session, other: Session): Promise<void> {
  const { client } = player.desk;
  const days = [dayNo(one.from), dayNo(other.from)] as const;
  const rule = { frequency: 'weekly' as const, weekdays: days.map(weekdayNo), startsOn: dayText(days[0]), until: null, count: 2 };
  const { studio, tenant } = one;
  const asked = { studio, tenant, rule, startsMinute: clockOf(one.from), minutes: one.to - one.from };
  const made = await client.series.book({ ...asked, mode: 'all' });
  count(player, made.ok ? 'series' : 'plain');
  count(player, made.ok ? 'series' : 'plain');
  if (!made.ok) {
    await book(player, one, one);
    return book(player, other, other);
  }
  const [first, second] = made.value.bookings;
  if (first === undefined || second === undefined) throw new Error('a series of two dates');
  player.ids.set(one.number, first.id);
  player.ids.set(other.number, second.id);
  const to = { studio: other.studio, startsMinute: clockOf(other.from), minutes: other.to - other.from };
  valueOf(await client.series.change({ id: second.id, version: second.version, scope: 'this', ...to, mode: 'all' }));
}

async function placed(player: Player, session: Session, way: string, now: number): Promise<void> {
  const isDone = (await ALONE[way]?.(player, session, now)) ?? false;
  if (!isDone) await book(player, session, session);
  count(player, isDone ? way : 'plain');
}

/** From the booking on: checked in a little early or late, checked out likewise; some last longer than they were booked at first. */
function heldSteps(player: Player, session: Session, nth: number): Step[] {
  const { from, to } = session;
  return [
    { at: from + ([0, -10, 7][nth % 3] ?? 0), act: async () => void (await become(player, session, 'checked_in')) },
    {
      at: to + ([0, -5, 9][nth % 3] ?? 0),
      act: async () => void (await become(player, session, 'completed', nth % 2 === 0 ? { at: to } : {})),
    },
  ];
}

const WAYS = ['plain', 'option', 'moved', 'extended', 'walkedIn', 'entered', 'waited', 'resized', 'putBack', 'undone'];

function takenPlace(player: Player, session: Session, nth: number, bookAt: number): Step[] {
  const { from, to, studio } = session;
  const way = WAYS[nth % WAYS.length] ?? 'plain';
  const held = heldSteps(player, session, nth);
  const counted = (act: () => Promise<unknown>) => async (): Promise<void> => {
    await act();
    count(player, way);
  };
  if (way === 'walkedIn') {
    return [{ at: from, act: counted(() => book(player, session, session, { state: 'checked_in' })) }, ...held.slice(1)];
  }
  if (way === 'entered') return [{ at: to, act: counted(() => book(player, session, session, { state: 'completed' })) }];
  if (way === 'extended' && to - from > 60) {
    const extend = async (): Promise<void> =>
      void valueOf(await player.desk.client.bookings.extend({ ...(await versionOf(player, session)), minutes: 30 }));
    const shorter = { studio, from, to: to - 30 };
    return [
      { at: bookAt, act: counted(() => book(player, session, shorter)) },
      ...held.slice(0, 1),
      { at: to - 40, act: extend },
      ...held.slice(1),
    ];
  }
  const booked = { at: bookAt, act: () => placed(player, session, way, bookAt) };
  if (way !== 'putBack') return [booked, ...held];
  const wrong = { at: from + 8, act: async () => void (await become(player, session, 'no_show')) };
  const right = { at: from + 9, act: counted(() => become(player, session, 'booked', { reason: '人到了' })) };
  const later = held.map(({ at, act }) => ({ at: Math.max(at, from + 10), act }));
  return [{ at: bookAt, act: () => book(player, session, session) }, wrong, right, ...later];
}

function endedSteps(player: Player, session: Session, nth: number, bookAt: number): Step[] {
  const booked = { at: bookAt, act: () => placed(player, session, nth % 3 === 0 ? 'option' : 'plain', bookAt) };
  if (session.state === '未到场')
    return [booked, { at: session.from + 20, act: async () => void (await become(player, session, 'no_show')) }];
  const at = Math.max(bookAt, session.from - (nth % 2 === 0 ? 300 : 2000));
  const cancel = { at, act: async () => void (await become(player, session, 'cancelled', { reason: session.reason ?? '客户改期' })) };
  return [booked, cancel];
}

/** Sessions that are booked together: each third with one that suits, if one does. */
function pairsOf(sessions: readonly Session[]): readonly (readonly [Session, Session])[] {
  const left = sessions.filter(({ state }) => state === '已完成');
  const pairs: (readonly [Session, Session])[] = [];
  const taken = new Set<Session>();
  for (const [nth, one] of left.entries()) {
    if (nth % 4 !== 0 || taken.has(one)) continue;
    const isSeries = nth % 8 === 0;
    const other = left.slice(nth + 1, nth + 40).find((two) => {
      if (taken.has(two)) return false;
      const days = dayNo(two.from) - dayNo(one.from);
      return isSeries ? two.tenant === one.tenant && days > 0 && days < 7 : two.studio !== one.studio;
    });
    if (other === undefined) continue;
    taken.add(one).add(other);
    pairs.push([one, other]);
  }
  return pairs;
}

/** Plays the sessions in order of time, none booked before `begin`. Answers how many came about in which way. */
export async function playSessions(desk: PlayedDesk, sessions: readonly Session[], begin: number): Promise<ReadonlyMap<string, number>> {
  const player: Player = { desk, ids: new Map(), ways: new Map() };
  const inOrder = sessions.toSorted((a, b) => a.from - b.from || a.number.localeCompare(b.number));
  const bookAtOf = ({ from }: Session, nth: number): number => Math.max(begin, from - 2880 - (nth % 7) * 60);
  const pairs = pairsOf(inOrder);
  const paired = new Set(pairs.flat());
  const steps: Step[] = inOrder.flatMap((session, nth) => {
    if (paired.has(session)) return heldSteps(player, session, nth);
    const bookAt = bookAtOf(session, nth);
    return session.state === '已完成' ? takenPlace(player, session, nth, bookAt) : endedSteps(player, session, nth, bookAt);
  });
  for (const [nth, [one, other]] of pairs.entries()) {
    const together = one.tenant === other.tenant ? asSeries : swapped;
    steps.push({ at: bookAtOf(one, nth), act: () => together(player, one, other) });
  }
  for (const { at, act } of steps.map((one, nth) => ({ ...one, nth })).toSorted((a, b) => a.at - b.at || a.nth - b.nth)) {
    desk.setNow(Math.max(begin, at));
    await act();
  }
  return player.ways;
}
