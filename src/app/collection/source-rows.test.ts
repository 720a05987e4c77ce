// Sources of a key: what is strongest, shares worked out by hand, and the order of doubt.
import { describe, expect, it } from 'vitest';
import { salesLine } from '../../../test/helpers/sales-samples.ts';
import type { Sources } from '../../contract/collection/collection.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { comparisonOf, sortByDoubt, lineOf, strongestOf } from './source-rows.ts';

type Key = Sources['keys'][number];

function line(source: SalesLine['source'], paid: number): SalesLine {
  return salesLine({ source, paid, isEffective: false });
}

function key(lines: readonly SalesLine[], more: Partial<Key> = {}): Key {
  return { platform: '抖音', goodsClass: '饮料类', lines, effective: 'form', choice: null, difference: null, isLarge: false, ...more };
}

describe('a key', () => {
  it('is strongest by the form, then the ledger, then sessions, in whatever order they stand', () => {
    expect(strongestOf(key([line('session', 1), line('ledger', 2)]))).toBe('ledger');
    expect(strongestOf(key([line('session', 1), line('form', 2)]))).toBe('form');
    expect(strongestOf(key([]))).toBeNull();
  });

  it('has a line of a source or none', () => {
    expect(lineOf(key([line('session', 7)]), 'session')?.paid).toBe(7);
    expect(lineOf(key([line('session', 7)]), 'form')).toBeNull();
  });

  it.each([
    // 10,000.00 yuan in the form, 9,850.00 from the platform.
    [1_000_000, 985_000, -15_000, -150, true],
    // Exactly 1 % is not over it.
    [1_000_000, 1_010_000, 10_000, 100, false],
    // A third more, but only 1 yuan.
    [300, 400, 100, 3333, false],
    [600, 1000, 400, 6667, false],
    [0, 10_000, 10_000, null, true],
  ])('of %i in the form and %i from the platform differs by %i', (form, session, difference, share, isLarge) => {
    const ledger = line('ledger', 777);
    expect(comparisonOf(key([line('session', session), ledger, line('form', form)]))).toEqual({ difference, share, isLarge });
  });

  it('without a form is compared by what it has', () => {
    expect(comparisonOf(key([line('session', 110), line('ledger', 100)]))?.difference).toBe(10);
    expect(comparisonOf(key([line('session', 5)]))).toBeNull();
    expect(comparisonOf(key([]))).toBeNull();
  });
});

describe('the order', () => {
  it('puts those far apart first and lone ones last', () => {
    const alone = key([line('form', 1)], { platform: '一' });
    const close = key([line('form', 1), line('session', 1)], { platform: '二' });
    const apart = key([line('form', 1), line('session', 99_999)], { platform: '三' });
    expect(sortByDoubt([alone, close, apart]).map(({ platform }) => platform)).toEqual(['三', '二', '一']);
  });
});
