// ZB-4: who is in it, in which order, with which remarks and dashes.
import { describe, expect, it } from 'vitest';
import { area, day, filing, lease, month, NOTHING, type Said, sourcesOf, tenant } from '../../../test/helpers/report-sources.ts';
import type { Figure, TenantShape } from './shape.ts';
import { sumTenantMonths, computeTenantRows, listTenantsOfMonth, computeTenantTotals } from './tenant-rows.ts';

const FACTS = {
  ...NOTHING,
  areas: [area('2025-01')],
  tenants: [
    tenant(1, [
      lease(1, '2026-01-01', '2026-12-31', { area: 25_625, studios: [7, 8] }),
      lease(2, '2026-05-01', '2026-12-31', { area: 75, studios: [8] }),
    ]),
    tenant(2, [lease(3, '2025-06-01', '2026-12-31', { left: '2026-10-15', area: 1 })]),
    tenant(3, [lease(4, '2026-10-31', '2027-01-01')], { category: '相关服务企业' }),
    tenant(4, [lease(5, '2026-10-01', '2026-10-31')]),
    tenant(5, [lease(6, '2026-11-01', '2027-01-01')]),
    tenant(6, [lease(7, '2025-01-01', '2026-09-30')]),
    tenant(7, [lease(8, '2024-01-01', '2025-01-01'), lease(9, '2026-02-01', '2026-12-31')]),
    tenant(8, [lease(10, '2026-01-01', '2026-12-31')], { facts: [] }),
    tenant(9, [lease(11, '2025-06-01', '2026-12-31')], {
      facts: [{ id: 1, startsOn: day('2026-01-01'), name: '九', uscc: 'CODE0', category: '直播电商企业', leading: false }],
    }),
  ],
  headcounts: [
    { id: 1, tenantId: 1, month: month('2026-10'), hosts: 3, employees: 10 },
    { id: 2, tenantId: 2, month: month('2026-09'), hosts: 9, employees: 9 },
  ],
};
const SAID: Said = {
  facts: FACTS,
  tenants: { '2026-10': { 1: 2_072_146_703, 3: 0 }, '2026-09': { 1: 1_000_000, 2: 500_000 }, '2025-12': { 4: 7 } },
};
const TABLE: TenantShape = {
  kind: 'tenants',
  id: 'ZB-4',
  title: '',
  columns: ['name', 'area', 'studios', 'paid', 'paid_ytd', 'sessions'].map((key) => ({
    key,
    label: '',
    groups: [],
    unit: key === 'area' ? '平方米' : key.startsWith('paid') ? '万元' : key === 'name' ? null : '个',
    total: key !== 'name',
  })),
};

function cells(said: Said, of = '2026-10'): Readonly<Record<string, Figure>>[] {
  const sources = sourcesOf(of, said);
  return computeTenantRows(sources, listTenantsOfMonth(sources)).map((row) => row.cells);
}

function column(said: Said, key: string): (string | undefined)[] {
  return cells(said).map((row) => row[key]?.text);
}

describe('tenantRows', () => {
  it('holds who was in residence on any day, by first start, then code', () => {
    expect(column(SAID, 'uscc')).toEqual(['CODE7', 'CODE0', 'CODE2', 'CODE1', 'CODE4', 'CODE3']);
    expect(column(SAID, 'seq')).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(column(SAID, 'resident_since')).toEqual(['2024-01-01', '2025-06-01', '2025-06-01', '2026-01-01', '2026-10-01', '2026-10-31']);
    expect(column(SAID, 'category').at(-1)).toBe('相关服务企业');
    expect(column(SAID, 'name')[3]).toBe('企业1');
  });

  it('reads leases and people of the month', () => {
    expect(column(SAID, 'area')).toEqual(['10.00', '10.00', '0.00', '257.00', '10.00', '10.00']);
    expect(column(SAID, 'studios')).toEqual(['0', '0', '0', '2', '0', '0']);
    expect(column(SAID, 'hosts')).toEqual(['0', '0', '0', '3', '0', '0']);
    expect(column(SAID, 'employees')).toEqual(['0', '0', '0', '10', '0', '0']);
  });

  it('prints a dash where nothing was reported, and an answered zero as 0', () => {
    expect(column(SAID, 'sessions')).toEqual(['—', '—', '—', '1', '—', '1']);
    expect(column(SAID, 'paid')).toEqual(['—', '—', '—', '2072.15', '—', '0.00']);
    expect(column(SAID, 'paid_ytd')).toEqual(['—', '—', '0.50', '2073.15', '—', '0.00']);
    expect(cells(SAID)[3]?.['paid_ytd']?.raw).toBe(2_073_146_703);
  });

  it('remarks who is new, has left, has not reported, in this order', () => {
    expect(column(SAID, 'remark')).toEqual(['未报送', '未报送', '已退出、未报送', '', '新入驻、已退出、未报送', '新入驻']);
  });

  it('adds filed months as they were filed', () => {
    const filings = { '2026-09': [filing(3, 1, {}, { 1: 4, 2: null })] };
    const sources = sourcesOf('2026-10', { ...SAID, filings });
    expect(sumTenantMonths(sources)(1)).toEqual([
      { month: '2026-09', raw: 4, revision: 3 },
      { month: '2026-10', raw: 2_072_146_703, revision: null },
    ]);
    expect(sumTenantMonths(sources)(2)).toEqual([]);
  });

  it('is empty before the first month', () => {
    expect(cells({ ...SAID, facts: { ...FACTS, areas: [area('2026-11')] } })).toEqual([]);
    expect(sumTenantMonths(sourcesOf('2026-10', { ...SAID, facts: { ...FACTS, areas: [area('2026-10')] } }))(1)).toHaveLength(1);
  });
});

describe('tenantTotals', () => {
  it('adds the rows, dashes as nothing', () => {
    const sources = sourcesOf('2026-10', SAID);
    const totals = computeTenantTotals(sources, TABLE, computeTenantRows(sources, listTenantsOfMonth(sources)));
    expect(Object.fromEntries(totals)).toEqual({
      'ZB-4.total.area': { raw: 29_700, text: '297.00' },
      'ZB-4.total.studios': { raw: 2, text: '2' },
      'ZB-4.total.paid': { raw: 2_072_146_703, text: '2072.15' },
      'ZB-4.total.paid_ytd': { raw: 2_073_646_703, text: '2073.65' },
      'ZB-4.total.sessions': { raw: 2, text: '2' },
    });
  });

  it('is a dash before the first month, and 0 where nobody is in residence', () => {
    const before = sourcesOf('2024-10', SAID);
    expect(computeTenantTotals(before, TABLE, []).get('ZB-4.total.paid')).toEqual({ raw: null, text: '—' });
    expect(computeTenantTotals(sourcesOf('2026-10', SAID), TABLE, []).get('ZB-4.total.paid')).toEqual({ raw: 0, text: '0.00' });
  });
});
