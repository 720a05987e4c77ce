// A refusal calls tenants what the lists around it call them.
import { expect, it } from 'vitest';
import { withShortNames } from './short-refusal.ts';

const SHORT = new Map([['厦门晨光传媒有限公司', '晨光传媒']]);

it('a series that meets somebody’s booking names them by the short name, as the board does', () => {
  const refusal = { code: 'BOOKING_OVERLAP', data: { tenant: '厦门晨光传媒有限公司', until: '22:00', count: 2 } } as const;
  expect(withShortNames(refusal, SHORT)).toEqual({ code: 'BOOKING_OVERLAP', data: { tenant: '晨光传媒', until: '22:00', count: 2 } });
});

it('what is no tenant’s name stays as it is', () => {
  const refusal = { code: 'BOOKING_OVERLAP', data: { tenant: '海浪网络', things: ['钥匙'] } } as const;
  expect(withShortNames(refusal, SHORT)).toEqual(refusal);
});
