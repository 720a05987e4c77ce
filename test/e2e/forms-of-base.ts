// What is typed into the forms of the base's own records and of its calendar, and what the base then holds.
import { fillField } from './form-hands.ts';
import type { FormStep } from './form-steps.ts';
import { goTo, sheet } from './hands.ts';
import { press, pressIn } from './press.ts';
import type { ListedRecord } from './record-steps.ts';

/** The facts of the base: new, corrected, changed from a day on. */
export const BASE_FACTS: readonly FormStep[] = [
  {
    what: 'base_fact add',
    open: (page) => pressIn(page, '/settings/base', '填写基地资料…'),
    start: {
      生效日期: '',
      填报单位: '',
      统一社会信用代码: '',
      基地类型: '',
      所属区: '',
      详细地址: '',
      单位负责人: '',
      统计负责人: '',
      填表人: '',
      联系电话: '',
    },
    typed: {
      生效日期: '2026-01-02',
      填报单位: ' 星港直播基地 ',
      统一社会信用代码: '91440303MA1887G6QK',
      基地类型: '直播电商基地（商品交易类）',
      所属区: '思明区',
      详细地址: '环岛路 8 号',
      单位负责人: '甲一',
      统计负责人: '乙二',
      填表人: '丙三',
      联系电话: '0592-1234567',
    },
    kept: {
      '+base_fact': [
        {
          starts_on: '2026-01-02',
          full_name: '星港直播基地',
          uscc: '91440303MA1887G6QK',
          kind: '直播电商基地（商品交易类）',
          district: '思明区',
          address: '环岛路 8 号',
          unit_head: '甲一',
          statistics_head: '乙二',
          filler: '丙三',
          phone: '0592-1234567',
        },
      ],
      said: ['add base_fact'],
    },
  },
  {
    what: 'base_fact correct',
    open: (page) => press(page, '更正…'),
    start: {
      生效日期: '2026-01-02',
      填报单位: '星港直播基地',
      统一社会信用代码: '91440303MA1887G6QK',
      基地类型: '直播电商基地（商品交易类）',
      所属区: '思明区',
      详细地址: '环岛路 8 号',
      单位负责人: '甲一',
      统计负责人: '乙二',
      填表人: '丙三',
      联系电话: '0592-1234567',
      原因: '',
    },
    typed: {
      生效日期: '2026-01-03',
      填报单位: '星湾直播基地',
      统一社会信用代码: '91440303MAF5MG15T8',
      基地类型: '直播电商园区',
      所属区: '湖里区',
      详细地址: '',
      单位负责人: '',
      统计负责人: '丁四',
      填表人: '',
      联系电话: '',
      原因: '营业执照换了',
    },
    kept: {
      '~base_fact': [
        {
          id: 1,
          starts_on: '2026-01-03',
          full_name: '星湾直播基地',
          uscc: '91440303MAF5MG15T8',
          kind: '直播电商园区',
          district: '湖里区',
          address: null,
          unit_head: null,
          statistics_head: '丁四',
          filler: null,
          phone: null,
        },
      ],
      said: ['change base_fact 营业执照换了'],
    },
  },
  {
    what: 'base_fact from a day on',
    open: async (page) => {
      await press(page, '自某日起变更…');
      await fillField(sheet(page), '从哪一天起', '2026-06-07');
    },
    start: {
      从哪一天起: '2026-06-07',
      填报单位: '星湾直播基地',
      统一社会信用代码: '91440303MAF5MG15T8',
      基地类型: '直播电商园区',
      所属区: '湖里区',
      详细地址: '',
      单位负责人: '',
      统计负责人: '丁四',
      填表人: '',
      联系电话: '',
      原因: '',
    },
    typed: {
      从哪一天起: '2026-06-07',
      填报单位: '星湾直播基地',
      统一社会信用代码: '91440303MAF5MG15T8',
      基地类型: '直播电商园区',
      所属区: '集美区',
      详细地址: '海翔大道 1 号',
      单位负责人: '戊五',
      统计负责人: '丁四',
      填表人: '己六',
      联系电话: '13900000001',
      原因: '搬家',
    },
    kept: {
      '+base_fact': [
        {
          starts_on: '2026-06-07',
          full_name: '星湾直播基地',
          uscc: '91440303MAF5MG15T8',
          kind: '直播电商园区',
          district: '集美区',
          address: '海翔大道 1 号',
          unit_head: '戊五',
          statistics_head: '丁四',
          filler: '己六',
          phone: '13900000001',
        },
      ],
      said: ['add base_fact 搬家'],
    },
  },
];

/** The lists of the base: each behind a tab of its page. */
export const BASE_LISTS: readonly ListedRecord[] = [
  {
    kind: 'base_area',
    at: '/settings/base',
    tab: '面积与团队',
    button: '新增基地面积',
    start: { 月份: '', '建筑面积(㎡)': '', '可招商面积(㎡)': '', 运营团队人数: '' },
    typed: { 月份: '2026.05', '建筑面积(㎡)': '12,345.67', '可招商面积(㎡)': '8,000.5', 运营团队人数: '23' },
    kept: {
      '+base_area': [{ month: '2026-05', floor_area: 1_234_567, lettable_area: 800_050, team: 23 }],
      said: ['add base_area'],
    },
    label: '2026-05',
    shown: { 月份: '2026-05', '建筑面积(㎡)': '12345.67', '可招商面积(㎡)': '8000.50', 运营团队人数: '23' },
    retyped: { 月份: '2026-06', '建筑面积(㎡)': '12000', '可招商面积(㎡)': '7999.01', 运营团队人数: '0', 原因: '重量过' },
    rekept: {
      '~base_area': [{ id: 1, month: '2026-06', floor_area: 1_200_000, lettable_area: 799_901, team: 0 }],
      said: ['change base_area 重量过'],
    },
    retired: { label: '2026-06', kept: { '-base_area': [{ id: 1 }], said: ['retire base_area 停用的原因'] } },
  },
  {
    kind: 'year_target',
    at: '/settings/base',
    tab: '年度目标',
    button: '新增年度目标',
    start: { 年份: '', 指标: '', 目标值: '' },
    typed: { 年份: '2026', 指标: '直播成交额', 目标值: ' 1,234.50 ' },
    kept: { '+year_target': [{ year: 2026, indicator: 'ZB-2.06', value: '1,234.50' }], said: ['add year_target'] },
    label: '2026',
    shown: { 年份: '2026', 指标: 'ZB-2.06 直播成交额（支付口径）', 目标值: '1,234.50' },
    retyped: { 年份: '2027', 指标: '直播场次', 目标值: '88', 原因: '' },
    rekept: { '~year_target': [{ id: 1, year: 2027, indicator: 'ZB-2.01', value: '88' }], said: ['change year_target'] },
  },
  {
    kind: 'event',
    at: '/settings/base',
    tab: '活动',
    button: '新增活动',
    start: { 日期: '', 类型: '', 名称: '', 同名第几场: '1', 参加人数: '' },
    typed: { 日期: '2026-10-18', 类型: '选品会', 名称: ' 秋季选品 ', 同名第几场: '2', 参加人数: '1,205' },
    kept: {
      '+event': [{ day: '2026-10-18', kind: '选品会', name: '秋季选品', nth: 2, attendance: 1205 }],
      said: ['add event'],
    },
    label: '2026-10-18',
    shown: { 日期: '2026-10-18', 类型: '选品会', 名称: '秋季选品', 同名第几场: '2', 参加人数: '1205' },
    retyped: { 日期: '2026-10-19', 类型: '培训会', 名称: '主播培训', 同名第几场: '1', 参加人数: '30', 原因: '是培训' },
    rekept: {
      '~event': [{ id: 1, day: '2026-10-19', kind: '培训会', name: '主播培训', nth: 1, attendance: 30 }],
      said: ['change event 是培训'],
    },
  },
];

async function dayOf(day: string, page: Parameters<FormStep['open']>[0]): Promise<void> {
  await goTo(page, '/settings/calendar');
  await page.locator(`button[data-day="${day}"]`).click();
}

/** The calendar: a day's kind, an exception of the base and many at once. */
export const CALENDAR: readonly FormStep[] = [
  {
    what: 'calendar_day add',
    open: async (page) => {
      await dayOf('2026-12-12', page);
      await press(page, '录入为节假日或调休…');
    },
    start: { 放假或调休: '', 名称: '' },
    typed: { 放假或调休: '调休上班', 名称: ' 双十二 ' },
    kept: { '+calendar_day': [{ day: '2026-12-12', kind: 'workday', name: '双十二' }], said: ['add calendar_day'] },
  },
  {
    what: 'calendar_day correct',
    open: (page) => press(page, '更正…'),
    start: { 日期: '2026-12-12', 放假或调休: '调休上班', 名称: '双十二', 原因: '' },
    typed: { 日期: '2026-12-13', 放假或调休: '放假', 名称: '基地日', 原因: '错了一天' },
    kept: {
      '~calendar_day': [{ id: 1, day: '2026-12-13', kind: 'holiday', name: '基地日' }],
      said: ['change calendar_day 错了一天'],
    },
  },
  {
    what: 'calendar_exception add',
    open: async (page) => {
      await dayOf('2026-12-14', page);
      await press(page, '录入开放例外…');
    },
    start: { 直播间: '', 开放: '', 说明: '' },
    typed: { 直播间: '', 开放: '９:00-12:00，20:00-02:00', 说明: ' 检修 ' },
    kept: {
      '+calendar_exception': [{ day: '2026-12-14', studio_id: null, hours: '09:00-12:00,20:00-02:00', note: '检修' }],
      said: ['add calendar_exception'],
    },
  },
  {
    what: 'calendar_exception correct',
    open: (page) => press(page, '更正 2026-12-14 全基地'),
    start: { 日期: '2026-12-14', 直播间: '', 开放: '09:00-12:00,20:00-02:00', 说明: '检修', 原因: '' },
    typed: { 日期: '2026-12-15', 直播间: 'B201', 开放: '休息', 说明: '', 原因: '只有一间' },
    kept: {
      '~calendar_exception': [{ id: 1, day: '2026-12-15', studio_id: 3, hours: '休息', note: null }],
      said: ['change calendar_exception 只有一间'],
    },
  },
  {
    what: 'calendar_exception many',
    open: async (page) => {
      await dayOf('2026-12-14', page);
      await press(page, '批量录入例外…');
    },
    start: {
      从: '2026-12-14',
      到: '2026-12-14',
      一: '✓',
      二: '✓',
      三: '✓',
      四: '✓',
      五: '✓',
      六: '✓',
      日: '✓',
      范围: '全基地',
      开放: '休息',
      说明: '',
      那天已有例外的: '保留原来的',
    },
    typed: {
      从: '2026-12-14',
      到: '2026-12-20',
      一: '',
      二: '✓',
      三: '',
      四: '',
      五: '',
      六: '',
      日: '✓',
      范围: '指定直播间',
      哪些直播间: 'B201、B202',
      开放: '13:00-26:00',
      说明: ' 夜场 ',
      那天已有例外的: '改成这个',
    },
    more: { 哪些直播间: '' },
    save: '录入',
    kept: {
      '~calendar_exception': [{ id: 1, hours: '13:00-02:00', note: '夜场' }],
      '+calendar_exception': [
        { day: '2026-12-15', studio_id: 4, hours: '13:00-02:00', note: '夜场' },
        { day: '2026-12-20', studio_id: 3, hours: '13:00-02:00', note: '夜场' },
        { day: '2026-12-20', studio_id: 4, hours: '13:00-02:00', note: '夜场' },
      ],
      said: ['change calendar_exception', 'add calendar_exception', 'add calendar_exception', 'add calendar_exception'],
    },
  },
];
