// What a day's overview reads, on its edges: one row exactly at each border, one a minute or day before it, one behind, and a retired one inside.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, furnishedBase, type SmallBase, smallBase } from '../../../../test/helpers/small-base.ts';
import { type Day, parseDay } from '../../../domain/time/calendar.ts';
import { closeBase } from '../../core/db/open.ts';
import { listBookingsHere, listBookingsStarting, listCasesOpen, listOptionsLapsing, listPapersExpiring, setUpOf } from './today.ts';

let small: SmallBase;
beforeEach(() => void (small = furnishedBase()));
afterEach(() => closeBase(small.base));

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

/** A booking of an hour; each in a studio of its own. */
function booking(number: string, from: string, more: Parameters<SmallBase['put']>[1] = {}): void {
  const studio = small.put('studio', { code: `R${number}`, opened_on: '2020-01-01' });
  const fact = { starts_on: '0001-01-01', kind: '公共', hours: '00:00-24:00', turnaround: 0, hourly_rate: 0 };
  small.put('studio_fact', { studio_id: studio, ...fact });
  const times = { starts_at: at(from), ends_at: at(from) + 60 };
  small.put('booking', { number, studio_id: studio, tenant_id: 1, ...times, state: 'booked', ...more });
}

const numbers = (rows: readonly { readonly number: string }[]): string => rows.map(({ number }) => number).join(' ');
const RETIRED = { retired_at: 1 };

describe('bookings', () => {
  it('start from a moment on and before another, by start and studio, whatever is live of them', () => {
    booking('before', '2026-11-05T05:59');
    booking('first', '2026-11-05T06:00', { state: 'completed' });
    booking('B', '2026-11-05T07:00', { state: 'checked_in' });
    booking('A', '2026-11-05T07:00', { state: 'option', holds_until: at('2026-11-05T06:30') });
    booking('last', '2026-11-06T05:59');
    booking('after', '2026-11-06T06:00');
    booking('gone', '2026-11-05T08:00', RETIRED);
    for (const state of ['cancelled', 'no_show']) booking(state, '2026-11-05T08:00', { state });
    const found = listBookingsStarting(small.base.db, at('2026-11-05T06:00'), at('2026-11-06T06:00'));
    expect(numbers(found)).toBe('first A B last');
    expect(found[1]).toMatchObject({
      studio: 'RA',
      tenantId: 1,
      startsAt: at('2026-11-05T07:00'),
      endsAt: at('2026-11-05T08:00'),
      holdsUntil: at('2026-11-05T06:30'),
    });
  });

  it('are here while they are checked in', () => {
    booking('B', '2026-11-04T22:00', { state: 'checked_in' });
    booking('A', '2026-11-05T22:00', { state: 'checked_in' });
    booking('gone', '2026-11-05T22:00', { state: 'checked_in', ...RETIRED });
    booking('booked', '2026-11-05T22:00');
    expect(numbers(listBookingsHere(small.base.db))).toBe('B A');
  });

  it('lapse behind now and up to a moment, unless they have begun', () => {
    const held = (until: string, more = {}) => ({ state: 'option', holds_until: at(`2026-11-05T${until}`), ...more });
    booking('now', '2026-11-06T20:00', held('09:00'));
    booking('next', '2026-11-06T20:00', held('09:01'));
    booking('last', '2026-11-06T20:00', held('12:00'));
    booking('late', '2026-11-06T20:00', held('12:01'));
    booking('gone', '2026-11-06T20:00', held('10:00', RETIRED));
    booking('begun', '2026-11-05T09:00', held('10:00'));
    booking('soon', '2026-11-05T09:01', held('10:00'));
    booking('booked', '2026-11-06T20:00');
    expect(numbers(listOptionsLapsing(small.base.db, at('2026-11-05T09:00'), at('2026-11-05T12:00')))).toBe('next soon last');
  });
});

it('papers expire on the day or before it, the oldest first', () => {
  const paper = (number: string, expires: string | null, more = {}) =>
    small.put('paper', { tenant_id: 2, kind: '合同', number, expires_on: expires, ...more });
  paper('on', '2026-11-05');
  paper('after', '2026-11-06');
  paper('old', '2025-01-01');
  paper('never', null);
  paper('gone', '2026-11-01', RETIRED);
  const found = listPapersExpiring(small.base.db, day('2026-11-05'));
  expect(numbers(found)).toBe('old on');
  expect(found[0]).toMatchObject({ tenantId: 2, kind: '合同', expiresOn: '2025-01-01' });
});

it('cases are open from their day on, on the day before they are resolved', () => {
  const put = (number: string, on: string, resolved: string | null, more = {}) =>
    small.put('compliance_case', { number, day: on, tenant_id: 2, kind: '其他', resolved_on: resolved, ...more });
  put('open', '2026-11-05', null);
  put('later', '2026-11-06', null);
  put('today', '2026-11-01', '2026-11-05');
  put('tomorrow', '2026-11-01', '2026-11-06');
  put('gone', '2026-11-01', null, RETIRED);
  expect(numbers(listCasesOpen(small.base.db, day('2026-11-05')))).toBe('tomorrow open');
});

describe('how far a base is set up', () => {
  const told = () => Object.values(setUpOf(small.base.db));
  it('is told by rows that stand', () => {
    closeBase(small.base);
    small = smallBase();
    expect(setUpOf(small.base.db)).toEqual({ isNamed: false, hasLedgers: false, hasReported: false, firstMonth: null });
    const area = { floor_area: 1, lettable_area: 1, team: 1 };
    small.put('base_area', { month: '2025-01', ...area, ...RETIRED });
    small.put('base_area', { month: '2025-03', ...area });
    small.put('tenant', { id: 1, ...RETIRED });
    const line = {
      month: '2026-10',
      tenant_id: 1,
      platform: '抖音',
      goods_class: '其他',
      source: 'ledger',
      sessions: 1,
      minutes: 1,
      views: 1,
      orders: 1,
      paid: 1,
      refunded: 0,
      settled: 1,
    };
    small.put('sales_line', line);
    expect(told()).toEqual([false, false, false, '2025-03']);
    small.put('tenant', { id: 2 });
    expect(told()).toEqual([false, true, false, '2025-03']);
  });
});
