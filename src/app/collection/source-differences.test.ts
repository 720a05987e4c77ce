// Sources of one item side by side: differences worked out by hand, and the bar of 1 % and 100 yuan.
import { describe, expect, it } from 'vitest';
import { salesLine } from '../../../test/helpers/sales-samples.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { isChosen, formatShare, listSourcePairs } from './source-differences.ts';

function line(id: number, source: SalesLine['source'], paid: number, isEffective: boolean, tenant = 1): SalesLine {
  return salesLine({ id, tenant, source, isEffective, paid });
}

function pairOf(counted: number, other: number) {
  return listSourcePairs([line(1, 'ledger', counted, true), line(2, 'session', other, false)])[0];
}

describe('sourcePairs', () => {
  it.each([
    // 10,000.00 yuan against 10,100.00: exactly 1 % is not over it.
    [1_000_000, 1_010_000, 10_000, '1.00%', false],
    [1_000_000, 1_010_001, 10_001, '1.00%', true],
    // 2 % but only 99.99 yuan.
    [499_950, 509_949, 9999, '2.00%', false],
    [1_000_000, 985_000, -15_000, '-1.50%', true],
    [300, 400, 100, '33.33%', false],
    [600, 1000, 400, '66.67%', false],
    // Where nothing counts there is no share of it, and any difference of 100 yuan is large.
    [0, 10_000, 10_000, '—', true],
  ])('%i against %i', (counted, other, difference, share, isLarge) => {
    const pair = pairOf(counted, other);
    expect(pair).toMatchObject({ difference, isLarge });
    expect(formatShare(pair?.share ?? null)).toBe(share);
  });

  it('pairs each source that does not count with the one that does, of the same key only', () => {
    const pairs = listSourcePairs([
      line(1, 'form', 100, true),
      line(2, 'ledger', 90, false),
      line(3, 'session', 80, false),
      line(4, 'session', 70, true, 2),
    ]);
    expect(pairs.map(({ counted, other }) => [counted.id, other.id])).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });

  it('sees that somebody chose where the weaker source counts', () => {
    expect(isChosen({ counted: line(1, 'session', 1, true), other: line(2, 'form', 1, false) })).toBe(true);
    expect(isChosen({ counted: line(1, 'form', 1, true), other: line(2, 'ledger', 1, false) })).toBe(false);
  });
});
