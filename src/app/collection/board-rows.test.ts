// The board's filters, order and what is accepted without a word, on tenants of every kind.
import { describe, expect, it } from 'vitest';
import type { CollectionRow } from '../../contract/collection/collection.ts';
import { FILTERS, listAcceptable, canAccept, countsOf, sortByTask, isAmong, isInDoubt } from './board-rows.ts';

type ReplyState = NonNullable<CollectionRow['reply']>['state'];

function row(tenant: number, state: CollectionRow['state'], more: Partial<CollectionRow> = {}): CollectionRow {
  return {
    tenant,
    name: `第${tenant}家`,
    uscc: '',
    contact: null,
    phone: null,
    state,
    formMade: null,
    reply: null,
    failing: [],
    hints: [],
    differs: 0,
    lines: 0,
    paid: 0,
    refunded: 0,
    settled: 0,
    retail: null,
    sources: [],
    ...more,
  };
}

function reply(state: ReplyState, isLate = false): Pick<CollectionRow, 'reply'> {
  return { reply: { id: 1, file: 'a.xlsx', at: '2026-11-02 09:00', who: '王', state, isLate, count: 1 } };
}

const FAILS: Pick<CollectionRow, 'failing'> = {
  failing: [{ check: 'refunded_over_paid', relation: 'A07', platform: null, goodsClass: null, cells: ['H12'], data: {} }],
};

const ROWS: readonly CollectionRow[] = [
  row(1, 'missing'),
  row(2, 'reported', reply('received')),
  row(3, 'failing', { ...reply('received', true), ...FAILS }),
  row(4, 'failing', { ...reply('accepted'), ...FAILS }),
  row(5, 'reported', reply('queried')),
  row(6, 'zero', reply('answered')),
  row(7, 'reported'),
  row(8, 'extra'),
  row(9, 'reported', { ...reply('received'), differs: 1 }),
];

describe('the counts over the board', () => {
  it('hold whom they say', () => {
    const held = Object.fromEntries(
      FILTERS.map((filter) => [filter, ROWS.filter((one) => isAmong(filter, one)).map(({ tenant }) => tenant)]),
    );
    expect(held).toEqual({
      due: [1, 2, 3, 4, 5, 6, 7, 9],
      reported: [2, 3, 4, 5, 7, 9],
      zero: [6],
      missing: [1],
      // What was accepted is settled, and a question that is open is not.
      doubt: [3, 5],
      late: [3],
      extra: [8],
    });
  });

  it('of reported, zero and missing add up to those due', () => {
    const counts = countsOf(ROWS);
    const of = (filter: (typeof FILTERS)[number]): number => counts.get(filter) ?? 0;
    expect(of('reported') + of('zero') + of('missing')).toBe(of('due'));
  });

  it('see a doubt in a failing figure even where the state does not say it', () => {
    expect(isInDoubt(row(1, 'zero', FAILS))).toBe(true);
    expect(isInDoubt(row(1, 'zero'))).toBe(false);
  });
});

describe('the order', () => {
  it('puts first what waits for somebody', () => {
    expect(sortByTask(ROWS).map(({ tenant }) => tenant)).toEqual([1, 6, 3, 5, 2, 7, 9, 4, 8]);
  });
});

describe('what is accepted together', () => {
  it('without a choice is only what nothing speaks against', () => {
    expect(listAcceptable(ROWS, new Set()).map(({ tenant }) => tenant)).toEqual([2]);
  });

  it('with a choice is what was chosen and waits for it', () => {
    expect(listAcceptable(ROWS, new Set([1, 3, 4, 5, 6, 7])).map(({ tenant }) => tenant)).toEqual([3, 6]);
  });

  it('never a reply that is not there, or that owes an answer', () => {
    expect(ROWS.filter(canAccept).map(({ tenant }) => tenant)).toEqual([2, 3, 6, 9]);
  });
});
