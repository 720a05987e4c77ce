// The model's own answer to commands of series: dates day by day, who goes and who stays, and what belongs to which series afterwards.
import { clockOf, datesOf, dayNo, dayOfText, dayStart } from './desk-model-days.ts';
import type { Command, SeriesChangeCommand, SeriesCommand } from './desk-model-commands.ts';
import { planOn } from './desk-model-price.ts';
import { firstObstacle, isLiveState, type ModelBooking, type ModelSeries, standing } from './desk-model-state.ts';
import {
  BLANK,
  cancelled,
  chargeTroubles,
  type Goal,
  isJudged,
  type Judged,
  listIn,
  movedTo,
  moveRefusal,
  type Outcome,
  refused,
  type Scene,
  seen,
  stateRefusal,
  withBookings,
  type Written,
} from './desk-model-steps.ts';

/** A date of a series with the first thing that stands in its way. */
export interface ModelDate {
  readonly day: number;
  readonly code: string | null;
  readonly start: number;
}

/** Every date of a wished series: each against what is booked and against its own earlier dates that can be had. */
export function seriesDatesSeen({ world, state }: Scene, command: SeriesCommand): ModelDate[] {
  const { studio, tenant, things, startsMinute, minutes } = command;
  const taken = [...standing(state)].map((one) => ({ ...one, id: one.id as number | null }));
  return datesOf(command.rule).map((day, nth) => {
    const start = dayStart(day) + startsMinute;
    const place = { id: -1 - nth, studio, tenant, start, end: start + minutes, state: 'booked', things };
    const code = firstObstacle(world, place, taken);
    if (code === null) taken.push({ ...BLANK, ...place, bookedAt: state.now, plan: planOn(world, studio, day, tenant) });
    return { day, code, start };
  });
}

function sameDays(left: unknown, days: readonly number[]): readonly string[] {
  const leftDays = listIn(left).map((one) => dayOfText(String(one['day'])));
  return JSON.stringify(leftDays.toSorted((a, b) => a - b)) === JSON.stringify([...days].toSorted((a, b) => a - b))
    ? []
    : [`left ${leftDays.join()} instead of ${days.join()}`];
}

function judgeBook(scene: Scene, command: SeriesCommand): Judged {
  const { world } = scene;
  const dates = seriesDatesSeen(scene, command);
  if (dates.length === 0) return refused('SERIES_EMPTY');
  const free = dates.filter(({ code }) => code === null);
  const blocked = dates.filter(({ code }) => code !== null).map(({ day }) => day);
  if (free.length === 0 || (command.mode === 'all' && blocked.length > 0)) return refused('SERIES_BLOCKED');
  const { studio, tenant, things, startsMinute, minutes } = command;
  return {
    writes: (value): Written => {
      const id = Number(value['series']);
      const made = listIn(value['bookings']).map((one) => Number(one['id']));
      const bookings = free.map(({ day, start }, at): ModelBooking => ({
        ...BLANK,
        bookedAt: scene.state.now,
        id: made[at] ?? 0,
        studio,
        tenant,
        start,
        end: start + minutes,
        state: 'booked',
        things,
        plan: planOn(world, studio, day, tenant),
        series: id,
        occursOn: day,
      }));
      const series = { id, isThere: true, studio, tenant, startsMinute, minutes, dates: dates.map(({ day }) => day), goneAt: null };
      const troubles = [
        ...sameDays(value['left'], blocked),
        ...(made.length === free.length ? [] : [`booked ${made.length} of ${free.length}`]),
      ];
      return { bookings, series: [series], troubles };
    },
  };
}

/** The booking that was pointed at, with its series; or why not. */
function anchorOf(scene: Scene, id: number): { readonly anchor: ModelBooking; readonly series: ModelSeries } | Judged {
  const anchor = seen(scene, id);
  if (isJudged(anchor)) return anchor;
  const series = anchor.series === null ? undefined : scene.state.series[anchor.series];
  return series?.isThere === true ? { anchor, series } : refused('SERIES_UNKNOWN');
}

function rowsOf({ state }: Scene, series: number): ModelBooking[] {
  return standing(state).filter((one) => one.series === series);
}

/** Dates in reach: the one pointed at until it has ended, others that lie ahead and were not changed by themselves. */
function reached(scene: Scene, anchor: ModelBooking, series: number, scope: 'following' | 'all'): ModelBooking[] {
  const { now } = scene.state;
  return rowsOf(scene, series)
    .filter((one) => {
      if (['cancelled', 'completed', 'no_show'].includes(one.state)) return false;
      if (one.id === anchor.id) return one.end > now;
      if (scope === 'following' && (one.occursOn ?? 0) < (anchor.occursOn ?? 0)) return false;
      return one.start > now && one.state !== 'checked_in' && !one.isException;
    })
    .toSorted((a, b) => (a.occursOn ?? 0) - (b.occursOn ?? 0) || a.id - b.id);
}

function goalOf(booking: ModelBooking, { studio, startsMinute, minutes }: SeriesChangeCommand): Goal {
  const start = dayStart(dayNo(booking.start)) + (startsMinute ?? clockOf(booking.start));
  return { studio: studio ?? booking.studio, start, end: start + (minutes ?? booking.end - booking.start) };
}

interface Going {
  readonly booking: ModelBooking;
  readonly to: Goal;
}

/** The series' new pattern, and where it is cut the series that the dates from the anchor on belong to. */
function patternOf(command: SeriesChangeCommand, series: ModelSeries, anchor: ModelBooking, newId: number): ModelSeries[] {
  const { studio, startsMinute, minutes } = command;
  const day = anchor.occursOn ?? 0;
  const pattern = {
    ...series,
    studio: studio ?? series.studio,
    startsMinute: startsMinute ?? series.startsMinute,
    minutes: minutes ?? series.minutes,
  };
  const isCut = command.scope === 'following' && series.dates.some((one) => one < day);
  if (!isCut) return [pattern];
  return [
    { ...series, dates: series.dates.filter((one) => one < day) },
    { ...pattern, id: newId, dates: series.dates.filter((one) => one >= day) },
  ];
}

/** Who went and who stayed, as it was answered: every one that stays has to have something in its way, nobody that goes may. */
function troublesOfStay(scene: Scene, going: readonly Going[], stay: readonly Going[], mode: string): string[] {
  const after = withBookings(
    scene,
    going.map(({ booking, to }) => movedTo(scene, booking, to, true)),
  );
  const refusalOf = ({ booking, to }: Going): readonly string[] | null => moveRefusal(scene, booking, to, standing(after.state));
  return [
    ...going.flatMap((one) => (refusalOf(one) === null ? [] : [`booking ${one.booking.id} went: ${refusalOf(one)?.join()}`])),
    ...stay.flatMap((one) => (refusalOf(one) === null ? [`booking ${one.booking.id} stayed for nothing`] : [])),
    ...(mode === 'all' && stay.length > 0 ? ['some stay where all have to go'] : []),
  ];
}

function changeWrites(
  scene: Scene,
  command: SeriesChangeCommand,
  about: { anchor: ModelBooking; series: ModelSeries },
  moves: readonly Going[],
): Judged {
  const { anchor, series } = about;
  return {
    writes: (value): Written => {
      const went = new Set(listIn(value['bookings']).map((one) => Number(one['id'])));
      const going = moves.filter(({ booking }) => went.has(booking.id));
      const stay = moves.filter(({ booking }) => !went.has(booking.id));
      const patterns = patternOf(command, series, anchor, Number(value['series']));
      const own = patterns.at(-1)?.id ?? series.id;
      const isCut = own !== series.id;
      const moved = new Map(moves.map(({ booking }) => [booking.id, booking]));
      const followers = rowsOf(scene, series.id).filter(
        (one) => isCut && !moved.has(one.id) && (one.occursOn ?? 0) >= (anchor.occursOn ?? 0),
      );
      const bookings = [
        ...followers.map((one) => ({ ...one, series: own })),
        ...stay.map(({ booking }) => ({ ...booking, isException: true, series: isCut ? own : booking.series })),
        ...going.map(({ booking, to }) => ({ ...movedTo(scene, booking, to, true), series: isCut ? own : booking.series })),
      ];
      const left = sameDays(
        value['left'],
        stay.map(({ booking }) => booking.occursOn ?? 0),
      );
      const isOwn = Number(value['series']) === own ? [] : [`series ${Number(value['series'])} instead of ${own}`];
      return { bookings, series: patterns, troubles: [...left, ...isOwn, ...troublesOfStay(scene, going, stay, command.mode)] };
    },
  };
}

/** Refused rightly only where not one could have gone by itself, or, for all of them, where they cannot all go. */
function isBlocked(scene: Scene, moves: readonly Going[], mode: 'free' | 'all'): boolean {
  const all = withBookings(
    scene,
    moves.map(({ booking, to }) => movedTo(scene, booking, to, true)),
  );
  const isStuck = (among: Scene) => (one: Going) => moveRefusal(scene, one.booking, one.to, standing(among.state)) !== null;
  return moves.some(isStuck(all)) && (mode === 'all' || moves.every(isStuck(scene)));
}

function judgeChange(scene: Scene, command: SeriesChangeCommand, outcome: Outcome): Judged {
  const about = anchorOf(scene, command.id);
  if (!('anchor' in about)) return about;
  const { anchor, series } = about;
  if (command.scope === 'this') {
    const to = goalOf(anchor, command);
    const isSame = to.studio === anchor.studio && to.start === anchor.start && to.end === anchor.end;
    if (isSame) return { writes: () => ({}) };
    const no = moveRefusal(scene, anchor, to, standing(scene.state));
    return no === null ? { writes: () => ({ bookings: [movedTo(scene, anchor, to, false)] }) } : refused(...no.slice(0, 1));
  }
  const moves = reached(scene, anchor, series.id, command.scope)
    .map((booking) => ({ booking, to: goalOf(booking, command) }))
    .filter(({ booking, to }) => booking.studio !== to.studio || booking.start !== to.start || booking.end !== to.end);
  if (moves.length === 0) return { writes: () => ({}) };
  // Of several ways in which some go and some stay any is right: then only what was answered is judged.
  const isRefused = outcome.ok ? command.mode === 'all' && isBlocked(scene, moves, 'all') : isBlocked(scene, moves, command.mode);
  return isRefused ? refused('SERIES_BLOCKED') : changeWrites(scene, command, about, moves);
}

function judgeCancel(scene: Scene, { id, scope, how }: Extract<Command, { kind: 'seriesCancel' }>): Judged {
  const about = anchorOf(scene, id);
  if (!('anchor' in about)) return about;
  const { anchor, series } = about;
  const ahead = reached(scene, anchor, series.id, scope === 'all' ? 'all' : 'following');
  const able = ahead.filter((one) => stateRefusal(scene, one, 'cancelled', '…') === null);
  // Where nothing lies ahead it is the one that was pointed at, even if it has begun.
  const chosen = scope === 'this' || able.length === 0 ? [anchor] : able;
  const done = cancelled(
    scene,
    chosen.toSorted((a, b) => a.start - b.start || a.id - b.id),
    how,
  );
  if (typeof done === 'string') return refused(done);
  return {
    writes: (value) => ({
      bookings: done,
      troubles: [
        ...chargeTroubles(done, value),
        ...(Number(value['count']) === done.length ? [] : [`count ${Number(value['count'])} instead of ${done.length}`]),
      ],
    }),
  };
}

/** What a date's newest booking takes along, else the nearest date's before it, else after it. */
function thingsFor(rows: readonly ModelBooking[], day: number): ModelBooking['things'] {
  const before = rows.filter((one) => (one.occursOn ?? 0) <= day).toSorted((a, b) => (b.occursOn ?? 0) - (a.occursOn ?? 0) || b.id - a.id);
  const after = rows.filter((one) => (one.occursOn ?? 0) > day).toSorted((a, b) => (a.occursOn ?? 0) - (b.occursOn ?? 0));
  return (before[0] ?? after[0])?.things ?? [];
}

function judgeAddBack(scene: Scene, id: number, day: number): Judged {
  const { world, state } = scene;
  const series = state.series[id];
  if (series?.isThere !== true) return refused('SERIES_UNKNOWN');
  const rows = rowsOf(scene, id);
  const isStanding = rows.some((one) => one.occursOn === day && (isLiveState(one.state) || one.state === 'no_show'));
  if (!series.dates.includes(day) || isStanding) return refused('SERIES_RULE');
  const { studio, tenant } = series;
  const start = dayStart(day) + series.startsMinute;
  const things = thingsFor(rows, day);
  const place = { studio, tenant, start, end: start + series.minutes, state: 'booked', things };
  const code = firstObstacle(world, { id: null, ...place }, standing(state));
  if (code !== null) return refused(code);
  const plan = planOn(world, studio, day, tenant);
  return {
    writes: (value) => {
      const line = value['booking'];
      const made = line !== null && typeof line === 'object' ? Number(Reflect.get(line, 'id')) : 0;
      return { bookings: [{ ...BLANK, ...place, bookedAt: state.now, id: made, plan, series: id, occursOn: day }] };
    },
  };
}

/** What the model says of a command of series; null for others. */
export function judgeSeries(scene: Scene, command: Command, outcome: Outcome): Judged | null {
  switch (command.kind) {
    case 'series':
      return judgeBook(scene, command);
    case 'seriesChange':
      return judgeChange(scene, command, outcome);
    case 'seriesCancel':
      return judgeCancel(scene, command);
    case 'addBack':
      return judgeAddBack(scene, command.series, command.day);
    default:
      return null;
  }
}
