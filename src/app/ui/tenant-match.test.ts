// Who is meant by what is typed: short names first, codes by digits, equal ones by who booked last, and Enter on a tie asks.
import { describe, expect, it } from 'vitest';
import { tenantName } from '../../../test/helpers/name-samples.ts';
import type { TenantName } from '../../contract/records/records.ts';
import { isTie, matchTenants } from './tenant-match.ts';

const tenant = (id: number, short: string, shortInitials: string, more: Partial<TenantName> = {}) =>
  tenantName({
    id,
    short,
    shortInitials,
    shortPinyin: id === 1 ? 'chenguangchuanmei' : '',
    name: `厦门${short}有限公司`,
    initials: `xm${shortInitials}yxgs`,
    pinyin: `xiamen${id === 1 ? 'chenguangchuanmei' : ''}youxiangongsi`,
    uscc: `91350200MA${id}QLQ00${id}X`,
    former: [],
    ...more,
  });

const found = (tenants: readonly TenantName[], typed: string): readonly string[] =>
  matchTenants(tenants, typed).map(({ tenant: one }) => one.short);

describe('tenants are found', () => {
  const tenants = [
    tenant(1, '晨光传媒', 'cgcm'),
    tenant(2, '橙果', 'cg', { recent: 1 }),
    tenant(3, '小橙果汁', 'xcgz', { recent: 0 }),
    tenant(4, '春谷旧店', 'cgjd', { inBase: false, recent: 2 }),
    tenant(5, '云帆', 'yf', { former: ['老名字文化'] }),
  ];

  it('by initials of the short name, of equal ones anyone who booked last first, those that left behind all', () => {
    expect(found(tenants, 'cg')).toEqual(['橙果', '晨光传媒', '小橙果汁', '春谷旧店']);
  });
  it('though every full name begins with the city: its letters find all alike', () => {
    expect(found(tenants, 'xm')).toEqual(['小橙果汁', '橙果', '晨光传媒', '云帆', '春谷旧店']);
    expect(found(tenants, 'xmyf')).toEqual(['云帆']);
  });
  it('by Pinyin, characters, spaces between them or not, and former names', () => {
    for (const typed of ['chengu', 'CGCM', '晨光', '晨光 传媒', '厦门晨光']) expect(found(tenants, typed)).toEqual(['晨光传媒']);
    expect(found(tenants, '老名')).toEqual(['云帆']);
  });
  it('by another reading of a character from two letters on, behind those of the usual one', () => {
    const polyphonic = [tenant(6, '曾厝安', 'ccasz', { former: ['zcasz', 'zengcuoanshizao'] }), tenant(7, '中城安', 'zca')];
    expect(found(polyphonic, 'zca')).toEqual(['中城安', '曾厝安']);
    expect(found(polyphonic, 'z')).toEqual(['中城安']);
    expect(found(polyphonic, 'casz')).toEqual(['曾厝安']);
  });
  it('not at all by nothing', () => expect(found(tenants, '  ')).toEqual([]));
});

describe('a code', () => {
  const tenants = [tenant(1, '晨光传媒', 'cgcm'), tenant(2, '两清', 'lq'), tenant(3, '星河', 'xh', { former: ['91350200OLDCODE00X'] })];
  it('is not found by two letters inside of it: lq chose a company by its credit code', () => {
    expect(found(tenants, 'lq')).toEqual(['两清']);
    expect(found(tenants, 'qlq')).toEqual([]);
  });
  it('is found by digits, or by four characters and more', () => {
    expect(found(tenants, '002')).toEqual(['两清']);
    expect(found(tenants, 'ma2q')).toEqual(['两清']);
    expect(found(tenants, 'oldc')).toEqual(['星河']);
    expect(found(tenants, '91350200MA3QLQ003X')).toEqual(['星河']);
  });
});

describe('two that fit alike', () => {
  it('are a tie, anyone who booked last', () => {
    expect(isTie(matchTenants([tenant(1, '晨光传媒', 'cgcm', { recent: 0 }), tenant(2, '橙果', 'cg')], 'cg'))).toBe(true);
  });
  it('are none where one is in the base and the other has left, or where a short name is typed to its end', () => {
    expect(isTie(matchTenants([tenant(1, '晨光传媒', 'cgcm'), tenant(2, '橙果', 'cg', { inBase: false })], 'cg'))).toBe(false);
    expect(isTie(matchTenants([tenant(1, '晨光传媒', 'cgcm'), tenant(2, '晨光传媒华', 'cgcmh')], 'cgcm'))).toBe(false);
    expect(isTie(matchTenants([tenant(1, '晨光', 'cg'), tenant(2, '晨光传媒', 'cgcm')], '晨光'))).toBe(false);
  });
  it('are no tie of one, of none, nor of rows without a rank', () => {
    expect(isTie([])).toBe(false);
    expect(isTie([{ rank: 2 }])).toBe(false);
    expect(isTie([{}, {}])).toBe(false);
  });
});
