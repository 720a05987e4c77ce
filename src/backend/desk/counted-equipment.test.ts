// Counted equipment that two others have: from when there is one again.
import { expect, it } from 'vitest';
import { openDeskBase, refusalIn } from '../../../test/helpers/desk-base.ts';

it('is there again once the first of two is back, whichever began first', () => {
  const desk = openDeskBase();
  const [early, late, own] = [desk.room('A01'), desk.room('A02'), desk.room('B01')];
  const tenant = desk.guest(1);
  const screens = desk.put('equipment', { name: '绿幕', count: 2 });
  desk.booked({ studio: early, tenant, equipment: [[screens, 1]] }, '2026-11-13T10:00', '2026-11-13T15:00');
  desk.booked({ studio: late, tenant, equipment: [[screens, 1]] }, '2026-11-13T11:00', '2026-11-13T13:00');
  const wish = { studio: own, tenant: desk.guest(2), equipment: [[screens, 1]] } as const;
  expect(refusalIn(desk.ask(wish, '2026-11-13T12:00', '2026-11-13T16:00'))).toMatchObject({
    data: { until: '2026-11-13 13:00', count: 2, wanted: 1 },
  });
  desk.closeSound();
});
