// Whose an account was on a day: both its days count, and of two entries the later one.
import { expect, it } from 'vitest';
import { findOwnerOn } from './names.ts';

const entry = (tenantId: number, fromOn: string, toOn: string | null) => ({
  id: tenantId,
  tenantId,
  platform: '抖音',
  handle: 'a',
  fromOn,
  toOn,
  goodsClass: null,
});
const ENTRIES = [entry(1, '2026-01-05', '2026-03-31'), entry(2, '2026-04-01', null), entry(3, '2026-06-01', '2026-06-30')];

it.each([
  ['2026-01-04', null],
  ['2026-01-05', 1],
  ['2026-03-31', 1],
  ['2026-04-01', 2],
  ['2026-05-31', 2],
  ['2026-06-01', 3],
  ['2026-06-30', 3],
  ['2026-07-01', 2],
])('on %s an account is of %s', (day, owner) => {
  for (const entries of [ENTRIES, ENTRIES.toReversed()]) expect(findOwnerOn(entries, day)?.tenantId ?? null).toBe(owner);
});
