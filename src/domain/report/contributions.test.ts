// Measures of facts, each on a small base whose answers are counted by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING, area, day, hours, lease, month, studio, tenant } from '../../../test/helpers/report-sources.ts';
import { contributionsOf } from './contributions.ts';
import { type BaseFacts, firstMonthOf, type StudioFact, FACT_MEASURES, type FactMeasure } from './facts.ts';

function dated(id: number, from: string, kind: '公共' | '专属'): StudioFact {
  return { id, startsOn: day(from), kind, hours: hours('00:00-24:00'), turnaround: 15 };
}

const OCTOBER = month('2026-10');
const service = { category: '相关服务企业' } as const;

/** Stays; left on 10-15; ends on 10-31 and is in residence that day; came on 10-01; comes in November; a service company, renamed and led. */
const FACTS: BaseFacts = {
  areas: [area('2026-09', 1), { ...area('2025-01', 2), floorArea: 1 }, { ...area('2026-11', 3), floorArea: 2 }],
  studios: [
    studio(1),
    studio(2, { closedOn: day('2026-10-31') }),
    studio(3, { closedOn: day('2026-11-01') }),
    studio(4, {
      openedOn: day('2026-10-31'),
      facts: [dated(40, '0001-01-01', '专属'), dated(41, '2026-11-01', '公共')],
    }),
    studio(5, { openedOn: day('2026-11-01') }),
  ],
  exceptions: [],
  tenants: [
    tenant(1, [lease(1, '2026-01-01', '2026-12-31', { area: 700 }), lease(2, '2026-10-31', '2027-10-30', { area: 11 })], {
      incubatedOn: day('2026-10-31'),
    }),
    tenant(2, [lease(3, '2026-01-01', '2026-12-31', { left: '2026-10-15' })]),
    tenant(3, [lease(4, '2025-01-01', '2026-10-31', { area: 5 })], { incubatedOn: day('2026-11-01') }),
    tenant(4, [lease(5, '2026-10-01', '2027-01-01', { area: 3 })], { incubatedOn: day('2026-10-01') }),
    tenant(5, [lease(6, '2026-11-01', '2027-01-01')], { incubatedOn: day('2026-10-05') }),
    tenant(6, [lease(7, '2024-01-01', '2025-12-31'), lease(8, '2026-10-10', '2027-12-31', { area: 2 })], {
      ...service,
      facts: [
        { id: 61, startsOn: day('2026-10-31'), name: '新名', uscc: 'NEW', category: '相关服务企业', leading: true },
        { id: 60, startsOn: day('2024-01-01'), name: '旧名', uscc: 'OLD', category: '直播电商企业', leading: false },
        { id: 62, startsOn: day('2026-11-01'), name: '后名', uscc: 'LATER', category: '直播电商企业', leading: false },
      ],
    }),
  ],
  hosts: [
    {
      id: 1,
      number: 'H1',
      nickname: '甲',
      tenantId: 1,
      famous: true,
      virtual: false,
      since: day('2026-10-31'),
      until: null,
      trainedOn: day('2026-10-01'),
    },
    {
      id: 2,
      number: 'H2',
      nickname: '乙',
      tenantId: 1,
      famous: false,
      virtual: true,
      since: day('2026-01-01'),
      until: day('2026-10-31'),
      trainedOn: day('2026-09-30'),
    },
    {
      id: 3,
      number: 'H3',
      nickname: '丙',
      tenantId: 1,
      famous: true,
      virtual: true,
      since: day('2026-01-01'),
      until: day('2026-10-30'),
      trainedOn: null,
    },
    {
      id: 4,
      number: 'H4',
      nickname: '丁',
      tenantId: 2,
      famous: true,
      virtual: true,
      since: day('2026-01-01'),
      until: null,
      trainedOn: day('2026-10-31'),
    },
    {
      id: 5,
      number: 'H5',
      nickname: '戊',
      tenantId: 1,
      famous: true,
      virtual: true,
      since: day('2026-11-01'),
      until: null,
      trainedOn: null,
    },
  ],
  cases: [
    { id: 1, number: 'K1', tenantId: 1, kind: '假冒伪劣', infringing: true, day: day('2026-10-31'), resolvedOn: null },
    { id: 2, number: 'K2', tenantId: 1, kind: '其他', infringing: false, day: day('2026-10-01'), resolvedOn: day('2026-10-31') },
    { id: 3, number: 'K3', tenantId: 2, kind: '知识产权侵权', infringing: true, day: day('2026-09-30'), resolvedOn: day('2026-11-01') },
    { id: 4, number: 'K4', tenantId: 2, kind: '其他', infringing: false, day: day('2026-11-01'), resolvedOn: null },
  ],
  events: [
    { id: 1, day: day('2026-10-01'), kind: '培训会', name: '一', training: true, attendance: 30 },
    { id: 2, day: day('2026-10-31'), kind: '招商会', name: '二', training: false, attendance: 9 },
    { id: 3, day: day('2026-11-01'), kind: '培训会', name: '三', training: true, attendance: 100 },
    { id: 4, day: day('2026-10-31'), kind: '培训会', name: '四', training: true, attendance: 4 },
  ],
  headcounts: [
    { id: 1, tenantId: 1, month: OCTOBER, hosts: 3, employees: 10 },
    { id: 2, tenantId: 2, month: OCTOBER, hosts: 50, employees: 500 },
    { id: 3, tenantId: 6, month: OCTOBER, hosts: 1, employees: 7 },
    { id: 4, tenantId: 1, month: month('2026-09'), hosts: 90, employees: 900 },
    { id: 5, tenantId: 99, month: OCTOBER, hosts: 90, employees: 900 },
  ],
};

const EXPECTED: Readonly<Record<FactMeasure, number>> = {
  'base.floor_area': 12_000,
  'base.lettable_area': 10_000,
  'base.team': 5,
  'lease.area': 700 + 11 + 5 + 3 + 2,
  'studio.in_service': 3,
  'studio.public': 2,
  'tenant.resident': 4,
  'tenant.live': 3,
  'tenant.service': 1,
  'tenant.incubated': 2,
  'tenant.leading': 1,
  'tenant.hosts': 4,
  'tenant.service_employees': 7,
  'staff.employees': 10 + 7 + 5,
  'host.registered': 2,
  'host.famous': 1,
  'host.virtual': 1,
  'case.open': 2,
  'tenant.new': 1,
  'tenant.left': 2,
  'tenant.newly_incubated': 3,
  'event.all': 3,
  'event.training': 2,
  'event.training_attendance': 34,
  'host.trained': 2,
  'case.new': 2,
  'case.infringing': 1,
  'case.resolved': 1,
};

function sum(measure: FactMeasure, facts: BaseFacts): number {
  return contributionsOf(measure, facts, OCTOBER).reduce((total, one) => total + one.raw, 0);
}

describe('contributionsOf', () => {
  it.each(FACT_MEASURES)('%s of October', (measure) => {
    expect(sum(measure, FACTS)).toBe(EXPECTED[measure]);
  });

  it('gives nothing of an empty base', () => {
    for (const measure of FACT_MEASURES) expect(contributionsOf(measure, NOTHING, OCTOBER)).toEqual([]);
  });

  it('names each row and where it is kept', () => {
    const first = (measure: FactMeasure): unknown => contributionsOf(measure, FACTS, OCTOBER)[0];
    expect(first('base.team')).toEqual({ what: ['2026-09'], raw: 5, table: 'base_area', id: 1 });
    expect(first('lease.area')).toEqual({ what: ['企业1', 'C1'], raw: 700, table: 'lease', id: 1 });
    expect(first('studio.public')).toEqual({ what: ['S1'], raw: 1, table: 'studio', id: 1 });
    expect(first('tenant.service')).toEqual({ what: ['新名', 'NEW'], raw: 1, table: 'tenant_fact', id: 61 });
    expect(first('tenant.new')).toEqual({ what: ['企业4', 'CODE4'], raw: 1, table: 'tenant', id: 4 });
    expect(first('tenant.hosts')).toEqual({ what: ['企业1', '2026-10'], raw: 3, table: 'headcount', id: 1 });
    expect(first('host.famous')).toEqual({ what: ['H1', '甲'], raw: 1, table: 'host', id: 1 });
    expect(first('host.trained')).toEqual({ what: ['H1', '甲', '2026-10-01'], raw: 1, table: 'host', id: 1 });
    expect(first('case.open')).toEqual({ what: ['K1', '2026-10-31', '假冒伪劣'], raw: 1, table: 'compliance_case', id: 1 });
    expect(first('event.training_attendance')).toEqual({ what: ['2026-10-01', '培训会', '一'], raw: 30, table: 'event', id: 1 });
  });

  it('counts a tenant without facts as in residence, of no category', () => {
    const facts = { ...NOTHING, tenants: [tenant(1, [lease(1, '2026-01-01', '2026-12-31')], { facts: [] })] };
    expect(contributionsOf('tenant.resident', facts, OCTOBER)).toEqual([{ what: ['', ''], raw: 1, table: 'tenant', id: 1 }]);
    expect(sum('tenant.live', facts) + sum('tenant.service', facts) + sum('tenant.leading', facts)).toBe(0);
    expect(contributionsOf('lease.area', facts, OCTOBER)[0]?.what).toEqual(['', 'C1']);
  });

  it('does not depend on the order of rows', () => {
    const shuffled = fc.record({
      areas: fc.shuffledSubarray([...FACTS.areas], { minLength: 3 }),
      studios: fc.shuffledSubarray([...FACTS.studios], { minLength: 5 }),
      exceptions: fc.constant([]),
      tenants: fc.shuffledSubarray([...FACTS.tenants], { minLength: 6 }),
      hosts: fc.shuffledSubarray([...FACTS.hosts], { minLength: 5 }),
      cases: fc.shuffledSubarray([...FACTS.cases], { minLength: 4 }),
      events: fc.shuffledSubarray([...FACTS.events], { minLength: 4 }),
      headcounts: fc.shuffledSubarray([...FACTS.headcounts], { minLength: 5 }),
    });
    fc.assert(
      fc.property(shuffled, (facts) => {
        for (const measure of FACT_MEASURES) expect(sum(measure, facts)).toBe(EXPECTED[measure]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('firstMonthOf', () => {
  it('is the earliest month of the base facts', () => {
    expect(firstMonthOf(FACTS)).toBe('2025-01');
    expect(firstMonthOf(NOTHING)).toBeNull();
  });
});
