// The model's own answer to each command of the desk: what it has to be refused for, or what the desk looks like afterwards.
import { dayNo } from './desk-model-days.ts';
import type { BookCommand, Command, PlainCancel, PlainMove } from './desk-model-commands.ts';
import { chargeAt, planOn } from './desk-model-price.ts';
import {
  type DeskState,
  firstObstacle,
  freeFrom,
  isLiveState,
  type ModelBooking,
  type ModelPlace,
  type ModelWorld,
  obstacles,
  standing,
} from './desk-model-state.ts';

/** What a process answered. */
export type Outcome =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly data: unknown } };

/** What a command is judged by. `stale`: bookings that somebody else changed since the asker saw them. */
export interface Scene {
  readonly world: ModelWorld;
  readonly state: DeskState;
  readonly stale: ReadonlySet<number>;
}

/** What a command writes. */
export interface Written {
  readonly bookings?: readonly ModelBooking[];
  readonly series?: readonly DeskState['series'][number][];
  readonly entries?: readonly DeskState['entries'][number][];
  readonly troubles?: readonly string[];
}

/** Codes of which one has to be the answer, or what is written where it is allowed. */
export type Judged = { readonly refused: readonly string[] } | { readonly writes: (value: Readonly<Record<string, unknown>>) => Written };

/** One of these codes, where there are any. */
export function refused(...codes: readonly string[]): Judged {
  return { refused: codes };
}

function numberIn(value: unknown, ...path: readonly string[]): number {
  let at = value;
  for (const key of path) at = at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined;
  return Number(at);
}

/** A list in an answer. */
export function listIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as Readonly<Record<string, unknown>>[]) : [];
}

/** What every new booking begins with. */
export const BLANK = {
  isThere: true,
  holdsUntil: null,
  cancelReason: null,
  actualStart: null,
  actualEnd: null,
  series: null,
  occursOn: null,
  isException: false,
  charge: null,
  kept: 0,
  goneAt: null,
} as const;

/** A booking of the scene as the asker saw it, or why not. */
export function seen({ state, stale }: Scene, id: number, isVersioned = true): ModelBooking | Judged {
  const found = state.bookings[id];
  if (found === undefined || !found.isThere) return refused('BOOKING_UNKNOWN');
  return isVersioned && stale.has(id) ? refused('BOOKING_CHANGED') : found;
}

/** True for a judgement, which a booking is not. */
export function isJudged(value: ModelBooking | Judged): value is Judged {
  return 'refused' in value || 'writes' in value;
}

function newBooking({ world, state }: Scene, command: BookCommand, id: number): ModelBooking {
  const { studio, tenant, from, to, things, holdsUntil } = command;
  const plan = planOn(world, studio, dayNo(from), tenant);
  const isOver = command.state === 'completed';
  const booking: ModelBooking = {
    ...BLANK,
    bookedAt: state.now,
    id,
    studio,
    tenant,
    start: from,
    end: to,
    state: command.state,
    things,
    plan,
    holdsUntil: command.state === 'option' ? holdsUntil : null,
    actualStart: isOver ? from : command.state === 'checked_in' ? state.now : null,
    actualEnd: isOver ? to : null,
  };
  return isOver ? { ...booking, ...chargeAt(world, state, booking, { to: 'completed', at: to }) } : booking;
}

/** True while the desk does not check in what starts then. */
function isTooEarly({ world, state }: Scene, start: number): boolean {
  return state.now < start - world.rules.checkInMinutes;
}

/** Why a booking cannot be made; null where it can. Those `out` of the way do not count. */
function bookRefusal(scene: Scene, command: BookCommand, everybody: readonly ModelPlace[]): readonly string[] | null {
  const { world, state } = scene;
  const { entry, holdsUntil, from, to } = command;
  const waits = entry === null ? null : state.entries[entry];
  if (entry !== null && waits?.isThere !== true) return ['WAITING_UNKNOWN'];
  if (waits !== null && waits?.state !== 'waiting') return ['WAITING_CLOSED'];
  if (command.state !== 'booked' && command.state !== 'option' && isTooEarly(scene, from)) return ['CHECK_IN_EARLY'];
  const isHeld = holdsUntil !== null && holdsUntil > state.now && holdsUntil <= from;
  if (command.state === 'option' && !isHeld) return ['BOOKING_HOLDS_UNTIL'];
  const { studio, tenant, things } = command;
  const place = { id: null, studio, tenant, start: from, end: to, state: command.state, things };
  const first = firstObstacle(world, place, everybody);
  return first === null ? null : [first];
}

function bookWrites(scene: Scene, command: BookCommand, id: number): Written {
  const entry = command.entry === null ? undefined : scene.state.entries[command.entry];
  const booking = newBooking(scene, command, id);
  return { bookings: [booking], entries: entry === undefined ? [] : [{ ...entry, state: 'booked', booking: id }] };
}

function judgeBook(scene: Scene, command: BookCommand): Judged {
  const no = bookRefusal(scene, command, standing(scene.state));
  return no === null ? { writes: (value) => bookWrites(scene, command, numberIn(value, 'booking', 'id')) } : refused(...no);
}

/** Where a booking goes. */
export interface Goal {
  readonly studio: number;
  readonly start: number;
  readonly end: number;
}

/** A booking that was moved by itself or by its series: its plan is that of its new day, an option is held to its start at most. */
export function movedTo({ world }: Scene, booking: ModelBooking, to: Goal, isBySeries: boolean): ModelBooking {
  const isSame = booking.studio === to.studio && booking.start === to.start && booking.end === to.end;
  const holdsUntil =
    booking.state === 'option' && booking.holdsUntil !== null ? Math.min(booking.holdsUntil, to.start) : booking.holdsUntil;
  if (isSame) return { ...booking, holdsUntil };
  const plan = planOn(world, to.studio, dayNo(to.start), booking.tenant);
  const isException = booking.isException || (!isBySeries && booking.series !== null);
  return { ...booking, ...to, plan, holdsUntil, isException };
}

/** Why a booking cannot go there; null where it can. */
export function moveRefusal(
  { world, state }: Scene,
  booking: ModelBooking,
  to: Goal,
  everybody: readonly ModelPlace[],
): readonly string[] | null {
  if (!isLiveState(booking.state) || booking.state === 'completed') return ['BOOKING_STATE_MOVE'];
  if (booking.state === 'option') {
    const holdsUntil = Math.min(booking.holdsUntil ?? 0, to.start);
    if (holdsUntil <= state.now) return ['BOOKING_HOLDS_UNTIL'];
  }
  const all = obstacles(world, { ...booking, ...to }, everybody);
  return all.length === 0 ? null : all;
}

function judgeMove(scene: Scene, id: number, goalOf: (booking: ModelBooking) => Goal): Judged {
  const booking = seen(scene, id);
  if (isJudged(booking)) return booking;
  const to = goalOf(booking);
  const no = moveRefusal(scene, booking, to, standing(scene.state));
  return no === null ? { writes: () => ({ bookings: [movedTo(scene, booking, to, false)] }) } : refused(...no.slice(0, 1));
}

const FORWARD: Readonly<Record<string, readonly string[]>> = {
  option: ['booked', 'cancelled'],
  booked: ['checked_in', 'no_show', 'cancelled'],
  checked_in: ['completed', 'booked'],
  completed: ['checked_in'],
  no_show: ['booked'],
};

/** Why a state cannot be had; null where it can. A manager is at the desk: he may put back. */
export function stateRefusal(scene: Scene, booking: ModelBooking, to: string, reason: string | null): string | null {
  if (FORWARD[booking.state]?.includes(to) !== true) return 'BOOKING_STATE_MOVE';
  const isBack = booking.state === 'completed' || booking.state === 'no_show' || (booking.state === 'checked_in' && to === 'booked');
  if ((to === 'cancelled' || isBack) && reason === null) return 'REASON_NEEDED';
  if (booking.state !== 'no_show' && freeFrom(booking) === booking.end) return null;
  return firstObstacle(scene.world, { ...booking, state: to }, standing(scene.state));
}

/** Nobody calls off what has begun: unless it was booked a moment ago, or is waived, it is a no-show. */
function isNoShow(world: ModelWorld, booking: ModelBooking, how: { readonly at: number; readonly isWaived?: boolean }): boolean {
  return booking.start <= how.at && how.at > booking.bookedAt + world.rules.cancelFree && how.isWaived !== true;
}

/** A booking in its new state, charged where that ends it. */
export function inState(
  { world, state }: Scene,
  booking: ModelBooking,
  to: string,
  how: { at: number; reason: string | null; isWaived?: boolean },
): ModelBooking {
  const changed = { ...booking, state: to };
  if (booking.state === 'completed') return { ...changed, charge: null, kept: 0, actualEnd: null };
  if (booking.state === 'no_show' || (booking.state === 'checked_in' && to === 'booked'))
    return { ...changed, charge: null, kept: 0, actualEnd: null, actualStart: null };
  if (to === 'booked') return { ...changed, holdsUntil: null };
  if (to === 'checked_in') return { ...changed, actualStart: how.at };
  const at = to === 'completed' ? how.at : state.now;
  if (to === 'cancelled' && isNoShow(world, booking, { ...how, at }))
    return { ...changed, state: 'no_show', ...chargeAt(world, state, booking, { to: 'no_show', at }) };
  const charged = { ...changed, ...chargeAt(world, state, booking, { ...how, to, at }) };
  if (to === 'completed') return { ...charged, actualEnd: at };
  return to === 'cancelled' ? { ...charged, cancelReason: how.reason } : charged;
}

/** What is wrong with when somebody came or left; null where nothing is. `at` null: the key alone. */
function timeRefusal(scene: Scene, booking: ModelBooking, to: string, at: number | null): string | null {
  const isIn = booking.state === 'booked' && to === 'checked_in';
  if (!isIn && (booking.state !== 'checked_in' || to !== 'completed')) return null;
  const { now } = scene.state;
  const { grid, leaveGrace } = scene.world.rules;
  if (isTooEarly(scene, booking.start)) return 'CHECK_IN_EARLY';
  if (at !== null) return at > now + grid ? 'BOOKING_TIME_AHEAD' : null;
  if (now <= (isIn ? booking.start + grid : booking.end + leaveGrace)) return null;
  return isIn ? 'ARRIVAL_TIME_NEEDED' : 'LEAVING_TIME_NEEDED';
}

function judgeState(scene: Scene, command: Extract<Command, { kind: 'state' }>): Judged {
  const booking = seen(scene, command.id, command.version !== null);
  if (isJudged(booking)) return booking;
  const { to, reason } = command;
  const at = command.at ?? scene.state.now;
  const no = stateRefusal(scene, booking, to, reason) ?? timeRefusal(scene, booking, to, command.at);
  if (no !== null) return refused(no);
  const isBackwards = to === 'completed' && booking.actualStart !== null && at < booking.actualStart;
  if (isBackwards) return refused('BOOKING_ENDS_BEFORE_START');
  return { writes: () => ({ bookings: [inState(scene, booking, to, { at, reason })] }) };
}

/** The scene with some bookings as they are now. */
export function withBookings(scene: Scene, bookings: readonly ModelBooking[]): Scene {
  const { state } = scene;
  return { ...scene, state: { ...state, bookings: { ...state.bookings, ...Object.fromEntries(bookings.map((one) => [one.id, one])) } } };
}

/** Cancels one after the other, as free minutes go; or says why one of them cannot be. */
export function cancelled(scene: Scene, bookings: readonly ModelBooking[], how: PlainCancel): readonly ModelBooking[] | string {
  let now = scene;
  const done: ModelBooking[] = [];
  for (const one of bookings) {
    const no = stateRefusal(now, one, 'cancelled', how.reason);
    if (no !== null) return no;
    done.push(inState(now, one, 'cancelled', { at: now.state.now, ...how }));
    now = withBookings(now, done);
  }
  return done;
}

/** What all of them are charged, as the answer says it. */
export function chargeTroubles(done: readonly ModelBooking[], value: Readonly<Record<string, unknown>>): readonly string[] {
  const charge = done.reduce((sum, one) => sum + (one.charge ?? 0), 0);
  return value['charge'] === charge ? [] : [`charge ${String(value['charge'])} instead of ${charge}`];
}

function judgeCancel(scene: Scene, { id, how }: Extract<Command, { kind: 'cancel' }>): Judged {
  const booking = seen(scene, id, false);
  if (isJudged(booking)) return booking;
  const done = cancelled(scene, [booking], how);
  return typeof done === 'string' ? refused(done) : { writes: (value) => ({ bookings: done, troubles: chargeTroubles(done, value) }) };
}

function allSeen(scene: Scene, ids: readonly number[]): readonly ModelBooking[] | Judged {
  const found: ModelBooking[] = [];
  for (const id of ids) {
    const one = seen(scene, id);
    if (isJudged(one)) return one;
    found.push(one);
  }
  return found;
}

/** Several bookings go at once: each against where the others end up. */
function judgeTogether(scene: Scene, pairs: readonly { readonly booking: ModelBooking; readonly to: Goal }[]): Judged {
  const moved = pairs.map(({ booking, to }) => movedTo(scene, booking, to, false));
  const after = withBookings(scene, moved);
  const no = pairs.flatMap(({ booking, to }) => moveRefusal(scene, booking, to, standing(after.state)) ?? []);
  return no.length > 0 ? refused(...no) : { writes: () => ({ bookings: moved }) };
}

function judgeSwap(scene: Scene, moves: readonly PlainMove[], book: BookCommand | null): Judged {
  const found = allSeen(
    scene,
    moves.map(({ id }) => id),
  );
  if ('refused' in found || 'writes' in found) return found;
  const pairs = moves.flatMap(({ studio, from, to }, at) => {
    const booking = found[at];
    return booking === undefined ? [] : [{ booking, to: { studio, start: from, end: to } }];
  });
  const judged = judgeTogether(scene, pairs);
  if (book === null || 'refused' in judged) return judged;
  const moved = judged.writes({}).bookings ?? [];
  const after = withBookings(scene, moved);
  const no = bookRefusal(after, book, standing(after.state));
  if (no !== null) return refused(...no);
  return {
    writes: (value) => {
      const made = bookWrites(after, book, numberIn(listIn(value['bookings']).at(-1), 'id'));
      return { ...made, bookings: [...moved, ...(made.bookings ?? [])] };
    },
  };
}

function judgeMany(scene: Scene, { seen: chosen, studio, how }: Extract<Command, { kind: 'many' }>): Judged {
  const ids = chosen.map(({ id }) => id);
  const found = allSeen(scene, ids);
  if ('refused' in found || 'writes' in found) return found;
  if (studio === null) {
    const done = cancelled(scene, found, how);
    return typeof done === 'string' ? refused(done) : { writes: (value) => ({ bookings: done, troubles: chargeTroubles(done, value) }) };
  }
  return judgeTogether(
    scene,
    found.map((booking) => ({ booking, to: { studio, start: booking.start, end: booking.end } })),
  );
}

/** What the model says of a command; null for those of series and for taking back. */
export function judgeCommand(scene: Scene, command: Command): Judged | null {
  const { state } = scene;
  switch (command.kind) {
    case 'book':
      return judgeBook(scene, command);
    case 'move':
      return judgeMove(scene, command.id, () => ({ studio: command.studio, start: command.from, end: command.to }));
    case 'extend':
      return judgeMove(scene, command.id, ({ studio, start, end }) => ({ studio, start, end: end + command.minutes }));
    case 'state':
      return judgeState(scene, command);
    case 'cancel':
      return judgeCancel(scene, command);
    case 'swap':
      return judgeSwap(scene, command.moves, command.book);
    case 'many':
      return judgeMany(scene, command);
    case 'wait':
      return {
        writes: (value) => ({
          entries: [{ id: numberIn(value, 'entry', 'id'), isThere: true, state: 'waiting', booking: null, goneAt: null }],
        }),
      };
    case 'leave': {
      const entry = state.entries[command.entry];
      if (entry?.isThere !== true) return refused('WAITING_UNKNOWN');
      return entry.state === 'waiting' ? { writes: () => ({ entries: [{ ...entry, state: 'closed' }] }) } : refused('WAITING_CLOSED');
    }
    default:
      return null;
  }
}
