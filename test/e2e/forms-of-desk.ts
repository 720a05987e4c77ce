// What is typed into the forms of the front desk, and what the base then holds. Tenants 1 to 4, studios 1 to 4, equipment 1: three of 绿幕.
import type { Locator, Page } from 'playwright-core';
import { dayAhead } from './desk-base.ts';
import { block, toDesk } from './desk-hands.ts';
import type { FormStep } from './form-steps.ts';
import { press } from './press.ts';
import { wall } from './wall-clock.ts';

/** The day that is worked on: far enough ahead that nothing is late, and nothing else is on it. */
const DAY = dayAhead(6);
const sideForm = (page: Page): Locator => page.locator('form.side-form');
const panel = (page: Page): Locator => page.getByRole('complementary', { name: '预约' });

/** An entry of the waiting list: new, corrected to nothing that need not be, closed. */
export const WAITING: readonly FormStep[] = [
  {
    what: 'waiting_entry add',
    open: async (page) => {
      await toDesk(page, DAY);
      await press(page, '候补');
      await press(page, '登记候补');
    },
    form: sideForm,
    start: { 企业: '', 时间范围: '', '要多久（小时）': '2', '至少（m²）': '', 联系人: '', 电话: '', 直播间: '', 类型: '', 备注: '' },
    typed: {
      企业: '晨光传媒',
      时间范围: '18-23:30',
      '要多久（小时）': '1:40',
      '至少（m²）': '30.5',
      联系人: ' 李雷 ',
      电话: ' 13900001111',
      直播间: 'A102',
      类型: '专属',
      备注: ' 要绿幕 ',
    },
    kept: {
      '+waiting_entry': [
        {
          day: DAY,
          tenant_id: 1,
          contact: '李雷',
          phone: '13900001111',
          from_minute: 1080,
          to_minute: 1410,
          minutes: 100,
          studio_id: 2,
          area: 3050,
          kind: '专属',
          note: '要绿幕',
          state: 'waiting',
          booking_id: null,
          closed_reason: null,
        },
      ],
      said: ['add waiting_entry'],
    },
  },
  {
    what: 'waiting_entry correct',
    open: (page) => press(page, '更正 晨光传媒'),
    form: sideForm,
    start: {
      企业: '晨光传媒',
      时间范围: '18:00-23:30',
      '要多久（小时）': '1:40',
      '至少（m²）': '30.50',
      联系人: '李雷',
      电话: '13900001111',
      直播间: 'A102',
      类型: '专属',
      备注: '要绿幕',
    },
    typed: {
      企业: '海浪网络',
      时间范围: '',
      '要多久（小时）': '3.5',
      '至少（m²）': '',
      联系人: '',
      电话: '',
      直播间: '',
      类型: '',
      备注: '',
    },
    kept: {
      '~waiting_entry': [
        {
          id: 1,
          tenant_id: 2,
          contact: null,
          phone: null,
          from_minute: null,
          to_minute: null,
          minutes: 210,
          studio_id: null,
          area: null,
          kind: null,
          note: null,
        },
      ],
      said: ['change waiting_entry'],
    },
  },
  {
    what: 'waiting_entry close',
    open: (page) => press(page, '不再候补 海浪网络'),
    start: { 原因: '' },
    typed: { 原因: ' 改约别处了 ' },
    save: '不再候补',
    kept: {
      '~waiting_entry': [{ id: 1, state: 'closed', closed_reason: '改约别处了' }],
      said: ['change waiting_entry 改约别处了'],
    },
  },
];

/** What comes to a booking later, if ever. */
const NOT_YET = {
  cancel_reason: null,
  actual_start: null,
  actual_end: null,
  series_id: null,
  occurs_on: null,
  charge: null,
  charge_lines: null,
  overridden: null,
  override_reason: null,
  overridden_at: null,
  waive_reason: null,
} as const;

const NOTHING_MORE = { 主题: '', 联系人: '', 联系电话: '', 平台: '', '绿幕（共 3 件）': '0', 备注: '' } as const;

/** What a booking costs by the hour of every studio, 120 yuan by day and night: what is quoted for it. */
const quoteOf = (from: string, to: string, total: number) => ({
  plan: { dayFrom: 0, nightFrom: 1440, dayRate: 12_000, nightRate: 12_000, halfDayRate: null, fullDayRate: null, minimum: 0 },
  lines: [
    {
      kind: 'hour',
      from: wall(`${DAY}T${from}`),
      to: wall(`${DAY}T${to}`),
      minutes: wall(`${DAY}T${to}`) - wall(`${DAY}T${from}`),
      rate: 12_000,
      percent: 100,
      amount: total,
    },
  ],
  total,
});
const greenScreens = (count: number, from: string, to: string) => ({
  booking_id: 2,
  equipment_id: 1,
  count,
  starts_at: wall(`${DAY}T${from}`),
  ends_at: wall(`${DAY}T${to}`),
});

/** A booking: new as an option, its details changed, moved, cancelled. */
export const BOOKING: readonly FormStep[] = [
  {
    what: 'booking add',
    open: async (page) => {
      await toDesk(page, DAY);
      await page.keyboard.press('a');
      await panel(page).getByRole('combobox', { name: '企业' }).waitFor();
      await page.keyboard.press('F2');
    },
    form: panel,
    start: { 企业: '', 直播间: '', 时间: '', '重复（F3）': '不重复', 状态: '已预订', ...NOTHING_MORE },
    typed: {
      企业: '晨光传媒',
      直播间: 'B201',
      时间: '20:10-21:55',
      '重复（F3）': '不重复',
      状态: '暂定',
      保留至: '18:05',
      主题: ' 双十二 ',
      联系人: '韩梅',
      联系电话: '13900002222',
      平台: '淘宝',
      '绿幕（共 3 件）': '2',
      备注: ' 两机位 ',
    },
    more: { 保留至: '' },
    costs: '210.00 元',
    save: '预约（回车）',
    kept: {
      '+booking': [
        {
          number: 'D000002',
          studio_id: 3,
          tenant_id: 1,
          starts_at: wall(`${DAY}T20:10`),
          ends_at: wall(`${DAY}T21:55`),
          state: 'option',
          holds_until: wall(`${DAY}T18:05`),
          title: '双十二',
          platform: '淘宝',
          contact: '韩梅',
          phone: '13900002222',
          note: '两机位',
          equipment: [[1, 2]],
          // 1 h 45 min at 120 yuan.
          quote: quoteOf('20:10', '21:55', 21_000),
          from_past: 0,
          is_exception: 0,
          ...NOT_YET,
        },
      ],
      '+booking_equipment': [greenScreens(2, '20:10', '21:55')],
      said: ['add booking'],
    },
  },
  {
    what: 'booking details',
    open: async (page) => {
      await block(page, '晨光传媒', '20:10–21:55').click();
      await press(page, /^改资料/);
    },
    form: panel,
    start: {
      企业: '晨光传媒',
      主题: '双十二',
      联系人: '韩梅',
      联系电话: '13900002222',
      平台: '淘宝',
      '绿幕（共 3 件）': '2',
      备注: '两机位',
    },
    typed: {
      企业: '海浪网络',
      主题: '',
      联系人: '',
      联系电话: '13900003333',
      平台: '',
      '绿幕（共 3 件）': '1',
      备注: '',
    },
    save: '保存（回车）',
    kept: {
      '~booking': [
        { id: 2, tenant_id: 2, title: null, platform: null, contact: null, phone: '13900003333', note: null, equipment: [[1, 1]] },
      ],
      '-booking_equipment': [greenScreens(2, '20:10', '21:55')],
      '+booking_equipment': [greenScreens(1, '20:10', '21:55')],
      said: ['change booking'],
    },
  },
  {
    what: 'booking move',
    open: (page) => press(page, /^改期/),
    form: panel,
    start: { 直播间: 'B201 绿幕间', 时间: '20:10-21:55' },
    typed: { 直播间: 'A102', 时间: '14:05-16:50' },
    costs: '330.00 元',
    save: '改到这里（回车）',
    kept: {
      // 2 h 45 min at 120 yuan.
      '~booking': [
        {
          id: 2,
          studio_id: 2,
          starts_at: wall(`${DAY}T14:05`),
          ends_at: wall(`${DAY}T16:50`),
          // An option is held no longer than to its start.
          holds_until: wall(`${DAY}T14:05`),
          quote: quoteOf('14:05', '16:50', 33_000),
        },
      ],
      '-booking_equipment': [greenScreens(1, '20:10', '21:55')],
      '+booking_equipment': [greenScreens(1, '14:05', '16:50')],
      said: ['change booking'],
    },
  },
  {
    what: 'booking cancel',
    open: (page) => press(page, /^取消/),
    start: { 原因: '' },
    typed: { 原因: ' 主播病了 ' },
    save: '取消预约',
    kept: {
      '~booking': [{ id: 2, state: 'cancelled', cancel_reason: '主播病了', charge: 0, charge_lines: [] }],
      '-booking_equipment': [greenScreens(1, '14:05', '16:50')],
      said: ['change booking 主播病了'],
    },
  },
];

const loanForm = (page: Page): Locator => page.getByRole('dialog').locator('form.fields');
const noteForm = (page: Page): Locator => page.getByRole('dialog').locator('form.shift-line');

/** The shift: a note for the next one, something lent. */
export const SHIFT: readonly FormStep[] = [
  {
    what: 'shift_note add',
    open: async (page) => {
      await toDesk(page, dayAhead(0));
      await press(page, /^交班/);
    },
    form: noteForm,
    start: { 写给下一班: '' },
    typed: { 写给下一班: ' 二楼灯要修 ' },
    save: '记下',
    kept: {
      '+shift_note': [{ at_ms: 'now', who: '周敏', words: '二楼灯要修', done_by: null, done_ms: null }],
      said: ['add shift_note'],
    },
    isFinal: true,
  },
  {
    what: 'loan add',
    open: (page) => page.getByRole('dialog').getByRole('button', { name: '借出', exact: true }).click(),
    form: loanForm,
    start: { 什么东西: '', 企业: '', 谁拿的: '', '什么时候还（如 22:00、明天 12）': '' },
    typed: { 什么东西: ' 补光灯 ', 企业: '远山文化', 谁拿的: ' 小王 ', '什么时候还（如 22:00、明天 12）': '明天 12:20' },
    save: '登记借出',
    kept: {
      '+loan': [
        {
          thing: '补光灯',
          tenant_id: 3,
          holder: '小王',
          lent_at: 'now',
          lent_by: '周敏',
          due_at: wall(`${dayAhead(1)}T12:20`),
          returned_at: null,
          returned_to: null,
          note: null,
        },
      ],
      said: ['add loan'],
    },
    isFinal: true,
  },
];
