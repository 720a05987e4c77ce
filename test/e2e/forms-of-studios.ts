// What is typed into the forms of studios, and what the base then holds. Studios 1 to 4 are A101, A102, B201, B202.
import { fillField } from './form-hands.ts';
import type { FormStep } from './form-steps.ts';
import { sheet } from './hands.ts';
import { press, pressIn } from './press.ts';
import { todayPlus, wall } from './wall-clock.ts';

/** A new studio with its first facts, both corrected, the facts changed from a day on, taken out of service. */
export const NEW_STUDIO: readonly FormStep[] = [
  {
    what: 'studio add',
    open: (page) => pressIn(page, '/studios', '新增直播间'),
    start: {
      编号: '',
      名称: '',
      楼层: '',
      设备: '',
      启用日期: todayPlus(0),
      类型: '公共',
      '面积(㎡)': '',
      每日开放: '',
      换场分钟: '15',
      '时租(元)': '',
    },
    typed: {
      编号: ' C３01 ',
      名称: ' 五号间 ',
      楼层: '3F',
      设备: '两机位',
      启用日期: '2026-02-05',
      类型: '专属',
      '面积(㎡)': '45.67',
      每日开放: '10:00-22:00',
      换场分钟: '25',
      '时租(元)': '123.45',
    },
    kept: {
      '+studio': [{ code: 'C301', name: '五号间', floor: '3F', equipment: '两机位', opened_on: '2026-02-05', closed_on: null }],
      '+studio_fact': [
        { studio_id: 5, starts_on: '2026-02-05', kind: '专属', area: 4567, hours: '10:00-22:00', turnaround: 25, hourly_rate: 12_345 },
      ],
      said: ['add studio', 'add studio_fact', 'together studio'],
    },
  },
  {
    what: 'studio correct',
    open: (page) => press(page, '更正…'),
    start: {
      编号: 'C301',
      名称: '五号间',
      楼层: '3F',
      设备: '两机位',
      启用日期: '2026-02-05',
      停用日期: '',
      原因: '',
    },
    typed: { 编号: 'C302', 名称: '', 楼层: '4F', 设备: '', 启用日期: '2026-02-06', 停用日期: '2099-01-01', 原因: ' 编号错了 ' },
    kept: {
      '~studio': [{ id: 5, code: 'C302', name: null, floor: '4F', equipment: null, opened_on: '2026-02-06', closed_on: '2099-01-01' }],
      said: ['change studio 编号错了'],
    },
  },
  {
    what: 'studio_fact correct',
    open: (page) => press(page, /^更正 C302/),
    start: {
      直播间: 'C302',
      生效日期: '2026-02-05',
      类型: '专属',
      '面积(㎡)': '45.67',
      每日开放: '10:00-22:00',
      换场分钟: '25',
      '时租(元)': '123.45',
      原因: '',
    },
    left: ['直播间'],
    typed: {
      生效日期: '2026-02-07',
      类型: '公共',
      '面积(㎡)': '',
      每日开放: '全天',
      换场分钟: '0',
      '时租(元)': '0',
      原因: '',
    },
    kept: {
      '~studio_fact': [{ id: 5, starts_on: '2026-02-07', kind: '公共', area: null, hours: '00:00-24:00', turnaround: 0, hourly_rate: 0 }],
      said: ['change studio_fact'],
    },
  },
  {
    what: 'studio_fact from a day on',
    open: async (page) => {
      await press(page, '自某日起变更…');
      await fillField(sheet(page), '从哪一天起', '2026-09-10');
    },
    start: {
      从哪一天起: '2026-09-10',
      类型: '公共',
      '面积(㎡)': '',
      每日开放: '00:00-24:00',
      换场分钟: '0',
      '时租(元)': '0.00',
      原因: '',
    },
    typed: {
      从哪一天起: '2026-09-10',
      类型: '公共',
      '面积(㎡)': '50',
      每日开放: '00:00-24:00',
      换场分钟: '7',
      '时租(元)': '99.9',
      原因: '涨价',
    },
    kept: {
      '+studio_fact': [
        { studio_id: 5, starts_on: '2026-09-10', kind: '公共', area: 5000, hours: '00:00-24:00', turnaround: 7, hourly_rate: 9990 },
      ],
      said: ['add studio_fact 涨价'],
    },
  },
  {
    what: 'studio out of service',
    open: async (page) => {
      await pressIn(page, '/studios/2', '更多');
      await page.getByRole('menuitem', { name: '停用…' }).click();
    },
    start: { 停用日期: todayPlus(0), 原因: '' },
    typed: { 停用日期: '2080-03-04', 原因: ' 漏水 ' },
    save: '停用',
    kept: { '~studio': [{ id: 2, closed_on: '2080-03-04' }], said: ['change studio 漏水'] },
  },
];

/** Blackouts: one, and one repeated for all studios. */
export const BLACKOUTS: readonly FormStep[] = [
  {
    what: 'blackout add',
    open: (page) => pressIn(page, '/studios/3/blackouts', '新增停用时段…'),
    start: {
      时间: '',
      '直到哪一天（跨天才填）': '',
      重复: '不重复',
      全部直播间一起停用: '',
      原因: '',
    },
    typed: {
      时间: '2027-03-04 8:05-9:35',
      '直到哪一天（跨天才填）': '2027-03-05',
      重复: '不重复',
      全部直播间一起停用: '',
      原因: ' 换灯 ',
    },
    kept: {
      '+blackout': [{ studio_id: 3, starts_at: wall('2027-03-04T08:05'), ends_at: wall('2027-03-05T09:35'), reason: '换灯' }],
      said: ['add blackout'],
    },
  },
  {
    what: 'blackout correct',
    open: (page) => press(page, '更正 B201 2027-03-04 08:05'),
    start: { 直播间: 'B201 绿幕间', 开始: '2027-03-04 08:05', 结束: '2027-03-05 09:35', 原因: '换灯', '原因 (2)': '' },
    typed: { 直播间: 'B202', 开始: '2027-03-04 10:00', 结束: '2027-03-04 12:01', 原因: '刷墙', '原因 (2)': '不是换灯' },
    kept: {
      '~blackout': [{ id: 1, studio_id: 4, starts_at: wall('2027-03-04T10:00'), ends_at: wall('2027-03-04T12:01'), reason: '刷墙' }],
      said: ['change blackout 不是换灯'],
    },
  },
  {
    what: 'blackout repeated for all',
    open: (page) => pressIn(page, '/studios/3/blackouts', '新增停用时段…'),
    start: {
      时间: '',
      '直到哪一天（跨天才填）': '',
      重复: '不重复',
      全部直播间一起停用: '',
      原因: '',
    },
    typed: {
      时间: '2027-04-05 1-2:30',
      '直到哪一天（跨天才填）': '',
      重复: '每周',
      一: '✓',
      二: '',
      三: '✓',
      四: '',
      五: '',
      六: '',
      日: '',
      结束: '到哪天',
      最后一天: '2027-04-12',
      全部直播间一起停用: '✓',
      原因: '消杀',
    },
    more: { 星期和次数: '', 一: '', 二: '', 三: '', 四: '', 五: '', 六: '', 日: '', 结束: '', 最后一天: '' },
    left: ['星期和次数'],
    kept: {
      // A Monday, its Wednesday and the Monday after, in every studio.
      '+blackout': [1, 2, 3, 4].flatMap((studio) =>
        ['2027-04-05', '2027-04-07', '2027-04-12'].map((day) => ({
          studio_id: studio,
          starts_at: wall(`${day}T01:00`),
          ends_at: wall(`${day}T02:30`),
          reason: '消杀',
        })),
      ),
      said: [...Array.from({ length: 12 }, () => 'add blackout'), 'together blackout'],
    },
  },
];
