// Tests that a computed month is handed out again only while neither data nor time have moved past it.
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { at, furnishedBase, type SmallBase } from '../../../../test/helpers/small-base.ts';
import { getMonthOfInstant, instant } from '../../../domain/time/calendar.ts';
import { getProfileOfBase } from '../../base/base-profile.ts';
import { closeBase, openBase } from '../../core/db/open.ts';
import { getCurrentReport } from './report-cache.ts';

let small: SmallBase;
beforeEach(() => {
  small = furnishedBase();
});
afterEach(() => {
  closeBase(small.base);
  rmSync(small.base.folder, { recursive: true, force: true });
});

/** Counts, for each call, how many different computed months came so far. */
function counted() {
  const computed: unknown[] = [];
  const profile = getProfileOfBase(small.base);
  if (!profile.ok) throw new Error(profile.refusal.code);
  return (now = '2026-11-05T09:00', month = '2026-10'): number => {
    const report = getCurrentReport(small.base, profile.value, getMonthOfInstant(instant(at(`${month}-01T00:00`))), instant(at(now)));
    if (!computed.includes(report)) computed.push(report);
    return computed.indexOf(report) + 1;
  };
}

it('is worked out once while nothing changes, and for each month', () => {
  const ask = counted();
  expect([ask(), ask(), ask('2026-11-05T09:00', '2026-09'), ask()]).toEqual([1, 1, 2, 1]);
});

it('is worked out again after a write of this connection', () => {
  const ask = counted();
  ask();
  small.put('tenant', { id: 9 });
  expect([ask(), ask()]).toEqual([2, 2]);
});

it('is worked out again after a write of another connection', () => {
  const ask = counted();
  ask();
  const other = openBase(small.base.folder, small.base.clock);
  if (!other.ok) throw new Error(other.refusal.code);
  other.value.db.prepare('INSERT INTO tenant (id) VALUES (9)').run();
  closeBase(other.value);
  expect([ask(), ask()]).toEqual([2, 2]);
});

it('ends with the day', () => {
  const ask = counted();
  expect([ask(), ask('2026-11-05T23:59'), ask('2026-11-06T00:00')]).toEqual([1, 1, 2]);
});

it('ends when an option lapses', () => {
  const ask = counted();
  const times = { starts_at: at('2026-11-07T10:00'), ends_at: at('2026-11-07T12:00'), holds_until: at('2026-11-05T12:00') };
  small.put('booking', { number: 'B1', studio_id: 1, tenant_id: 1, state: 'option', ...times });
  expect([ask('2026-11-05T11:59'), ask('2026-11-05T12:00')]).toEqual([1, 2]);
});
