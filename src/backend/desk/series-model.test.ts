// Series under random rules and obstacles: a preview is what gets booked, changes keep exceptions and the past, one undo restores every row.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase } from '../../../test/helpers/desk-base.ts';
import { rowsOf } from '../../../test/helpers/import-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { daily, seriesDesk, type SeriesDesk, wishOf } from '../../../test/helpers/series-desk.ts';
import { dayAt } from '../../../test/helpers/slot-ground.ts';
import { addDays, instant, createInstantAt } from '../../domain/time/calendar.ts';
import { minutes } from '../../domain/values/quantity.ts';
import { SERIES_FREQUENCIES, SERIES_SCOPES } from '../../domain/booking/series.ts';
import { book } from './book.ts';
import { cancelSeries } from './change-series.ts';
import { undoBookings } from './undo.ts';

const FIRST = dayAt('2026-11-09');
const STUDIOS = ['A01', 'B01', 'H1'];

const rule = fc.record({
  frequency: fc.constantFrom(...SERIES_FREQUENCIES),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  offset: fc.integer({ min: 0, max: 5 }),
  count: fc.integer({ min: 1, max: 8 }),
});
const slot = fc.record({
  studio: fc.constantFrom(...STUDIOS),
  startsMinute: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  minutes: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 20, max: 70 })).map((half) => half * 30),
  things: fc.integer({ min: 0, max: 2 }),
});
const obstacle = fc.record({
  studio: fc.constantFrom(...STUDIOS),
  tenant: fc.constantFrom(1, 2),
  day: fc.integer({ min: 0, max: 14 }),
  startsMinute: fc.integer({ min: 0, max: 47 }).map((half) => half * 30),
  minutes: fc.integer({ min: 1, max: 16 }).map((half) => half * 30),
  things: fc.integer({ min: 0, max: 2 }),
});
const world = fc.record({ rule, slot, obstacles: fc.array(obstacle, { maxLength: 8 }), quota: fc.boolean() });
type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

interface Stage {
  readonly desk: DeskBase;
  readonly at: SeriesDesk;
  readonly wish: ReturnType<typeof wishOf>;
  /** The world's studios by the names that it gives them. */
  readonly studioOf: (name: string) => number;
}

/** A world of its own: studios, tenants and things that no other one uses. */
function setUp(desk: DeskBase, nth: number, { rule: about, slot: place, obstacles, quota }: World): Stage {
  desk.setNow('2026-11-05T09:00');
  const rooms = new Map(STUDIOS.map((name) => [name, desk.room(`${name}-${nth}`)]));
  const studioOf = (name: string): number => rooms.get(name) ?? 0;
  desk.put('studio_link', { whole_id: studioOf('A01'), part_id: studioOf('H1'), starts_on: '2026-11-12', ends_on: '2026-11-17' });
  const thing = desk.put('equipment', { name: `绿幕${nth}`, count: 2 });
  const guests = [desk.guest(2 * nth, { ends_on: '2026-11-20' }), desk.guest(2 * nth + 1)];
  desk.put('calendar_exception', { day: '2026-11-14', studio_id: studioOf('B01'), hours: '08:00-20:00', note: null });
  const blackout = {
    studio_id: studioOf('A01'),
    starts_at: createInstantAt(FIRST, 4000),
    ends_at: createInstantAt(FIRST, 4100),
    reason: '检修',
  };
  desk.put('blackout', blackout);
  desk.rules(quota ? { weekMinutes: minutes(600), eveningMinutes: minutes(200) } : {});
  const taken = (count: number): (readonly [number, number])[] => (count === 0 ? [] : [[thing, count]]);
  for (const one of obstacles) {
    const from = createInstantAt(addDays(FIRST, one.day), one.startsMinute);
    const span = { from, to: instant(from + one.minutes), equipment: taken(one.things) };
    book(desk.base, DESK, {
      studio: studioOf(one.studio),
      tenant: guests[one.tenant - 1] ?? 0,
      state: 'booked',
      holdsUntil: null,
      ...span,
    });
  }
  const { frequency, weekdays, offset, count } = about;
  const dates = daily(addDays(FIRST, offset), count, { frequency, weekdays });
  const { studio, startsMinute, minutes: length, things } = place;
  const how = { startsMinute, minutes: length, equipment: taken(things) };
  return { desk, at: seriesDesk(desk), wish: wishOf(studioOf(studio), guests[0] ?? 0, dates, how), studioOf };
}

/** Plays in one base, each run in a world of its own; in the end every check of the base passes. */
function onStages(play: (onStage: (given: World, scene: (stage: Stage) => void) => void) => void): void {
  const desk = openDeskBase();
  let nth = 0;
  try {
    play((given, scene) => {
      nth += 1;
      scene(setUp(desk, nth, given));
    });
    expect(desk.failing()).toEqual([]);
  } finally {
    desk.close();
  }
}

describe('a series', () => {
  it('is booked as it is previewed, with the same warnings, and taken back', () =>
    onStages((onStage) => {
      fc.assert(
        fc.property(world, (given) =>
          onStage(given, ({ desk, at, wish }) => {
            const before = at.rows();
            const previewed = at.previewed(wish);
            const free = previewed.filter((line) => line.split(' ')[1] === 'ok');
            const made = at.book(wish, { overrideReason: '试' });
            expect(made.ok).toBe(free.length > 0);
            if (!made.ok) return;
            expect(made.value.left.map(({ day, refusal }) => `${day} ${refusal?.code}`)).toEqual(
              previewed.filter((line) => !free.includes(line)),
            );
            const kept = rowsOf(
              desk.base.db,
              'SELECT occurs_on, overridden FROM booking WHERE series_id = ? ORDER BY id',
              made.value.series,
            );
            expect(
              kept.map((row) =>
                (row as (string | null)[])
                  .map((cell) => cell ?? '')
                  .join(' ok ')
                  .trim(),
              ),
            ).toEqual(
              free.map((line) => {
                const [day, , ...codes] = line.split(' ');
                return `${day} ok ${codes.join(',')}`.trim();
              }),
            );
            valueOf(undoBookings(desk.base, DESK, { change: made.value.change }));
            expect(at.rows()).toBe(before);
          }),
        ),
        { numRuns: 40 },
      );
    }));

  it('changes whom it may, keeps the rest as it is, and comes back by one undo', () =>
    onStages((onStage) => {
      const change = fc.record({
        scope: fc.constantFrom(...SERIES_SCOPES),
        anchor: fc.nat({ max: 7 }),
        exception: fc.nat({ max: 7 }),
        studio: fc.option(fc.constantFrom(...STUDIOS)),
        startsMinute: fc.option(fc.integer({ min: 0, max: 47 }).map((half) => half * 30)),
        minutes: fc.option(fc.integer({ min: 1, max: 50 }).map((half) => half * 30)),
        mode: fc.constantFrom('free' as const, 'all' as const),
        now: fc.constantFrom('2026-11-05T09:00', '2026-11-12T13:00'),
      });
      fc.assert(
        fc.property(world, change, (given, wished) =>
          onStage(given, ({ desk, at, wish, studioOf }) => {
            const made = at.book(wish);
            if (!made.ok) return;
            const ids = made.value.bookings.map(({ id }) => id);
            const idAt = (nth: number): number => ids[nth % ids.length] ?? 0;
            at.change(idAt(wished.exception), { scope: 'this', startsMinute: 615, minutes: 15 });
            desk.setNow(wished.now);
            const rowsById = (): ReadonlyMap<number, string> =>
              new Map(
                rowsOf(desk.base.db, 'SELECT id, studio_id, starts_at, ends_at, state, is_exception, occurs_on FROM booking').map((row) => [
                  (row as number[])[0] ?? 0,
                  JSON.stringify(row),
                ]),
              );
            const [before, were] = [at.rows(), rowsById()];
            const { anchor, exception: _, now: __, ...changes } = wished;
            const done = at.change(idAt(anchor), { ...changes, studio: changes.studio === null ? null : studioOf(changes.studio) });
            if (!done.ok || done.value.change === null) {
              expect(at.rows()).toBe(before);
              return;
            }
            const { bookings, left } = done.value;
            if (changes.mode === 'all') expect(left).toEqual([]);
            const touched = new Set(bookings.map(({ id }) => id));
            const days = new Set(left.map(({ day }) => day));
            for (const [id, row] of rowsById()) {
              if (touched.has(id)) continue;
              const [was = '', stays] = [were.get(id), days.has(dayAt(String(JSON.parse(row)[6] ?? '0001-01-01')))];
              // Anyone who stays behind differs in one thing: it is an exception now.
              expect(row).toBe(stays && ids.includes(id) ? was.replace(/,0,("[^"]*")\]$/, ',1,$1]') : was);
            }
            for (const { id, studio, from, to } of bookings) {
              if (changes.studio !== null) expect(studio).toBe(studioOf(changes.studio));
              if (changes.startsMinute !== null) expect((from + 480) % 1440).toBe(changes.startsMinute);
              if (changes.minutes !== null) expect(to - from).toBe(changes.minutes);
              if (changes.scope !== 'this' && id !== idAt(anchor)) expect(were.get(id)).toMatch(/,0,"[^"]*"\]$/);
            }
            valueOf(undoBookings(desk.base, DESK, { change: done.value.change }));
            expect(at.rows()).toBe(before);
          }),
        ),
        { numRuns: 50 },
      );
    }));

  it('is cancelled, and live again by one undo', () =>
    onStages((onStage) => {
      fc.assert(
        fc.property(world, fc.constantFrom(...SERIES_SCOPES), fc.nat({ max: 7 }), (given, scope, nth) =>
          onStage(given, ({ desk, at, wish }) => {
            const made = at.book(wish);
            if (!made.ok) return;
            const anchor = made.value.bookings[nth % made.value.bookings.length];
            if (anchor === undefined) return;
            const before = at.rows();
            const done = valueOf(cancelSeries(desk.base, DESK, { id: anchor.id, version: anchor.version, scope, reason: '调整' }));
            const reached = made.value.bookings.filter(({ id, from }) =>
              scope === 'this' ? id === anchor.id : scope === 'all' || from >= anchor.from,
            );
            expect(done.count).toBe(reached.length);
            const charged = `SELECT count(*) FROM booking WHERE state = 'cancelled' AND charge IS NOT NULL AND series_id = ?`;
            expect(rowsOf(desk.base.db, charged, made.value.series).flat()).toEqual([done.count]);
            valueOf(undoBookings(desk.base, DESK, { change: done.change }));
            expect(at.rows()).toBe(before);
          }),
        ),
        { numRuns: 20 },
      );
    }));
});
