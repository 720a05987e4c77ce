// A failing relation leads to the record that mends it, with its field on top; one about figures to none.
import { expect, it } from 'vitest';
import { listMendingPlaces } from './finding-places.ts';

const field = (name: string, value: string) => ({ field: name, value, isSet: false, kind: 'foot' as const });
const REPORT: Parameters<typeof listMendingPlaces>[1] = {
  status: { month: '2026-10' },
  pages: [
    {
      head: [
        { label: '填报单位', value: '星港' },
        { label: '所属区', value: '—' },
      ],
    },
  ],
  fields: [field('填表人', '周敏'), field('联系电话', ''), field('报出日期', '2026-11-05')],
  baseFact: 4,
};
const TENANTS = [
  { id: 7, name: '甲', fact: 70 },
  { id: 9, name: '乙', fact: 90 },
];

function placesOf(
  id: string,
  { message = '', tenants = TENANTS, ...report }: Partial<Parameters<typeof listMendingPlaces>[0] & typeof REPORT> = {},
) {
  return listMendingPlaces({ id, message, tenants }, { ...REPORT, ...report });
}

it('A23 stops the closing: the base opens with the first empty field on top, or the month alone is filled in', () => {
  expect(placesOf('A23')).toEqual([
    { what: 'record', words: 'mendBase', name: '所属区、联系电话', kind: 'base_fact', id: 4, field: 'district' },
    { what: 'signOff', words: 'mendSignOff', name: '联系电话' },
  ]);
  expect(placesOf('A23', { baseFact: null })).toEqual([{ what: 'signOff', words: 'mendSignOff', name: '联系电话' }]);
});

it('A22 opens the code of each tenant that it names, and the base’s own where it is wrong', () => {
  const ofTenants = TENANTS.map(({ name, fact }) => ({
    what: 'record',
    words: 'mendCode',
    name,
    kind: 'tenant_fact',
    id: fact,
    field: 'uscc',
  }));
  expect(placesOf('A22', { message: '甲的统一社会信用代码 9 校验位不符' })).toEqual(ofTenants);
  expect(placesOf('A22', { message: '填报单位的统一社会信用代码 9 校验位不符' })).toEqual([
    { what: 'record', words: 'mendBase', name: '统一社会信用代码', kind: 'base_fact', id: 4, field: 'uscc' },
    ...ofTenants,
  ]);
});

it('others lead to their tenant’s own place, to the board where there are many, and to none without a tenant', () => {
  expect(placesOf('A21')).toEqual([
    { what: 'tenant', words: 'mendReply', name: '甲', href: '~/sales/2026-10/collect/7' },
    { what: 'tenant', words: 'mendReply', name: '乙', href: '~/sales/2026-10/collect/9' },
  ]);
  const many = Array.from({ length: 7 }, (_, nth) => ({ id: nth + 1, name: `企业${nth}`, fact: nth }));
  expect(placesOf('A21', { tenants: many })).toEqual([{ what: 'screen', words: 'mendCollect', href: '~/sales/2026-10' }]);
  expect(placesOf('X02').map((place) => ('href' in place ? place.href : ''))).toEqual(['~/tenants/7/months', '~/tenants/9/months']);
  expect(placesOf('S02').map((place) => ('href' in place ? place.href : ''))).toEqual([
    '~/sales/2026-10/differ/7',
    '~/sales/2026-10/differ/9',
  ]);
  expect(placesOf('A24')).toEqual([{ what: 'signOff', words: 'mendSignOff', name: '报出日期' }]);
  expect(placesOf('A03', { tenants: [] })).toEqual([]);
});
