// The model's own answer to taking a change back: what it has to be refused for, or what the desk looks like afterwards.
import { type Judged, refused, type Scene, withBookings } from './desk-model-steps.ts';
import { type DeskState, freeFrom, isLiveState, type ModelBooking, type ModelChange, obstacles, standing } from './desk-model-state.ts';

/** True where a record is not as the change left it: what was done and taken back since does not count. */
function isOvertaken(state: DeskState, { bookings, series, entries }: ModelChange): boolean {
  const differs = (now: unknown, after: unknown): boolean => JSON.stringify(now) !== JSON.stringify(after);
  return (
    bookings.some(({ after }) => differs(state.bookings[after.id], after)) ||
    series.some(({ after }) => differs(state.series[after.id], after)) ||
    entries.some(({ after }) => differs(state.entries[after.id], after))
  );
}

/** A record as it was: one that was not there goes. */
function before<T extends { readonly isThere: boolean; readonly goneAt: number | null }>(
  { before: old, after }: { readonly before: T | null; readonly after: T },
  now: number,
): T {
  return old ?? { ...after, isThere: false, goneAt: now };
}

function hadPlace(now: ModelBooking | undefined, then: ModelBooking): boolean {
  if (now === undefined || !now.isThere || !isLiveState(now.state)) return false;
  return (
    now.studio === then.studio &&
    now.tenant === then.tenant &&
    now.start === then.start &&
    now.end === then.end &&
    freeFrom(now) >= freeFrom(then)
  );
}

/** Taking change `no` back. */
export function judgeUndo(scene: Scene, no: number): Judged {
  const { world, state } = scene;
  const change = state.changes.find((one) => one.no === no);
  if (change === undefined) return refused('CHANGE_UNKNOWN');
  if (isOvertaken(state, change)) return refused('BOOKING_CHANGED');
  const bookings = change.bookings.map((one) => before(one, state.now));
  const after = withBookings(scene, bookings);
  const codes = bookings.flatMap((one) => {
    if (!one.isThere || !isLiveState(one.state)) return [];
    const isLapsed = one.state === 'option' && (one.start <= state.now || (one.holdsUntil ?? 0) <= state.now);
    if (isLapsed) return ['CHANGE_NOT_UNDOABLE'];
    return hadPlace(state.bookings[one.id], one) ? [] : obstacles(world, one, standing(after.state));
  });
  if (codes.length > 0) return refused(...codes);
  return {
    writes: () => ({
      bookings,
      series: change.series.map((one) => before(one, state.now)),
      entries: change.entries.map((one) => before(one, state.now)),
    }),
  };
}
