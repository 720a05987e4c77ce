// Walks the places of tenants, studios and the desk.
import { reviewPlaces, under } from './walk-places.ts';

reviewPlaces({
  desk: ['/desk', '/desk/2026-11-19/booking/7'],
  tenants: ['/tenants'],
  tenant: under(
    '/tenants/1',
    'leases',
    'accounts',
    'hosts',
    'people',
    'months',
    'bookings',
    'papers',
    'cases',
    'statements',
    'files',
    'history',
  ),
  due: ['/tenants/due', '/tenants/owed', '/tenants/statements', '/tenants/short-names'],
  studios: ['/studios', '/studios/shared'],
  studio: under('/studios/1', 'open', 'prices', 'use', 'blackouts', 'leases', 'history'),
});
