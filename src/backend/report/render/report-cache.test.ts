// Tests that an answer is handed out again only while neither data nor time have moved past it.
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { at, furnishedBase, type SmallBase } from '../../../../test/helpers/small-base.ts';
import { type Base, closeBase, openBase } from '../../core/db/open.ts';
import { keepAnswers } from './report-cache.ts';

let small: SmallBase;
beforeEach(() => {
  small = furnishedBase();
});
afterEach(() => {
  closeBase(small.base);
  rmSync(small.base.folder, { recursive: true, force: true });
});

function counted() {
  const keep = keepAnswers<number>();
  let asked = 0;
  return (base: Base, key = 'a'): number => keep(base, key, () => (asked += 1));
}

/** The same base at another time. */
function atTime(text: string): Base {
  return { ...small.base, clock: { nowMs: () => at(text) * 60_000 } };
}

it('is worked out once while nothing changes, and for each key', () => {
  const ask = counted();
  expect([ask(small.base), ask(small.base), ask(small.base, 'b'), ask(small.base)]).toEqual([1, 1, 2, 1]);
});

it('is worked out again after a write of this connection', () => {
  const ask = counted();
  ask(small.base);
  small.put('tenant', { id: 9 });
  expect([ask(small.base), ask(small.base)]).toEqual([2, 2]);
});

it('is worked out again after a write of another connection', () => {
  const ask = counted();
  ask(small.base);
  const other = openBase(small.base.folder, small.base.clock);
  if (!other.ok) throw new Error(other.refusal.code);
  other.value.db.prepare('INSERT INTO tenant (id) VALUES (9)').run();
  closeBase(other.value);
  expect([ask(small.base), ask(small.base)]).toEqual([2, 2]);
});

it('ends with the day, and with a clock that is set back', () => {
  const ask = counted();
  expect([ask(atTime('2026-11-05T09:00')), ask(atTime('2026-11-05T23:59')), ask(atTime('2026-11-06T00:00'))]).toEqual([1, 1, 2]);
  expect([ask(atTime('2026-11-05T23:59')), ask(atTime('2026-11-05T23:59'))]).toEqual([3, 3]);
});

it('ends when an option lapses', () => {
  const ask = counted();
  const times = { starts_at: at('2026-11-07T10:00'), ends_at: at('2026-11-07T12:00'), holds_until: at('2026-11-05T12:00') };
  small.put('booking', { number: 'B1', studio_id: 1, tenant_id: 1, state: 'option', ...times });
  expect([ask(atTime('2026-11-05T11:59')), ask(atTime('2026-11-05T12:00'))]).toEqual([1, 2]);
});
