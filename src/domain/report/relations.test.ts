// Each audit relation on figures of the shipped profile: where it holds, where it fails, what it says, and where it is not judged.
import { describe, expect, it } from 'vitest';
import { audit, type Changed, finding, isNotJudged, message } from '../../../test/helpers/audit.ts';
import { NOTHING, area, filing } from '../../../test/helpers/report-sources.ts';
import { toleranceOf } from './arithmetic.ts';
import { CHECK_NAMES, checkOf } from './relations.ts';

describe('an empty month', () => {
  it('fails nothing', () => {
    expect(audit({}).failing).toEqual([]);
  });

  it('lists what has no operands, never as passed', () => {
    expect(audit({}).notJudged.map((one) => one.id)).toEqual(['A10', 'A14', 'A15', 'A20']);
    expect(audit({ said: { facts: NOTHING } }).notJudged.map((one) => one.id)).toContain('A01');
  });
});

describe('relations of stock figures', () => {
  it.each<[string, Record<string, number>]>([
    ['A01', { 'ZB-1.02.value': 12_001 }],
    ['A01', { 'ZB-1.03.value': 10_001 }],
    ['A02', { 'ZB-1.05.value': 1 }],
    ['A02', { 'ZB-1.06.value': 1 }],
    ['A03', { 'ZB-1.08.value': 1 }],
    ['A03', { 'ZB-1.07.value': 1 }],
    ['A04', { 'ZB-1.14.value': 6 }],
    ['A04', { 'ZB-1.12.value': 6 }],
    ['A19', { 'ZB-1.07.value': 1 }],
    ['A25', { 'ZB-6.03.value': 1 }],
    ['A25', { 'ZB-6.04.value': 1 }],
    ['A25', { 'ZB-6.08.value': 1 }],
    ['A25', { 'ZB-6.08.ytd': 1 }],
    ['A26', { 'ZB-6.10.value': 1 }],
    ['A26', { 'ZB-6.09.value': 1 }],
  ])('%s fails with %o', (id, values) => {
    expect(finding(id, { values })).toMatchObject({ id, severity: 'E' });
    expect(finding(id, { values })?.figures).toContain(Object.keys(values)[0]);
  });

  it('says both sides in the form words', () => {
    expect(message('A01', { values: { 'ZB-1.02.value': 12_001 } })).toBe(
      'ZB-1.02 可招商面积·期末数为 120.01，应不大于ZB-1.01 建筑面积·期末数（120.00）',
    );
    expect(message('A19', { values: { 'ZB-1.07.value': 1 } })).toBe('ZB-1.07 入驻企业数·期末数为 1，ZB-4 月末仍入驻的有 0 行');
  });

  it('hold when equal', () => {
    const values = { 'ZB-1.02.value': 12_000, 'ZB-1.03.value': 12_000, 'ZB-1.07.value': 3, 'ZB-1.08.value': 1, 'ZB-1.09.value': 2 };
    for (const id of ['A01', 'A03']) expect(finding(id, { values })).toBeUndefined();
  });

  it('A05 starts from last month: filed, else entered, else computed', () => {
    const values = { 'ZB-1.07.value': 5, 'ZB-2.14.month': 2, 'ZB-2.15.month': 1 };
    const filings = { '2026-09': [filing(1, 1, { 'ZB-1.07.value': 4 })] };
    expect(finding('A05', { values, said: { filings } })).toBeUndefined();
    expect(finding('A05', { values })).toMatchObject({
      severity: 'W',
      message:
        'ZB-1.07 入驻企业数·期末数为 5，应等于上月 ZB-1.07 入驻企业数·期末数 + ZB-2.14 新增入驻企业·本年 本月 − ZB-2.15 退出企业·本年 本月（1），相差 4',
      figures: ['ZB-1.07.value', 'ZB-2.14.month', 'ZB-2.15.month'],
    });
    const historical = { '2026-09': { 'ZB-1.07.value': { id: 1, raw: 4, text: '4' } } };
    expect(finding('A05', { values, said: { historical } })).toBeUndefined();
    expect(isNotJudged('A05', { values, said: { facts: { ...NOTHING, areas: [area('2026-10')] } } })).toBe(true);
  });

  it('A26 carries open cases over the month', () => {
    const said = { filings: { '2026-09': [filing(1, 1, { 'ZB-6.10.value': 3 })] } };
    expect(finding('A26', { said, values: { 'ZB-6.10.value': 4, 'ZB-6.07.value': 2, 'ZB-6.09.value': 1 } })).toBeUndefined();
    expect(finding('A26', { said, values: { 'ZB-6.10.value': 5, 'ZB-6.07.value': 2, 'ZB-6.09.value': 1 } })).toMatchObject({
      severity: 'E',
    });
  });

  it('A27 allows a fifth of the larger', () => {
    expect(finding('A27', { values: { 'ZB-6.02.value': 80, 'ZB-1.12.value': 100 } })).toBeUndefined();
    expect(finding('A27', { values: { 'ZB-6.02.value': 100, 'ZB-1.12.value': 80 } })).toBeUndefined();
    expect(message('A27', { values: { 'ZB-6.02.value': 79, 'ZB-1.12.value': 100 } })).toBe(
      'ZB-6.02 在册主播·本月（期末）数为 79，ZB-1.12 常驻主播数·期末数为 100，相差超过较大者的 20%',
    );
    expect(audit({ values: { 'ZB-6.02.value': null } }).notJudged).toContainEqual({ id: 'A27', figures: ['ZB-6.02.value'] });
    expect(audit({ values: { 'ZB-1.12.value': null } }).notJudged).toContainEqual({ id: 'A27', figures: ['ZB-1.12.value'] });
  });
});

describe('relations of flows', () => {
  it.each<[string, string, Record<string, number>]>([
    ['A06', 'E', { 'ZB-2.08.month': 1 }],
    ['A06', 'E', { 'ZB-2.06.ytd': 1 }],
    ['A07', 'W', { 'ZB-2.07.month': 1 }],
    ['A07', 'W', { 'ZB-2.10.ytd': 1 }],
    ['A07', 'W', { 'ZB-2.09.month': 1 }],
    ['A08', 'E', { 'ZB-2.12.month': 1 }],
    ['A08', 'E', { 'ZB-2.13.month': 1 }],
    ['A09', 'W', { 'ZB-2.01.month': 1 }],
    ['A09', 'W', { 'ZB-2.03.month': 1 }],
    ['A09', 'W', { 'ZB-2.06.month': 1 }],
    ['A11', 'W', { 'ZB-2.18.month': 1 }],
    ['A11', 'W', { 'ZB-2.02.ytd': 1 }],
    ['A13', 'E', { 'ZB-2.05.month': 1 }],
    ['A16', 'E', { 'ZB-3.02.views': 1 }],
    ['A16', 'E', { 'ZB-3.01.paid_ytd': 1 }],
    ['A17', 'E', { 'ZB-2.05.month': 1 }],
    ['A17', 'E', { 'ZB-3.01.net': 1 }],
    ['A18', 'E', { 'ZB-4.total.paid': 1 }],
    ['A18', 'E', { 'ZB-2.01.month': 1 }],
    ['A18', 'E', { 'ZB-4.total.hosts': 1 }],
    ['A20', 'E', { 'ZB-5.01.paid': 1 }],
  ])('%s (%s) fails with %o', (id, severity, values) => {
    expect(finding(id, { values })).toMatchObject({ id, severity });
  });

  it('A08, A09 hold where both are there', () => {
    const values = {
      'ZB-2.11.month': 2,
      'ZB-2.12.month': 1,
      'ZB-2.13.month': 9,
      'ZB-2.01.month': 1,
      'ZB-2.03.month': 30,
      'ZB-2.06.month': 5,
    };
    for (const id of ['A08', 'A09']) expect(finding(id, { values })).toBeUndefined();
    expect(message('A08', { values: { 'ZB-2.13.month': 9 } })).toBe('ZB-2.13 培训人次·本年 本月为 9，而ZB-2.12 培训场次·本年 本月为 0');
  });

  it('A10 wants a mean session of 0.1 to 24 hours', () => {
    const mean = (minutes: number, sessions: number): Changed => ({ values: { 'ZB-2.03.month': minutes, 'ZB-2.01.month': sessions } });
    expect(finding('A10', mean(12, 2))).toBeUndefined();
    expect(finding('A10', mean(2880, 2))).toBeUndefined();
    expect(finding('A10', mean(11, 2))).toMatchObject({ figures: ['ZB-2.03.month', 'ZB-2.01.month'] });
    expect(message('A10', mean(2881, 2))).toBe('ZB-2.03 直播时长·本年 本月平均每场 24.0 小时，应在 0.1 至 24 小时之间');
    expect(isNotJudged('A10', { values: { 'ZB-2.03.month': 6, 'ZB-2.01.month': 1, 'ZB-2.03.ytd': 6, 'ZB-2.01.ytd': 1 } })).toBe(false);
    const missing = (values: Record<string, number | null>): unknown =>
      audit({ values }).notJudged.find((one) => one.id === 'A10')?.figures;
    expect(missing({ 'ZB-2.03.month': null, 'ZB-2.01.month': 1 })).toEqual(['ZB-2.03.month', 'ZB-2.01.ytd']);
    expect(missing({ 'ZB-2.03.month': null, 'ZB-2.01.month': null })).toEqual(['ZB-2.03.month', 'ZB-2.01.month', 'ZB-2.01.ytd']);
  });

  it('A12 adds last month, its later revisions, and the month', () => {
    const filings = {
      '2026-08': [filing(1, 10, { 'ZB-2.05.month': 5 }), filing(2, 30, { 'ZB-2.05.month': 8 })],
      '2026-09': [filing(1, 20, { 'ZB-2.05.ytd': 100 })],
    };
    const values = { 'ZB-2.05.ytd': 110, 'ZB-2.05.month': 7 };
    expect(finding('A12', { values, said: { filings } })).toBeUndefined();
    expect(finding('A12', { values: { ...values, 'ZB-2.05.ytd': 107 }, said: { filings } })).toMatchObject({
      severity: 'E',
      message: 'ZB-2.05 成交订单数·本年 本月止累计为 107，应等于上月止累计 100 + 其后更正的差额 3 + 本月 7 = 110',
      figures: ['ZB-2.05.ytd', 'ZB-2.05.month'],
    });
    expect(message('A12', { month: '2026-01', values })).toBe('ZB-2.05 成交订单数·本年 本月止累计为 110，一月应等于本月 7');
    expect(isNotJudged('A12', { values: { 'ZB-2.05.month': null } })).toBe(true);
    expect(isNotJudged('A12', { said: { facts: { ...NOTHING, areas: [area('2026-10')] } } })).toBe(true);
    expect(isNotJudged('A12', { month: '2026-01', said: { facts: { ...NOTHING, areas: [area('2026-01')] } } })).toBe(false);
  });

  it('A12 allows for print where last month was only printed', () => {
    const historical = { '2026-09': { 'ZB-2.06.ytd': { id: 1, raw: 1_000_000, text: '1.00' } } };
    const changed = (ytd: number): Changed => ({ values: { 'ZB-2.06.ytd': ytd, 'ZB-2.06.month': 0 }, said: { historical } });
    expect(finding('A12', changed(1_015_000))).toBeUndefined();
    expect(finding('A12', changed(985_000))).toBeUndefined();
    expect(finding('A12', changed(1_015_001))).toBeDefined();
  });

  it('A13 leaves the net amount out', () => {
    expect(finding('A13', { values: { 'ZB-2.08.month': 5 } })).toBeUndefined();
    expect(finding('A13', { values: { 'ZB-2.18.month': 5 } })).toBeDefined();
  });

  it('A14 is judged only where last year was filed', () => {
    const filings = { '2025-10': [filing(1, 1, { 'ZB-2.05.month': 4, 'ZB-2.05.ytd': 9 })] };
    expect(finding('A14', { said: { filings } })).toBeUndefined();
    expect(finding('A14', { said: { filings }, values: { 'ZB-2.05.month_ly': 5 } })).toMatchObject({
      severity: 'W',
      message: 'ZB-2.05 成交订单数·上年同月为 5，上年已报送 4',
      figures: ['ZB-2.05.month_ly'],
    });
    const missing = audit({ said: { filings } }).notJudged.find((one) => one.id === 'A14')?.figures;
    expect(missing).toContain('ZB-2.06.month_ly');
    expect(missing).not.toContain('ZB-2.05.month_ly');
  });

  it('A15 looks at sessions and paid, by the exact quotient', () => {
    const growth = (value: number, base: number, printed: string): Changed => ({
      values: { 'ZB-2.06.month': value, 'ZB-2.06.month_ly': base, 'ZB-2.06.month_yoy': printed },
    });
    expect(finding('A15', growth(400, 100, '300.0'))).toBeUndefined();
    expect(finding('A15', growth(20, 100, '-80.0'))).toBeUndefined();
    expect(message('A15', growth(401, 100, '301.0'))).toBe('ZB-2.06 直播成交额（支付口径）·同比（%） 本月为 301.0%，超出 −80% 至 300%');
    expect(finding('A15', growth(400_001, 100_000, '300.0'))).toBeDefined();
    expect(finding('A15', growth(19, 100, '-81.0'))?.figures).toEqual(['ZB-2.06.month_yoy']);
  });

  it('A16 to A18 name the sum', () => {
    expect(message('A16', { values: { 'ZB-3.01.views': 1 } })).toBe(
      'ZB-3.01 合计·观看人次为 1，应等于ZB-3.02 抖音·观看人次 + … + ZB-3.09 其他·观看人次（0），相差 1',
    );
    expect(message('A18', { values: { 'ZB-4.total.hosts': 1 } })).toBe('ZB-4.total 合计·期末人数 主播数为 1，各行之和为 0');
    expect(finding('A16', { values: { 'ZB-3.01.views': 1 } })?.figures).toHaveLength(9);
  });

  it('A20 lets each share be off by its rounding', () => {
    const shares = (text: string): Changed => ({
      values: Object.fromEntries(
        [...Array(17).keys()].map((index) => [`ZB-5.${String(index + 2).padStart(2, '0')}.share`, index === 0 ? text : '0.0']),
      ),
    });
    expect(finding('A20', shares('100.0'))).toBeUndefined();
    expect(finding('A20', shares('98.3'))).toBeUndefined();
    expect(finding('A20', shares('101.7'))).toBeUndefined();
    expect(message('A20', shares('98.2'))).toBe('ZB-5 各类别占比之和为 98.2%');
    expect(finding('A20', shares('101.8'))).toBeDefined();
  });

  it('compares exact figures exactly, printed ones with tolerance', () => {
    const values = { 'ZB-2.06.ytd': 100_000, 'ZB-2.07.ytd': 0, 'ZB-2.08.ytd': 85_000 };
    expect(finding('A06', { values })).toBeDefined();
    expect(finding('A06', { values, printed: ['ZB-2.06.ytd'] })).toBeUndefined();
    expect(finding('A06', { values: { ...values, 'ZB-2.08.ytd': 84_999 }, printed: ['ZB-2.06.ytd'] })).toBeDefined();
    expect(toleranceOf('万元', 2, true)).toBe(15_000);
    expect(toleranceOf('小时', 1, true)).toBe(6);
    expect(toleranceOf('场', 5, true)).toBe(0);
    expect(toleranceOf('万元', 2, false)).toBe(0);
  });
});

describe('checkOf', () => {
  it('finds every named check, and no other', () => {
    expect(CHECK_NAMES.every((name) => checkOf(name) !== null)).toBe(true);
    expect(CHECK_NAMES).toHaveLength(21);
    expect(checkOf('nothing')).toBeNull();
  });
});
