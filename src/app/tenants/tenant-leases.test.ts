// A lease that was left early still counted days beside its end.
import { expect, it } from 'vitest';
import { day } from '../../../test/helpers/day.ts';
import { countDaysToEnd } from './tenant-leases.ts';

it.each([
  ['2026-12-31', '2026-12-31', 33, null],
  ['2026-12-08', '2026-12-31', null, 10],
  ['2026-11-28', '2026-12-31', null, 0],
  ['2026-11-27', '2026-12-31', null, null],
  ['2026-11-27', '2026-11-27', null, null],
])('left on %s of one to %s', (to, endsOn, end, left) => {
  expect(countDaysToEnd({ to: day(to), endsOn: day(endsOn) }, day('2026-11-28'))).toEqual({ end, left });
});
