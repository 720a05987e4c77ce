// Each audit relation on records, and the cross-checks: where it holds, where it fails, what it says.
import { describe, expect, it } from 'vitest';
import { audit, type Changed, finding, HEAD, isWorkday, message } from '../../../test/helpers/audit.ts';
import { area, day, lease, NOTHING, type Said, sourcesOf, tenant } from '../../../test/helpers/report-sources.ts';
import { createInstantAt } from '../time/calendar.ts';
import { deadlineOf } from './record-checks.ts';
import type { RelationFacts, TenantActivity } from './relation-context.ts';

describe('relations of records', () => {
  const resident = (id: number, more: Parameters<typeof tenant>[2] = {}): ReturnType<typeof tenant> =>
    tenant(id, [lease(id, '2026-01-01', '2026-12-31')], more);
  const said = (more: Said, tenants = [resident(1), resident(2), resident(3, { category: '相关服务企业' })]): Said => ({
    ...more,
    facts: { ...NOTHING, areas: [area('2025-01')], tenants },
  });

  it('A21 asks those on the roster, zero counts as reported', () => {
    expect(message('A21', { said: said({ tenants: { '2026-10': { 1: 0 } } }) })).toBe('企业2（CODE2）未报送');
    expect(finding('A21', { said: said({ tenants: { '2026-10': { 1: 0, 2: 5 } } }) })).toBeUndefined();
    expect(finding('A21', { said: said({}), facts: { roster: new Set([3, 99]) } })).toMatchObject({
      severity: 'W',
      message: '企业3（CODE3）未报送',
      figures: ['ZB-4.CODE3.paid'],
    });
    expect(message('A21', { said: said({}) })).toBe('企业1（CODE1）未报送；企业2（CODE2）未报送');
  });

  it('A22 checks every code, unless the licence was seen', () => {
    expect(message('A22', { facts: { baseUscc: '91440304MA93PCF424' } })).toBe('填报单位的统一社会信用代码 91440304MA93PCF424 校验位不符');
    expect(finding('A22', { facts: { baseUscc: null } })).toBeUndefined();
    expect(message('A22', { said: said({}, [resident(1, { licenceSeen: false }), resident(2)]) })).toBe(
      '企业1的统一社会信用代码 CODE1 校验位不符，且未注明执照已核对',
    );
    const fine = {
      id: 1,
      startsOn: day('2026-01-01'),
      name: '好',
      uscc: '91440304MA93PCF423',
      category: '直播电商企业',
      leading: false,
    } as const;
    expect(finding('A22', { said: said({}, [resident(1, { licenceSeen: false, facts: [fine] })]) })).toBeUndefined();
  });

  it('A23 wants head and foot, the stack only of a bureau', () => {
    expect(finding('A23', { facts: { head: { ...HEAD, 填表人: ' ', 联系电话: '' } } })).toMatchObject({
      severity: 'E',
      message: '填表人未填；联系电话未填',
    });
    expect(message('A23', { profile: { bureauForm: true } })).toBe('表号未填；制定机关未填；文号未填；有效期至未填');
  });

  it('A24 is an error too early, a warning too late', () => {
    const on = (text: string, month = '2026-10'): Changed => ({ month, facts: { reportedOn: day(text) } });
    expect(finding('A24', on('2026-10-31'))).toEqual({
      id: 'A24',
      severity: 'E',
      message: '报出日期 2026-10-31 应在 2026-10-31 之后',
      figures: [],
    });
    expect(finding('A24', on('2026-11-01'))).toBeUndefined();
    expect(finding('A24', on('2026-11-10'))).toBeUndefined();
    expect(finding('A24', on('2026-11-11'))).toEqual({
      id: 'A24',
      severity: 'W',
      message: '报出日期 2026-11-11 已过报送期限 2026-11-10',
      figures: [],
    });
    // 10 October 2026 is a Saturday.
    expect(finding('A24', on('2026-10-12', '2026-09'))).toBeUndefined();
    expect(finding('A24', on('2026-10-13', '2026-09'))).toMatchObject({ severity: 'W' });
    expect(audit({ facts: { reportedOn: null } }).notJudged).toContainEqual({ id: 'A24', figures: ['报出日期'] });
  });

  it('a deadline moves to the next workday and fits short months', () => {
    expect(deadlineOf({ deadlineDay: 31 }, sourcesOf('2026-01', {}).month, () => true)).toBe('2026-02-28');
    expect(deadlineOf({ deadlineDay: 10 }, sourcesOf('2026-12', {}).month, () => true)).toBe('2027-01-10');
    expect(deadlineOf({ deadlineDay: 10 }, sourcesOf('2026-09', {}).month, isWorkday)).toBe('2026-10-12');
    expect(deadlineOf({ deadlineDay: 10 }, sourcesOf('2026-09', {}).month, () => false)).toBe('2027-10-11');
  });

  it('A28 names bookings that are not settled; a lapsed option is cancelled', () => {
    const booking = (
      number: string,
      state: 'option' | 'booked' | 'checked_in',
      start: number,
      holdsUntil: number | null = null,
    ): RelationFacts['openBookings'][number] => ({
      number,
      studio: 'A1',
      state,
      start: createInstantAt(day('2026-11-05'), start),
      holdsUntil: holdsUntil === null ? null : createInstantAt(day('2026-11-05'), holdsUntil),
    });
    const lapsed = [booking('B1', 'option', 540, 600), booking('B2', 'option', 700, 540)];
    expect(finding('A28', { facts: { openBookings: lapsed } })).toBeUndefined();
    expect(
      message('A28', {
        facts: {
          openBookings: [...lapsed, booking('B4', 'booked', 60), booking('B3', 'checked_in', 60), booking('B5', 'option', 700, 541)],
        },
      }),
    ).toBe('本月有 3 个预约未结：B3（A1 2026-11-05 01:00 已到场）、B4（A1 2026-11-05 01:00 已预订）、B5（A1 2026-11-05 11:40 暂定）');
    const many = [...Array(25).keys()].map((index) => booking(`B${String(index).padStart(2, '0')}`, 'booked', index));
    expect(message('A28', { facts: { openBookings: many } })).toContain('本月有 25 个预约未结：B00');
    expect(message('A28', { facts: { openBookings: many } })).not.toContain('B20');
  });

  const activity = (more: Partial<TenantActivity>): Changed => ({
    facts: {
      activities: [{ tenantId: 1, name: '甲', paid: 100, bookings: 1, bookedMinutes: 60, holdsStudio: false, paidBefore: null, ...more }],
    },
  });

  it('X05: 网络零售额 above 实际结算交易额 is said to the operator before a clerk sends it back', () => {
    const values = (retail: number | null, settled: number | null) => ({ values: { 'ZB-2.10.month': retail, 'ZB-2.09.month': settled } });
    expect(finding('X05', values(1_010_000, 1_000_000))).toBeUndefined();
    expect(finding('X05', values(5_000_000, null))).toBeUndefined();
    expect(finding('X05', values(1_010_001, 1_000_000))).toMatchObject({ severity: 'W', figures: ['ZB-2.10.month', 'ZB-2.09.month'] });
    expect(message('X05', values(2_500_000, 1_000_000))).toContain('为 2.50 万元，大于');
  });

  it('X06: the staff of a tenant that left in the month stands in ZB-4 and not in ZB-1', () => {
    const left = tenant(1, [lease(1, '2026-01-01', '2026-10-15')]);
    const headcounts = [{ id: 1, tenantId: 1, month: sourcesOf('2026-10', {}).month, hosts: 3, employees: 12 }];
    const of = (tenants: readonly ReturnType<typeof tenant>[]): Said => ({
      facts: { ...NOTHING, areas: [area('2025-01')], tenants, headcounts },
    });
    expect(message('X06', { said: of([left]) })).toContain('企业1本月退出，ZB-4 计入主播 3 人、从业人员 12 人');
    expect(finding('X06', { said: of([resident(1)]) })).toBeUndefined();
    expect(finding('X06', { said: said({}, [left]) })).toBeUndefined();
  });

  it('X01 to X04 look across', () => {
    expect(message('X01', activity({ bookings: 0 }))).toBe('甲成交额 1.00 元，本月没有预约，也没有专属直播间');
    for (const more of [{}, { bookings: 0, holdsStudio: true }, { bookings: 0, paid: 0 }, { bookings: 0, paid: null }])
      expect(finding('X01', activity(more))).toBeUndefined();
    expect(message('X02', activity({ paid: null, bookedMinutes: 2401 }))).toBe('甲本月预约 40.0 小时，没有成交额');
    expect(finding('X02', activity({ paid: 0, bookedMinutes: 2401 }))).toMatchObject({ severity: 'W' });
    for (const more of [{ paid: 0, bookedMinutes: 2400 }, { bookedMinutes: 9000 }]) expect(finding('X02', activity(more))).toBeUndefined();
    expect(message('X03', activity({ paid: 301, paidBefore: [100, 100, 100] }))).toBe(
      '甲成交额 3.01 元，前 3 个月平均 1.00 元，相差超过 3 倍',
    );
    expect(finding('X03', activity({ paid: 33, paidBefore: [100, 100, 100] }))).toBeDefined();
    expect(finding('X03', activity({ paid: 1, paidBefore: [0, 0, 0] }))).toBeDefined();
    for (const more of [
      { paid: 300, paidBefore: [100, 100, 100] },
      { paid: 34, paidBefore: [100, 100, 100] },
      { paid: null, paidBefore: [100, 100, 100] },
      { paid: 9, paidBefore: null },
      { paid: 0, paidBefore: [0, 0, 0] },
    ])
      expect(finding('X03', activity(more))).toBeUndefined();
    const sharedSessions = [{ platform: '抖音', handle: '号', start: createInstantAt(day('2026-10-01'), 1200), tenants: ['甲', '乙'] }];
    expect(message('X04', { facts: { sharedSessions } })).toBe('抖音账号 号 的直播（2026-10-01 20:00）由 甲、乙 同时报送');
  });

  it('S01 names figures without a source, S02 sources that differ', () => {
    const lacking = [{ tenantId: 1, tenant: '甲', platform: '视频号', figures: ['minutes', 'settled'] }];
    expect(finding('S01', { facts: { lacking } })).toMatchObject({
      severity: 'W',
      message: '甲（视频号）缺来源，按 0 计：直播时长、结算额',
    });
    const pair = (paid: number, weakerPaid: number): Changed => ({
      facts: {
        sourcePairs: [
          {
            tenantId: 1,
            tenant: '甲',
            platform: '抖音',
            goodsClass: '汽车类',
            source: 'ledger',
            paid,
            weakerSource: 'session',
            weakerPaid,
          },
        ],
      },
    });
    expect(message('S02', pair(1_000_000, 1_010_001))).toBe('甲（抖音、汽车类）台账 10000.00 元，平台场次 10100.01 元');
    expect(finding('S02', pair(1_000_000, 989_999))).toBeDefined();
    expect(finding('S02', pair(0, 10_000))).toBeDefined();
    for (const [paid, weaker] of [
      [1_000_000, 1_010_000],
      [100_000, 109_999],
      [5, 5],
    ] as const)
      expect(finding('S02', pair(paid, weaker))).toBeUndefined();
  });
});
