// Use case: what a blackout would hit before it is saved, with plan B for each booking as if it stood already.
import type { BlackoutHit, BlackoutPreview, blackoutMethods } from '../../contract/desk/series.ts';
import type { Asked } from '../../contract/core/method.ts';
import { type BlackoutSpan, listBlackoutSpans } from '../../domain/booking/blackout-dates.ts';
import type { Blackout, SlotContext } from '../../domain/booking/slot.ts';
import { isInServiceOn } from '../../domain/studio/studio-time.ts';
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import { doOverlap } from '../../domain/time/interval.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Connection } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { findStudioId } from '../core/records/names.ts';
import { lazy, memoizeByKey } from '../core/memoize.ts';
import type { BookingGrounds } from './slot-context.ts';
import { type DeskLook, readDesk } from './desk-write.ts';
import { planBIn } from './plan-b.ts';
import { createStudioCodeLookup, listStudiosOn } from './sql/board-studios.ts';
import { openBookingsOfStudio, type Viewer } from './sql/desk-bookings.ts';

export type BlackoutWish = Asked<typeof blackoutMethods.preview>;

/** A time of one studio. */
interface StudioSpan extends BlackoutSpan {
  readonly studio: number;
  readonly code: string;
}

/** The wish studio by studio: its times, each of every studio that is meant. */
interface PlannedBlackout {
  readonly spans: readonly BlackoutSpan[];
  readonly places: readonly StudioSpan[];
}

/** How many records one wish may make. */
const MOST_PLACES = 4000;
/** How many bookings are listed, and for how many of them plan B is worked out. */
const MOST_LISTED = 200;
const MOST_PLANNED = 30;

/** The studios that are meant in a span: the one, or all that are in service when it begins. */
function studiosMeant(
  db: Connection,
  studio: BlackoutWish['studio'],
): Result<(span: BlackoutSpan) => readonly { id: number; code: string }[]> {
  if (studio === null) {
    const rowsOn = memoizeByKey((from: BlackoutSpan['from']) => listStudiosOn(db, getDayOfInstant(from)));
    return ok(({ from }) => rowsOn(from).filter((row) => isInServiceOn(row, getDayOfInstant(from))));
  }
  const called = findStudioId(db, studio);
  if (!called.ok) return called;
  const one = { id: called.value, code: createStudioCodeLookup(db)(called.value) };
  return ok(() => [one]);
}

/** The times and studios of a wish. Refuses STUDIO_UNKNOWN, SERIES_TOO_LONG `{limit}` where they are too many, and what `listBlackoutSpans` refuses. */
export function planBlackout(db: Connection, { studio, from, to, repeat }: BlackoutWish): Result<PlannedBlackout> {
  const meant = studiosMeant(db, studio);
  if (!meant.ok) return meant;
  const spans = listBlackoutSpans(from, to, repeat);
  if (!spans.ok) return spans;
  const places = spans.value.flatMap((span) => meant.value(span).map(({ id, code }): StudioSpan => ({ studio: id, code, ...span })));
  if (places.length === 0) return refuse('STUDIO_UNKNOWN', { studio: '' });
  if (places.length <= MOST_PLACES) return ok({ spans: spans.value, places });
  return refuse('SERIES_TOO_LONG', { limit: Math.floor((MOST_PLACES * spans.value.length) / places.length) });
}

/** The live bookings, not yet over, that lie in the places, each once, by start. */
export function listBookingsHit(db: Connection, viewer: Viewer, places: readonly StudioSpan[]): Omit<BlackoutHit, 'plan'>[] {
  const hits = new Map<number, Omit<BlackoutHit, 'plan'>>();
  for (const { studio, code, ...span } of places) {
    for (const booking of openBookingsOfStudio(db, studio, span, viewer)) hits.set(booking.id, { booking, code });
  }
  return [...hits.values()].toSorted((a, b) => a.booking.from - b.booking.from || a.booking.id - b.booking.id);
}

/** The desk as it would be with the blackouts: whatever decides about a slot meets them. */
function withBlackouts(look: DeskLook, places: readonly StudioSpan[]): DeskLook {
  const coming = Map.groupBy(places, ({ studio }) => studio);
  const ofStudio = memoizeByKey((id: number): readonly Blackout[] =>
    (coming.get(id) ?? []).map(({ from, to }) => ({ from, to, reason: '' })),
  );
  const blacked = (ground: SlotContext, id: number): SlotContext => ({ ...ground, blackouts: [...ground.blackouts, ...ofStudio(id)] });
  const grounds = lazy((): BookingGrounds => {
    const { constraintsOf, groundFor, isMonthClosed } = look.grounds();
    return {
      isMonthClosed,
      constraintsOf: memoizeByKey((id: number) => {
        const known = constraintsOf(id);
        return { ...known, blackouts: [...known.blackouts, ...ofStudio(id)] };
      }),
      groundFor: (question) => blacked(groundFor(question), question.studioId),
    };
  });
  return { ...look, grounds };
}

function hitWithPlan(look: DeskLook, hit: Omit<BlackoutHit, 'plan'>): Result<BlackoutHit> {
  const { id, studio, tenant, from, to, equipment } = hit.booking;
  const plan = planBIn(look, { booking: id, studio, tenant, from, to, equipment });
  return plan.ok ? ok({ ...hit, plan: plan.value }) : plan;
}

/** What the blackout would hit. Refuses what `planBlackout` refuses. */
export function previewBlackout(base: Base, wish: BlackoutWish): Result<BlackoutPreview> {
  return readDesk(base, (look) => {
    const planned = planBlackout(look.db, wish);
    if (!planned.ok) return planned;
    const { spans, places } = planned.value;
    const found = listBookingsHit(look.db, look, places);
    const after = withBlackouts(look, places);
    const hits: BlackoutHit[] = [];
    for (const [at, hit] of found.slice(0, MOST_LISTED).entries()) {
      const made = at < MOST_PLANNED ? hitWithPlan(after, hit) : ok({ ...hit, plan: null });
      if (!made.ok) return made;
      hits.push(made.value);
    }
    const dates = spans.map(({ from, to }) => ({ from, to, hits: found.filter(({ booking }) => doOverlap(booking, { from, to })).length }));
    return ok({ dates, studios: new Set(places.map(({ studio }) => studio)).size, count: found.length, hits });
  });
}
