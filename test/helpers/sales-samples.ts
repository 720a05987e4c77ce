// A line of a month's sales as the page is answered it, with distinct figures, for tests of the page.
import type { SalesLine } from '../../src/contract/collection/sales-shapes.ts';

/** A line of the tenant's form, which counts. */
export function salesLine(more: Partial<SalesLine> = {}): SalesLine {
  return {
    id: 1,
    version: 1,
    tenant: 7,
    platform: '抖音',
    goodsClass: '饮料类',
    source: 'form',
    isEffective: true,
    sessions: 1_001,
    minutes: 2_002,
    views: 3_003,
    orders: 4_004,
    paid: 500_505,
    refunded: 60_606,
    settled: 70_707,
    lacks: [],
    origin: { file: '甲.xlsx', sheet: '填报表', row: 12, batch: 3 },
    ...more,
  };
}

/** The platform's line of the same key, which does not count. */
export function platformLine(more: Partial<SalesLine> = {}): SalesLine {
  return salesLine({ id: 2, source: 'session', isEffective: false, paid: 520_520, origin: null, lacks: ['views'], ...more });
}
