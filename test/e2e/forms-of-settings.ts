// What is typed into the forms of the settings, and what the base then holds.
import type { Page } from 'playwright-core';
import type { FormStep } from './form-steps.ts';
import { goTo } from './hands.ts';

const main = (page: Page) => page.locator('main');
const formOf = (label: string) => (page: Page) => page.locator('main form').filter({ has: page.getByLabel(label, { exact: true }) });

const DESK_START = {
  '时间格（分钟）': '30',
  '前台的一天从几点起算（点）': '6',
  '迟到标记（分钟）': '15',
  '最早到场登记（开始前，分钟）': '60',
  '暂定保留（小时）': '24',
  '临时取消（开始前不足，小时）': '24',
  '临时取消收费（%）': '50',
  '登记后多久内取消不收费（分钟）': '10',
  '未到场收费（%）': '100',
  '超时单价（%）': '150',
  '原因 1': '企业改计划',
  临时取消时收费: '✓',
  '原因 2': '主播临时有事',
  '临时取消时收费 (2)': '✓',
  '原因 3': '设备故障',
  '临时取消时收费 (3)': '',
  '原因 4': '天气或交通',
  '临时取消时收费 (4)': '✓',
  '原因 5': '重复登记',
  '临时取消时收费 (5)': '',
  '原因 6': '登记错了',
  '临时取消时收费 (6)': '',
  '原因 7': '基地安排',
  '临时取消时收费 (7)': '',
  '租约 30 天内到期': '只提示',
  同一时间在别间也有预约: '只提示',
  '有欠款（超过下面的天数和金额才问）': '要写理由',
  证照或身份核验过期: '要写理由',
  上月销售没报: '只提示',
  超过每周上限: '要写理由',
  超过每周晚间上限: '要写理由',
  提前太久: '要写理由',
  提前不够: '要写理由',
  '欠款超过应付日（天）才问': '30',
  '并且超过（元）': '500.00',
  '每周上限（小时）': '',
  晚间从: '18:00',
  '每周晚间上限（小时）': '',
  '最多提前（天）': '',
  '至少提前（小时）': '',
} as const;

/** The rules of the desk: every one, a number that no other has. */
export const DESK_RULES: readonly FormStep[] = [
  {
    what: 'settings desk',
    open: (page) => goTo(page, '/settings/desk'),
    form: main,
    start: DESK_START,
    typed: {
      '时间格（分钟）': '15',
      '前台的一天从几点起算（点）': '5',
      '迟到标记（分钟）': '12',
      '最早到场登记（开始前，分钟）': '47',
      '暂定保留（小时）': '31',
      '临时取消（开始前不足，小时）': '36',
      '临时取消收费（%）': '55',
      '登记后多久内取消不收费（分钟）': '9',
      '未到场收费（%）': '88',
      '超时单价（%）': '175',
      '原因 1': ' 企业改期 ',
      临时取消时收费: '',
      '原因 2': '主播临时有事',
      '临时取消时收费 (2)': '✓',
      '原因 3': '设备坏了',
      '临时取消时收费 (3)': '✓',
      '原因 4': '天气或交通',
      '临时取消时收费 (4)': '',
      '原因 5': '重复登记',
      '原因 6': '登记错了',
      '原因 7': '基地安排',
      '临时取消时收费 (7)': '',
      '租约 30 天内到期': '要写理由',
      同一时间在别间也有预约: '不提示',
      '有欠款（超过下面的天数和金额才问）': '只提示',
      证照或身份核验过期: '不提示',
      上月销售没报: '要写理由',
      超过每周上限: '只提示',
      超过每周晚间上限: '不提示',
      提前太久: '要写理由',
      提前不够: '只提示',
      '欠款超过应付日（天）才问': '41',
      '并且超过（元）': '1,234.56',
      '每周上限（小时）': '20.5',
      晚间从: '17:20',
      '每周晚间上限（小时）': '7:10',
      '最多提前（天）': '63',
      '至少提前（小时）': '1.25',
    },
    // A slip of the desk is never charged: its tick can't be set.
    left: ['临时取消时收费 (5)', '临时取消时收费 (6)'],
    kept: {
      '~setting': [
        {
          name: 'desk',
          value: {
            grid: 15,
            dayTurnHour: 5,
            graceMinutes: 12,
            checkInMinutes: 47,
            optionHours: 31,
            lateCancelHours: 36,
            lateCancelPercent: 55,
            cancelFreeMinutes: 9,
            noShowPercent: 88,
            overtimePercent: 175,
            cancelReasons: [
              { words: '企业改期', costs: false },
              { words: '主播临时有事', costs: true },
              { words: '设备坏了', costs: true },
              { words: '天气或交通', costs: false },
              { words: '重复登记', costs: false },
              { words: '登记错了', costs: false },
              { words: '基地安排', costs: false },
            ],
            warnings: {
              LEASE_ENDS_SOON: 'ask',
              TENANT_ELSEWHERE: 'silent',
              TENANT_IN_ARREARS: 'show',
              TENANT_PAPER_EXPIRED: 'silent',
              TENANT_NOT_REPORTED: 'ask',
              QUOTA_WEEK: 'show',
              QUOTA_EVENING: 'silent',
              QUOTA_NOTICE: 'show',
            },
            arrearsDays: 41,
            arrearsAmount: 123_456,
            weekMinutes: 1230,
            eveningFrom: 1040,
            eveningMinutes: 430,
            aheadDays: 63,
            noticeMinutes: 75,
          },
        },
      ],
      said: ['change setting'],
    },
  },
];

/** What stands around a statement. */
export const BILLS: readonly FormStep[] = [
  {
    what: 'settings bills',
    open: (page) => goTo(page, '/settings/bills'),
    form: main,
    start: { 账期之后几个月: '2', 几号: '20', 户名: '旧户名', 开户行: '旧行', 账号: '旧账号', 名称: '旧税', '税率（%）': '3' },
    typed: {
      账期之后几个月: '0',
      几号: '28',
      户名: ' 星港直播有限公司 ',
      开户行: '',
      账号: '6222 0000 1111',
      名称: ' 增值税 ',
      '税率（%）': '6.25%',
    },
    kept: {
      '~setting': [
        {
          name: 'statement',
          value: {
            dueMonths: 0,
            dueDay: 28,
            payee: '星港直播有限公司',
            bank: null,
            bankAccount: '6222 0000 1111',
            taxName: '增值税',
            taxRate: 625,
          },
        },
      ],
      said: ['change setting'],
    },
  },
];

/** How long names of people are kept, and single numbers: nothing takes them back but typing them again. */
export const NUMBERS: readonly FormStep[] = [
  {
    what: 'settings retention',
    open: (page) => goTo(page, '/settings/backups'),
    form: formOf('已退租企业的联系人和电话（月）'),
    start: {
      '已退租企业的联系人和电话（月）': '24',
      '预约的联系人和电话（月）': '24',
      '候补的联系人和电话（月）': '24',
      '已离开的主播（月）': '24',
    },
    typed: {
      '已退租企业的联系人和电话（月）': '11',
      '预约的联系人和电话（月）': '12',
      '候补的联系人和电话（月）': '13',
      '已离开的主播（月）': '14',
    },
    kept: {
      '+setting': [{ name: 'retention', value: { tenants: 11, bookings: 12, waiting: 13, hosts: 14 } }],
      said: ['change setting'],
    },
    isFinal: true,
  },
  ...(
    [
      ['backups', '最近多少天，每天一个', '14', '17', 'backup.daily'],
      ['backups', '最近多少个月，每月一个', '12', '19', 'backup.monthly'],
      ['people', '无人操作多久后锁定（分钟）', '10', '23', 'idle.minutes'],
      ['people', '每月材料至少保存（年）', '3', '4', 'papers.years'],
      ['people', '企业月报表最迟在次月几日交回', '5', '8', 'forms.dueDay'],
    ] as const
  ).map(([section, label, start, typed, name]): FormStep => ({
    what: `settings ${label}`,
    open: (page) => goTo(page, `/settings/${section}`),
    form: formOf(label),
    start: { [label]: start },
    typed: { [label]: typed },
    save: `保存 ${label}`,
    kept: { '+setting': [{ name, value: typed }], said: ['change setting'] },
    isFinal: true,
  })),
];
