// Finding by what is typed.
import { describe, expect, it } from 'vitest';
import { studiosFor, tenantsFor } from './matching.ts';

const tenant = (id: number, name: string, initials: string, inBase = true) => ({
  id,
  name,
  initials,
  pinyin: '',
  uscc: `9131${id}`,
  former: id === 3 ? ['老名字'] : [],
  inBase,
});
const tenants = [
  tenant(1, '上海晨光传媒有限公司', 'shcgcmyxgs'),
  tenant(2, '晨光文具', 'cgwj'),
  tenant(3, '云帆', 'yf'),
  tenant(4, '晨光旧店', 'cgjd', false),
];
const studio = (id: number, code: string, name: string | null) => ({
  id,
  code,
  name,
  floor: '2F',
  kind: '公共' as const,
  area: 4250,
  equipment: '绿幕',
  turnaround: 15,
  open: [],
  blackouts: [],
  lessee: null,
  linked: [],
});

describe('tenants', () => {
  it('are found by initials anywhere, those that begin with them first, those that left last', () => {
    expect(tenantsFor(tenants, 'cg', '退').map((one) => one.id)).toEqual([2, 1, 4]);
    expect(tenantsFor(tenants, 'CGCM', '退').map((one) => one.id)).toEqual([1]);
  });
  it('are found by characters and former names', () => {
    expect(tenantsFor(tenants, '传媒', '退').map((one) => one.id)).toEqual([1]);
    expect(tenantsFor(tenants, '老名', '退').map((one) => one.id)).toEqual([3]);
  });
  it('are none where nothing is typed', () => expect(tenantsFor(tenants, '  ', '退')).toEqual([]));
});

describe('studios', () => {
  const studios = [studio(1, 'A101', null), studio(2, 'B101', '大厅'), studio(3, 'B1', null)];
  it('are found by code, the exact one first', () => {
    expect(studiosFor(studios, 'b1').map((one) => one.id)).toEqual([3, 2]);
    expect(studiosFor(studios, '绿幕')).toHaveLength(3);
  });
  it('are all there where nothing is typed', () => expect(studiosFor(studios, '')).toHaveLength(3));
  it('say floor, kind and area', () => expect(studiosFor(studios, 'A101')[0]).toEqual({ id: 1, label: 'A101', note: '2F · 公共 · 43 m²' }));
});
