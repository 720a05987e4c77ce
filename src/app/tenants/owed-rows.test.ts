// The views of the list "who owes what".
import { expect, it } from 'vitest';
import type { OwedLine } from '../../contract/money/money.ts';
import { chooseFirstView, listOwedIn } from './OwedPage.tsx';

function line(tenant: number, more: Partial<OwedLine>): OwedLine {
  const none = {
    due: 0,
    paid: 0,
    open: 0,
    overdue: 0,
    ahead: 0,
    depositDue: 0,
    depositHeld: 0,
    upTo30: 0,
    upTo60: 0,
    upTo90: 0,
    over90: 0,
  };
  return { tenant, tenantName: `企业${tenant}`, ...none, since: null, days: 0, months: [], ...more };
}
const lines = [line(1, { open: 500, overdue: 500 }), line(2, { open: 300 }), line(3, { depositDue: 900, depositHeld: 899 }), line(4, {})];

it('shows those that are overdue, owe anything, lack deposit, or all', () => {
  const seen = (['overdue', 'open', 'deposit', 'all'] as const).map((view) => listOwedIn(view, lines).map(({ tenant }) => tenant));
  expect(seen).toEqual([[1], [1, 2], [3], [1, 2, 3, 4]]);
});

it('begins with the narrowest view that holds somebody', () => {
  expect([chooseFirstView(lines), chooseFirstView(lines.slice(1)), chooseFirstView(lines.slice(2)), chooseFirstView([])]).toEqual([
    'overdue',
    'open',
    'deposit',
    'all',
  ]);
});
