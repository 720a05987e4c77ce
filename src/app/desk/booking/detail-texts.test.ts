// Tests of what an opened booking says of itself, in the words of the screen.
import { describe, expect, test } from 'vitest';
import { at, boardDay, bookingLine, priceLine } from '../../../../test/helpers/desk-lines.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import type { CancelWhy } from '../../../domain/price/cancelling.ts';
import type { PriceLineKind } from '../../../domain/price/price.ts';
import { getDayOfInstant } from '../../../domain/time/calendar.ts';
import {
  canStep,
  canWaive,
  chooseContact,
  createPhoneLink,
  formatChange,
  formatChangeSums,
  formatEntry,
  formatEquipment,
  formatPlan,
  formatPriceLine,
  formatPriceNote,
  formatRule,
  formatStep,
  formatCancelPrice,
  isLive,
  listActions,
  listFacts,
  listShownDates,
  sumBefore,
} from './detail-texts.ts';

describe('facts', () => {
  const equipment = [
    { id: 2, name: '环形灯', count: 4 },
    { id: 7, name: '提词器', count: 2 },
  ];
  const facts = (
    more: Parameters<typeof bookingLine>[0],
    rest: { made?: { who: string; at: string } | null; waiveReason?: string | null } = {},
  ) =>
    listFacts(
      { booking: bookingLine(more), made: rest.made ?? null, waiveReason: rest.waiveReason ?? null },
      { sayReason: (reason) => `<${reason}>`, board: boardDay({ equipment }) },
    ).map(({ key, value }) => `${key}=${value}`);
  test('all of them, each under its own name', () => {
    const booking = {
      contact: '王芳',
      phone: '13800000001',
      title: '双十一',
      platform: '抖音',
      equipment: [
        [7, 1],
        [2, 3],
      ] satisfies [number, number][],
      actualStart: at(20, 5),
      actualEnd: at(21, 50),
      cancelReason: '设备故障',
      note: '要绿幕',
    };
    expect(facts(booking, { made: { who: '前台', at: '2026-10-01T09:30:12+08:00' }, waiveReason: '老客户' })).toEqual([
      'number=B-0071',
      'contact=王芳',
      'title=双十一',
      'platform=抖音',
      'equipment=提词器 ×1, 环形灯 ×3',
      'arrivedAt=2026-10-03 20:05',
      'leftAt=2026-10-03 21:50',
      'cancelReason=<设备故障>',
      'waived=老客户',
      'note=要绿幕',
      'made=前台，2026-10-01 09:30',
    ]);
  });
  test('none that is empty, and the hold of an option alone', () => {
    expect(facts({})).toEqual(['number=B-0071']);
    expect(facts({ holdsUntil: at(18) })).toEqual(['number=B-0071']);
    expect(facts({ state: 'option', holdsUntil: at(18), title: '' })).toEqual(['number=B-0071', 'holds=2026-10-03 18:00']);
  });
  test('who is called: the own contact, else that of the tenant', () => {
    const call = { contact: '李雷', phone: '13900000002' };
    expect(chooseContact({ contact: '王芳', phone: '13800000001', call })).toEqual({ contact: '王芳', phone: '13800000001' });
    expect(chooseContact({ contact: null, phone: null, call })).toEqual({ contact: '李雷', phone: '13900000002' });
    expect(chooseContact({ contact: '王芳', phone: null, call })).toEqual({ contact: '王芳', phone: '13900000002' });
    expect(chooseContact({ contact: null, phone: null, call: null })).toEqual({ contact: null, phone: null });
    expect(createPhoneLink('+86 138-0000 0001')).toBe('tel:+8613800000001');
  });
  test('equipment that is not known any more has its number', () => {
    expect([formatEquipment([[9, 2]], equipment), formatEquipment([], equipment)]).toEqual(['#9 ×2', '']);
  });
});

describe('actions', () => {
  const labels = (allowed: readonly BookingState[], more: Partial<Parameters<typeof listActions>[1]> = {}) =>
    listActions(30, { can: (to) => allowed.includes(to), isLive: false, canPutBack: false, mayCall: () => false, ...more }).map(
      ({ key, label, help, does }) => [key, label, help, does].join('|'),
    );
  test('by what the booking can become', () => {
    expect(labels(['checked_in', 'completed', 'booked', 'no_show', 'cancelled'])).toEqual([
      'I|到场 (I)|登记到场|checked_in',
      'O|离场 (O)|登记离场|completed',
      'C|确认预订 (C)|确认暂定|booked',
      'U|未到场 (U)|登记未到场|no_show',
      'X|取消 (X)|取消预约|cancel',
    ]);
    expect(labels([], { canPutBack: true })).toEqual(['R|退回 (R)|退回上一状态|putBack']);
  });
  test('by what the user may do, and longer or elsewhere only before its end', () => {
    expect(labels([], { mayCall: () => true })).toEqual(['L|改资料 (L)|改预约资料|edit', 'H|历史 (H)|看预约的历史|history']);
    expect(labels([], { isLive: true, mayCall: (method) => method === 'bookings.extend' })).toEqual(['E|+30 分 (E)|延长|extend']);
    expect(labels([], { isLive: true, mayCall: (method) => method === 'bookings.move' })).toEqual([
      'G|改期 / 换房 (G)|改时间或直播间|move',
    ]);
    expect(labels([], { isLive: true })).toEqual([]);
  });
  test('a booking is live until it has ended', () => {
    const states = ['option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled'] as const;
    expect(states.map(isLive)).toEqual([true, true, true, false, false, false]);
  });
  test('the state before has a button of its own, and nobody stays away before the start', () => {
    const can = (to: BookingState, nowMs: number, back?: BookingState): boolean =>
      canStep(to, { from: 100, moves: ['no_show', 'booked'], back }, nowMs);
    expect([can('booked', 0), can('booked', 0, 'booked'), can('completed', 0)]).toEqual([true, false, false]);
    expect([can('no_show', 5_999_999), can('no_show', 6_000_000)]).toEqual([false, true]);
  });
});

describe('what became of a booking', () => {
  const price = (total: number) => ({ total, free: 0, isFrozen: true, lines: [] });
  const said = (state: BookingState, total: number | null, isBack = false): string =>
    formatStep(bookingLine({ state }), total === null ? null : price(total), isBack);
  test('the charge is said once it is over, one of nothing only where somebody was here', () => {
    expect(said('completed', 24_050)).toBe('晨光 已离场（B-0071），费用 240.50 元');
    expect(said('completed', 0)).toBe('晨光 已离场（B-0071），费用 0.00 元');
    expect(said('completed', null)).toBe('晨光 已离场（B-0071）');
    expect(said('checked_in', 24_050)).toBe('晨光 已到场（B-0071）');
    expect([said('no_show', 0), said('cancelled', 0)]).toEqual(['晨光 记为未到场（B-0071）', '已取消 晨光 的预约（B-0071）']);
    expect(said('no_show', 100)).not.toBe(said('no_show', 0));
    expect(said('booked', 24_050)).toBe('晨光 的预约已确认（B-0071）');
    expect(said('booked', 24_050, true)).toBe('已退回 晨光 的预约（B-0071）');
  });
});

describe('money', () => {
  const text = (kind: PriceLineKind, percent = 100) => formatPriceLine(priceLine({ kind, percent }), '20:00–22:00');
  test('a line says its kind, its rate and its amount', () => {
    expect(text('day')).toEqual({ what: '日间', how: '20:00–22:00 120.00 元/小时', amount: '240.50' });
    expect(text('night', 150)).toEqual({ what: '夜间', how: '20:00–22:00 120.00 元/小时 ×150%', amount: '240.50' });
    expect(text('half_day')).toEqual({ what: '半天', how: '20:00–22:00 120.00 元/次', amount: '240.50' });
    expect(text('full_day').how).toBe('20:00–22:00 120.00 元/次');
    expect(text('free')).toEqual({ what: '免费时长', how: '20:00–22:00', amount: '240.50' });
    expect(text('late_cancel', 30)).toEqual({ what: '临时取消', how: '20:00–22:00 120.00 元的 30%', amount: '240.50' });
    expect(text('no_show', 50).how).toBe('20:00–22:00 120.00 元的 50%');
    expect(text('overtime_night').what).toBe('夜间超时');
  });
  test('a price says whether it is settled, and the free hours in words', () => {
    expect(formatPriceNote({ isFrozen: true, free: 0 })).toBe('已结算');
    expect(formatPriceNote({ isFrozen: false, free: 90 })).toBe('按现在的预约算 · 用免费时长 1 小时 30 分');
    expect(formatPriceNote({ isFrozen: false, free: 120 })).toBe('按现在的预约算 · 用免费时长 2 小时');
    expect(formatPriceNote({ isFrozen: false, free: 45 })).toBe('按现在的预约算 · 用免费时长 45 分钟');
  });
  test('a cancellation says why it costs what it costs', () => {
    const why = { hours: 24, percent: 30, noShowPercent: 100, minutes: 15, total: 0, freeUsed: 0, freeBack: 0 };
    const said = (one: CancelWhy, more: Partial<typeof why>): string =>
      formatCancelPrice({ ...why, count: 1, whys: [{ why: one, count: 1 }], ...more });
    expect(said('late', { total: 3600 })).toBe('取消要收 36.00 元：离开始不到 24 小时，按 30% 收');
    // It said 取消不收费 and 按 30% 收 at once, and not that the free hours are gone.
    expect(said('late', { freeUsed: 120 })).toBe('取消不收费：离开始不到 24 小时；免费时长 2 小时照样用掉');
    expect(said('started', { total: 24_000 })).toBe('取消要收 240.00 元：开始时间已过，记为未到场，按 100% 收');
    expect(said('started', { freeUsed: 90 })).toBe('取消不收费：开始时间已过，记为未到场；免费时长 1 小时 30 分照样用掉');
    expect(said('in_time', { freeBack: 120 })).toBe('取消不收费：离开始还有 24 小时以上；免费时长 2 小时退回');
    const two = [
      { why: 'in_time', count: 2 },
      { why: 'just_booked', count: 1 },
    ] as const;
    expect(formatCancelPrice({ ...why, count: 3, whys: two })).toBe('取消不收费：离开始还有 24 小时以上 ×2；登记还不到 15 分钟 ×1');
  });
  test('what was cancelled is summed, and waived only where there is a charge', () => {
    const date = { from: at(20), to: at(22), charge: 100 };
    expect([
      sumBefore([]),
      sumBefore([
        { ...date, before: 24_000 },
        { ...date, before: 12_050 },
      ]),
    ]).toEqual([0, 36_050]);
    const none = { total: 0, freeUsed: 0, whys: [], mayWaive: true };
    const charged = { ...none, total: 1 };
    expect(canWaive(charged, false, false)).toBe(true);
    expect(canWaive({ ...charged, mayWaive: false }, true, false)).toBe(true);
    expect(canWaive({ ...charged, mayWaive: false }, false, false)).toBe(false);
    expect([canWaive(none, false, false), canWaive(none, false, true)]).toEqual([false, true]);
    // Free hours that are used up, and a no-show that costs nothing, can be spared too.
    expect(canWaive({ ...none, freeUsed: 30 }, false, false)).toBe(true);
    expect(canWaive({ ...none, whys: [{ why: 'started', count: 1 }] }, false, false)).toBe(true);
  });
});

test('a change says what it became, that it came, or that it went', () => {
  expect(formatChange({ field: 'ends_at', before: '22:00', after: '22:30' })).toBe('结束：22:00 → 22:30');
  expect(formatChange({ field: 'charge', before: null, after: '300.50' })).toBe('费用（元）：300.50');
  expect(formatChange({ field: 'contact', before: '王芳', after: null })).toBe('联系人：删去“王芳”');
});

describe('a series', () => {
  const rule = (frequency: 'daily' | 'weekly' | 'weekdays', until: string | null, count: number | null) => ({
    frequency,
    weekdays: frequency === 'weekly' ? [4, 2] : [],
    startsOn: '2026-10-03',
    until,
    count,
  });
  const text = (...given: Parameters<typeof rule>): string =>
    formatRule({ rule: rule(...given), startsMinute: 1200, minutes: 90, studioCode: 'A301' });
  test('says its days, start, length and end', () => {
    expect(text('weekly', '2026-12-31', null)).toBe('A301 · 每周二、四 20:00 · 1 小时 30 分 · 到 2026-12-31');
    expect(text('daily', null, 8)).toBe('A301 · 每天 20:00 · 1 小时 30 分 · 共 8 次');
    expect(text('weekdays', null, 3)).toBe('A301 · 每个工作日 20:00 · 1 小时 30 分 · 共 3 次');
  });
  test('shows eight dates around the opened one', () => {
    const dates = Array.from({ length: 12 }, (_, nth) => ({
      day: `2026-10-${10 + nth}`,
      booking: { ...bookingLine({ id: nth }), isException: false },
    }));
    const shown = (booking: number, isAll = false): readonly string[] =>
      listShownDates(dates, booking, isAll).map(({ day }) => day.slice(8));
    expect(shown(0)).toEqual(['10', '11', '12', '13', '14', '15', '16', '17']);
    expect(shown(4)[0]).toBe('12');
    expect(shown(11)).toEqual(['14', '15', '16', '17', '18', '19', '20', '21']);
    expect([shown(4, true).length, shown(99)[0]]).toEqual([12, '10']);
  });
  test('a change says what it comes to', () => {
    const sums = { all: 6, free: 5, before: { total: 24_000, minutes: 120 }, after: { total: 36_000, minutes: 180 } };
    expect(formatChangeSums(sums)).toBe('6 个日期要改，5 个能改 · 价格 240.00 → 360.00 元 · 时长 2 小时 → 3 小时');
    expect(formatChangeSums({ ...sums, after: sums.before })).toBe('6 个日期要改，5 个能改 · 价格不变：240.00 元');
  });
});

describe('what can be had instead', () => {
  const slot = {
    studio: 3,
    code: 'A301',
    name: '云厅',
    floor: null,
    kind: '公共',
    area: null,
    from: at(20),
    to: at(22),
    price: null,
    isOwn: false,
  } as const;
  const theirs = { ...slot, code: 'B201', name: null, from: at(18), to: at(19) };
  const text = (choice: Parameters<typeof formatPlan>[0]): string => formatPlan(choice, getDayOfInstant(at(0)));
  test('says studio and time, and of a swap who goes where', () => {
    expect(text({ kind: 'studio', slot })).toBe('A301 云厅，同一时间');
    expect(text({ kind: 'time', slot: { ...slot, name: 'A301' } })).toBe('A301 20:00–22:00');
    expect(text({ kind: 'shorter', slot })).toBe('A301 云厅 20:00–22:00（短一些）');
    expect(text({ kind: 'swap', slot, other: bookingLine(), theirs })).toBe('“晨光”换到 B201 18:00–19:00，腾出 A301 20:00–22:00');
    expect(text({ kind: 'time', slot: { ...slot, from: at(44), to: at(46) } })).toBe('A301 云厅 2026-10-04 周日 20:00–22:00');
  });
});

test('an entry of the waiting list says length, times, contact, phone and note', () => {
  const entry = {
    day: getDayOfInstant(at(20)),
    minutes: 120,
    fromMinute: 1080,
    toMinute: 1440,
    contact: '王芳',
    phone: '13800000001',
    note: '靠窗',
  };
  expect(formatEntry(entry)).toBe('候补 2 小时 · 18:00–24:00 · 王芳 · 13800000001 · 靠窗');
  expect(formatEntry({ ...entry, fromMinute: null, contact: null, note: null })).toBe('候补 2 小时 · 13800000001');
  expect(formatEntry({ ...entry, toMinute: 1560, phone: null })).toBe('候补 2 小时 · 18:00–次日 02:00 · 王芳 · 靠窗');
});
