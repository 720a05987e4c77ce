// Walks the places of a month: home, sales, report, analytics.
import { reviewPlaces, under } from './walk-places.ts';

reviewPlaces({
  home: ['/home'],
  sales: under('/sales/2026-10', 'lines', 'differ', 'retail'),
  taken: ['/sales/import', '/sales/batches'],
  report: ['/report/2026-10'],
  months: [
    '/report/months',
    '/report/archive',
    '/report/historical/2025',
    '/report/ledger/2026-10',
    '/report/2026-10/self-check',
    '/report/2026-10/compare/1/2',
  ],
  insight: ['/analytics', '/scorecard'],
});
