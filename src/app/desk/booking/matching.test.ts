// Finding by what is typed.
import { describe, expect, it } from 'vitest';
import { boardStudio } from '../../../../test/helpers/desk-lines.ts';
import { tenantName } from '../../../../test/helpers/name-samples.ts';
import { findStudiosFor, findTenantsFor } from './matching.ts';

const tenant = (id: number, short: string, shortInitials: string, inBase = true) => {
  const spelt = { shortInitials, shortPinyin: '', initials: `xm${shortInitials}yxgs`, pinyin: '' };
  return tenantName({ id, short, name: `厦门${short}有限公司`, ...spelt, uscc: `9131${id}`, former: [], inBase });
};
const studio = (id: number, code: string, name: string | null) => boardStudio({ id, code, name, floor: '2F', area: 4250 });

describe('tenants', () => {
  const tenants = [tenant(1, '晨光传媒', 'cgcm'), tenant(2, '星河', 'xh', false)];
  it('are shown by their short names with the full ones beside them, and how well they fit', () => {
    expect(findTenantsFor(tenants, 'cg', '已退')).toEqual([{ id: 1, label: '晨光传媒', note: '厦门晨光传媒有限公司', rank: 2 }]);
    expect(findTenantsFor(tenants, 'xh', '已退')).toEqual([{ id: 2, label: '星河', note: '厦门星河有限公司 · 已退', rank: 12 }]);
  });
  it('are none where nothing is typed', () => expect(findTenantsFor(tenants, '  ', '退')).toEqual([]));
});

describe('studios', () => {
  const studios = [studio(1, 'A101', null), studio(2, 'B101', '大厅'), studio(3, 'B1', null)];
  it('are found by code, the exact one first', () => {
    expect(findStudiosFor(studios, 'b1').map((one) => one.id)).toEqual([3, 2]);
    expect(findStudiosFor(studios, '绿幕')).toHaveLength(3);
    // What begins with the text goes before what only holds it, wherever it stands in the list.
    expect(findStudiosFor(studios, '1').map((one) => one.id)).toEqual([1, 2, 3]);
    expect(findStudiosFor([...studios, studio(4, '1F东', null)], '1').map((one) => one.id)).toEqual([4, 1, 2, 3]);
  });
  it('are all there where nothing is typed', () => expect(findStudiosFor(studios, '')).toHaveLength(3));
  it('say floor, kind and area: 26.5 was shown as 27', () =>
    expect(findStudiosFor(studios, 'A101')[0]).toEqual({ id: 1, label: 'A101', note: '2F · 公共 · 42.5 m²' }));
});
