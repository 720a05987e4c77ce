// A base with a full evening: studios on two floors and one without, tenants with long names, bookings of every state, nights and closed hours.
import { createInstantAt, type Day, parseDay } from '../../src/domain/time/calendar.ts';
import { at, smallBase, type SmallBase } from './small-base.ts';

const NAMES = [
  '晨光传媒',
  '深圳市海浪网络科技有限公司',
  '远山',
  'Lotus Media & Friends Ltd.',
  '云上良品（深圳）电子商务股份有限公司',
] as const;
const STATES = ['booked', 'option', 'checked_in', 'booked', 'completed'] as const;

export const EVENING: Day =
  parseDay('2026-11-05') ??
  (() => {
    throw new Error('no day');
  })();

export interface EveningBase extends SmallBase {
  readonly studios: number;
  readonly bookings: number;
}

/** Two floors, `perFloor` studios each, and one studio without a floor; about five bookings a studio. The clock stands at 09:00. */
export function eveningBase(perFloor: number): EveningBase {
  const small = smallBase();
  const { put } = small;
  put('base_fact', {
    starts_on: '0001-01-01',
    full_name: '鹭江潮直播基地',
    uscc: '91440304MA93PCF423',
    kind: '直播电商园区',
    district: '南山区',
    address: '南山区科技园路 1 号',
    unit_head: '甲',
    statistics_head: '乙',
    filler: '丙',
    phone: '0755-86123456',
  });
  NAMES.forEach((name, index) => {
    const id = index + 1;
    put('tenant', { id });
    put('tenant_fact', {
      tenant_id: id,
      starts_on: '0001-01-01',
      name,
      uscc: `9144030${id}MA1887G6QK`,
      category: '直播电商企业',
      leading: 0,
    });
    put('lease', {
      contract: `C${id}`,
      tenant_id: id,
      starts_on: '2025-01-01',
      ends_on: '2027-12-31',
      area: 100,
      free_minutes: id === 1 ? 60 : 0,
    });
  });
  let [studio, booking] = [0, 0];
  const addStudio = (floor: string | null, code: string): void => {
    studio += 1;
    put('studio', {
      id: studio,
      code,
      name: studio % 7 === 0 ? '综合演播厅（带绿幕与提词器）' : `${studio}号间`,
      floor,
      opened_on: '2020-01-01',
    });
    const hours = studio % 5 === 0 ? '10:00-14:00,18:00-02:00' : '08:00-02:00';
    put('studio_fact', { studio_id: studio, starts_on: '0001-01-01', kind: '公共', hours, turnaround: 0, hourly_rate: 12_000 });
    const times = studio % 5 === 0 ? [600, 690, 1080, 1200, 1410] : [510, 780, 1080, 1200, 1410];
    times.forEach((minute, nth) => {
      booking += 1;
      const length = [60, 30, 120, 180, 90][(studio + nth) % 5] ?? 60;
      const state = STATES[(studio + nth) % STATES.length] ?? 'booked';
      put('booking', {
        number: `D${String(booking).padStart(6, '0')}`,
        studio_id: studio,
        tenant_id: ((studio + nth) % NAMES.length) + 1,
        starts_at: createInstantAt(EVENING, minute),
        ends_at: createInstantAt(EVENING, Math.min(minute + length, times[nth + 1] ?? 1560)),
        state,
        holds_until: state === 'option' ? at('2026-11-05T09:00') + 5 : null,
        title: nth === 2 ? '双十一预热专场' : null,
        contact: '李四',
        phone: '13812345678',
        note: nth === 3 ? '自带灯光，联系 13900001111' : null,
      });
    });
  };
  for (const floor of ['2F', '3F'])
    for (let nth = 1; nth <= perFloor; nth += 1) addStudio(floor, `${floor.slice(0, 1)}${String(nth).padStart(2, '0')}`);
  addStudio(null, 'X1');
  put('blackout', { studio_id: 1, starts_at: createInstantAt(EVENING, 900), ends_at: createInstantAt(EVENING, 1050), reason: '检修灯光' });
  return { ...small, studios: studio, bookings: booking };
}
