// Overlaps that `check` finds, held against each pair of bookings looked at by hand: early leaves, equal starts, bookings of no length.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openRaw } from '../core/db/rows.ts';
import { MIGRATIONS } from '../core/db/migrations.ts';
import { listOverlappingBookings } from './examine.ts';

interface Row {
  readonly studio: number;
  readonly start: number;
  readonly length: number;
  readonly state: 'option' | 'booked' | 'checked_in' | 'completed' | 'no_show' | 'cancelled';
  /** Minutes after its start at which its guests left. */
  readonly left: number | null;
  readonly isRetired: boolean;
}

const row: fc.Arbitrary<Row> = fc.record({
  studio: fc.integer({ min: 1, max: 2 }),
  start: fc.integer({ min: 0, max: 60 }),
  length: fc.integer({ min: 1, max: 12 }),
  state: fc.constantFrom('option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled'),
  left: fc.option(fc.integer({ min: -3, max: 14 })),
  isRetired: fc.boolean(),
});

/** Until when a booking keeps its studio. */
function until({ start, length, state, left }: Row): number {
  return state === 'completed' && left !== null && left < length ? start + Math.max(0, left) : start + length;
}

/** Every pair of bookings, by hand: of two that overlap, the one that begins later (entered later, where both begin at once). */
function overlapping(rows: readonly Row[]): number[] {
  const live = rows
    .map((one, nth) => ({ ...one, id: nth + 1, to: until(one) }))
    .filter((one) => !one.isRetired && one.state !== 'no_show' && one.state !== 'cancelled' && one.to > one.start);
  return live
    .filter((one) =>
      live.some(
        (other) =>
          other.studio === one.studio &&
          (other.start < one.start || (other.start === one.start && other.id < one.id)) &&
          other.to > one.start,
      ),
    )
    .map(({ id }) => id);
}

it('are those of all pairs', () => {
  const db = openRaw(':memory:', 'write');
  db.pragma('foreign_keys = OFF');
  for (const step of MIGRATIONS) db.exec(step.sql);
  for (const name of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'booking'`).pluck().all())
    db.exec(`DROP TRIGGER ${String(name)}`);
  const insert =
    db.prepare(`INSERT INTO booking (id, number, studio_id, tenant_id, starts_at, ends_at, state, holds_until, actual_end, retired_at)
    VALUES (?, ?, ?, 1, ?, ?, ?, 0, ?, ?)`);
  let some = 0;
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      db.exec('DELETE FROM booking');
      rows.forEach((one, nth) => {
        const left = one.left === null ? null : one.start + one.left;
        insert.run(nth + 1, `B${nth}`, one.studio, one.start, one.start + one.length, one.state, left, one.isRetired ? 1 : null);
      });
      const expected = overlapping(rows);
      if (expected.length > 0) some += 1;
      expect(listOverlappingBookings(db)).toEqual(expected);
    }),
    { numRuns: 1500 },
  );
  db.close();
  expect(some).toBeGreaterThan(100);
});
