// Checks on a tenant's own figures: each at its limit, figures that no source has, and form against platform.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckedLine, isLargeDifference, isZeroMonth, listFailedChecks } from './reply-checks.ts';

const FINE: CheckedLine = {
  platform: '抖音',
  goodsClass: '其他',
  source: 'form',
  sessions: 2,
  minutes: 240,
  views: 10,
  orders: 3,
  paid: 100_000,
  refunded: 100_000,
  settled: 100_000,
  lacks: [],
};
const NOTHING = { sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 0, settled: 0 };

function failing(change: Partial<CheckedLine>, retail: number | null = null): string[] {
  return listFailedChecks({ lines: [{ ...FINE, ...change }], retail, pairs: [] }).map(
    ({ check, field, relation }) => `${check} ${field} ${relation ?? '-'}`,
  );
}

describe('a line', () => {
  it.each<[Partial<CheckedLine>, string[]]>([
    [{}, []],
    [NOTHING, []],
    [{ refunded: 100_001 }, ['refunded_over_paid refunded A07']],
    [{ settled: 100_001 }, ['settled_over_paid settled A07']],
    [{ refunded: 100_001, settled: 200_000 }, ['refunded_over_paid refunded A07', 'settled_over_paid settled A07']],
    [{ minutes: 0 }, ['sessions_without_time minutes A09']],
    [{ ...NOTHING, minutes: 60 }, ['time_without_sessions sessions A09']],
    [{ sessions: 0, minutes: 0 }, ['paid_without_sessions sessions A09']],
    [{ sessions: 0 }, ['time_without_sessions sessions A09', 'paid_without_sessions sessions A09']],
    // 0.1 h and 24 h are still within.
    [{ sessions: 10, minutes: 60 }, []],
    [{ sessions: 10, minutes: 59 }, ['session_too_short minutes A10']],
    [{ sessions: 2, minutes: 2880 }, []],
    [{ sessions: 2, minutes: 2881 }, ['session_too_long minutes A10']],
  ])('%j fails %j', (change, expected) => {
    expect(failing(change)).toEqual(expected);
  });

  it('is not judged on what its source has no figure of', () => {
    expect(failing({ source: 'session', minutes: 0, lacks: ['minutes'] })).toEqual([]);
    expect(failing({ source: 'session', paid: 0, lacks: ['paid'] }, 5)).toEqual([]);
    // Shop-days tell sales and know of no sessions.
    expect(failing({ source: 'session', sessions: 0, minutes: 0, lacks: ['minutes', 'views'] })).toEqual([]);
    // A form that leaves the sessions at 0 is another matter.
    expect(failing({ sessions: 0, minutes: 0, lacks: ['minutes'] })).toEqual(['paid_without_sessions sessions A09']);
  });

  it('says where it stands and by how much', () => {
    expect(listFailedChecks({ lines: [{ ...FINE, refunded: 150_000 }], retail: null, pairs: [] })).toEqual([
      {
        check: 'refunded_over_paid',
        relation: 'A07',
        platform: '抖音',
        goodsClass: '其他',
        field: 'refunded',
        data: { refunded: 150_000, paid: 100_000 },
      },
    ]);
  });
});

describe('online retail', () => {
  it('is at most what was paid on all platforms', () => {
    const lines = [FINE, { ...FINE, platform: '淘宝', paid: 50_000, refunded: 0, settled: 0 }];
    expect(listFailedChecks({ lines, retail: 150_000, pairs: [] })).toEqual([]);
    expect(listFailedChecks({ lines, retail: 150_001, pairs: [] })).toEqual([
      {
        check: 'retail_over_paid',
        relation: 'A07',
        platform: null,
        goodsClass: null,
        field: 'retail',
        data: { retail: 150_001, paid: 150_000 },
      },
    ]);
  });
});

describe('form against platform', () => {
  it.each([
    // 1 % of 10,000 yuan is 100 yuan: exactly that is still alike.
    [1_000_000, 1_010_000, false],
    [1_000_000, 1_010_001, true],
    [1_000_000, 989_999, true],
    [1_000_000, 990_000, false],
    // At least 100 yuan, whatever share that is.
    [0, 9_999, false],
    [0, 10_000, true],
    [100_000, 109_999, false],
    [100_000, 110_000, true],
  ])('%d and %d: %s', (form, session, isLarge) => {
    expect(isLargeDifference(form, session)).toBe(isLarge);
    const found = listFailedChecks({ lines: [], retail: null, pairs: [{ platform: '抖音', goodsClass: '其他', form, session }] });
    expect(found.map(({ check, relation, data }) => ({ check, relation, data }))).toEqual(
      isLarge ? [{ check: 'platform_differs', relation: null, data: { form, session, difference: Math.abs(form - session) } }] : [],
    );
  });
});

describe('any month', () => {
  const amount = fc.integer({ min: 0, max: 3_000 });
  const line = fc.record({
    sessions: amount,
    minutes: amount,
    views: amount,
    orders: amount,
    paid: amount,
    refunded: amount,
    settled: amount,
  });

  it('is zero exactly where all its figures are, and then nothing fails', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 3 }), fc.option(amount), fc.boolean(), (rows, retail, isEmptied) => {
        const lines = rows.map((row): CheckedLine => ({ ...FINE, ...(isEmptied ? NOTHING : row) }));
        const month = { lines, retail: isEmptied ? (retail === null ? null : 0) : retail, pairs: [] };
        const total = lines.flatMap((one) => [one.sessions, one.minutes, one.views, one.orders, one.paid, one.refunded, one.settled]);
        const isZero = [...total, month.retail ?? 0].reduce((sum, one) => sum + one, 0) === 0;
        expect(isZeroMonth(month)).toBe(isZero);
        if (isZero) expect(listFailedChecks(month)).toEqual([]);
      }),
    );
  });
});
