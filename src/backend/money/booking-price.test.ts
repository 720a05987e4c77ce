// What a tenant's month of bookings costs, by hand-worked figures: frozen, running, brought by a ledger, with the lease's free hours; and its plan.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, furnishedBase, type SmallBase } from '../../../test/helpers/small-base.ts';
import { instant, parseMonth } from '../../domain/time/calendar.ts';
import { STANDARD_DESK_RULES } from '../../domain/booking/desk-rules.ts';
import { closeBase } from '../core/db/open.ts';
import { PRICED_SQL } from './sql/priced-bookings.ts';
import { WEEK_SQL } from '../desk/sql/desk-facts.ts';
import { openPricing, computePricesOfMonth } from './booking-price.ts';

let small: SmallBase;
beforeEach(() => {
  small = furnishedBase();
  small.base.db.exec('UPDATE lease SET free_minutes = 150 WHERE id = 1; UPDATE studio_fact SET hourly_rate = 12000');
});
afterEach(() => closeBase(small.base));

let number = 0;
function put(from: string, to: string, state: string, more: Readonly<Record<string, string | number | null>> = {}): number {
  number += 1;
  return small.put('booking', { number: `B${number}`, studio_id: 1, tenant_id: 1, starts_at: at(from), ends_at: at(to), state, ...more });
}

function figures(month: string): (readonly [number, number, boolean])[] {
  const pricing = openPricing(small.base.db, instant(at('2026-11-05T09:00')), STANDARD_DESK_RULES);
  const found = parseMonth(month);
  if (found === null) throw new Error(month);
  return [...computePricesOfMonth(pricing, 1, found)].map(([id, price]) => [id, price.total, price.isFrozen]);
}

describe('prices of a month', () => {
  it('give the free minutes in order of start: ended ones keep theirs, a ledger session takes some, cancelled and options none', () => {
    // 150 free minutes: 30 of them are kept by the frozen one at the end of the month.
    const last = put('2026-11-30T20:00', '2026-11-30T21:00', 'completed', {
      charge: 6000,
      charge_lines: JSON.stringify([
        { kind: 'free', from: 0, to: 30, minutes: 30, rate: 0, percent: 100, amount: 0 },
        { kind: 'day', from: 30, to: 60, minutes: 30, rate: 12_000, percent: 100, amount: 6000 },
      ]),
    });
    const brought = put('2026-11-02T10:00', '2026-11-02T11:00', 'completed');
    const cancelled = put('2026-11-03T10:00', '2026-11-03T11:00', 'cancelled');
    const lapsed = put('2026-11-04T10:00', '2026-11-04T11:00', 'option', { holds_until: at('2026-11-03T10:00') });
    const option = put('2026-11-10T10:00', '2026-11-10T11:00', 'option', { holds_until: at('2026-11-09T10:00') });
    const next = put('2026-11-11T10:00', '2026-11-11T12:00', 'booked');
    put('2026-12-01T00:00', '2026-12-01T01:00', 'booked');
    expect(figures('2026-11')).toEqual([
      // 60 free.
      [brought, 0, false],
      [cancelled, 0, false],
      [lapsed, 0, false],
      [option, 12_000, false],
      // The 60 that are left, and an hour to pay.
      [next, 12_000, false],
      [last, 6000, true],
    ]);
    expect(figures('2026-12').map(([, total]) => total)).toEqual([0]);
  });

  it('a ledger session that lasted longer than booked pays the overtime; a no-show pays in full', () => {
    put('2026-10-02T10:00', '2026-10-02T12:30', 'completed', { actual_end: at('2026-10-02T12:41') });
    put('2026-10-03T10:00', '2026-10-03T11:00', 'no_show');
    // 150 minutes are free; 11 over are 30 at 180 yuan an hour; then nothing is free.
    expect(figures('2026-10').map(([, total]) => total)).toEqual([9000, 12_000]);
  });

  it('are read by tenant and start', () => {
    for (const sql of [PRICED_SQL, WEEK_SQL]) {
      const plan = JSON.stringify(small.base.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(1, 2, 3));
      expect(plan).toContain('booking_by_tenant (tenant_id=? AND starts_at>? AND starts_at<?)');
      // Nothing is read whole or sorted.
      expect(plan).not.toMatch(/SCAN |TEMP B-TREE/);
    }
  });
});
