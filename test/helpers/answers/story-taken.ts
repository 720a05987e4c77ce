// The last chapter: ledgers of every kind with another value in each column, what their undoing leaves, and tenants that merge with sessions of their own.
import { DOUYIN, douyin } from '../douyin-export.ts';
import { codeOf, csv, ledger, type NamedFile, sheetOf } from '../import-base.ts';
import type { Step } from './answer-log.ts';

const THREE = codeOf(103);
const SEVEN = codeOf(107);
const EIGHT = codeOf(108);

const taken = (file: NamedFile, more: object = {}): Step => [
  'imports.take',
  { files: [file], month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: true, onDifference: 'replace', ...more },
];

const PLACE = ledger('基地.xlsx', {
  ...sheetOf('基地', [
    ['填报单位', '星港直播产业园'],
    ['统一社会信用代码', codeOf(1)],
    ['基地类型', '直播电商园区'],
    ['所属区', '福田区'],
    ['详细地址', '深南大道 2 号'],
    ['单位负责人', '戊负责'],
    ['统计负责人', '己统计'],
    ['填表人', '庚填表'],
    ['联系电话', '0755-26000009'],
  ]),
  ...sheetOf('基地面积', [['2026-12', 5300.25, 4200.75, 14]]),
});

const STUDIOS = ledger('直播间.xlsx', {
  ...sheetOf('直播间', [
    ['D01', '四号间', '7F', 35.25, '公共', '绿幕、轨道', '09:00-21:30', 12, 88.5, '2026-12-01', '2027-12-31', '2026-12-01'],
    ['A02', '二号间改', '3F', 31.2, '专属', '新灯', '00:00-24:00', 10, 102, '2024-01-02', null, '2026-12-05'],
  ]),
  ...sheetOf('开放例外', [
    ['2026-12-25', 'D01', '10:00-12:00', '布展'],
    ['2026-12-26', null, '休息', '盘点'],
  ]),
});

const TENANTS = ledger('企业.xlsx', {
  ...sheetOf('企业名录', [
    [
      '七星文化有限公司',
      SEVEN,
      '直播电商企业',
      null,
      '6421',
      '七法人',
      '七联系',
      '0755-7',
      '2025-07-07',
      '七备注',
      '是',
      '2025-07-01',
      null,
    ],
    ['八方商贸有限公司', EIGHT, '直播电商企业', null, '6422', '八法人', '八联系', '0755-8', null, '八备注', '否', '2025-08-01', null],
    ['旧店改号', codeOf(114), '直播电商企业', null, '6414', null, null, null, null, null, '否', '2026-11-01', codeOf(104)],
    ['远山摄影服务部', THREE, '相关服务企业', '短视频', '8060', '远法人', '新联系', '13800000133', null, '改过', '否', '2026-11-01', null],
  ]),
  ...sheetOf('租约', [
    [SEVEN, 'HT-701', '2026-11-01', '2027-06-30', null, 70.25, 7001.5, 14_003, null, '10.5'],
    [EIGHT, 'HT-801', '2026-11-02', '2027-07-31', '2027-01-15', 80.75, 8002.25, null, 'B02', null],
  ]),
  ...sheetOf('直播账号', [
    [SEVEN, '抖音', 'dy107', '七星旗舰', '化妆品类', '2025-07-02', null],
    [EIGHT, '抖音', 'dy108', '八方旗舰', '化妆品类', null, '2027-06-01'],
  ]),
  ...sheetOf('月度人员', [
    [SEVEN, '2026-11', 7, 71],
    [EIGHT, '2026-12', 8, 81],
  ]),
  ...sheetOf('证照', [[SEVEN, '合同', 'ZZ-7', '2025-01-07', '2027-02-07', '2026-03-07', '吴核验']]),
  ...sheetOf('主播名册', [['Z107', SEVEN, '七妹', '抖音', 'dy107', '知名', '否', '2026-11-03', '2027-10-31', '2026-11-09']]),
  ...sheetOf('合规事件', [['HG-7', '2026-11-02', SEVEN, '假冒伪劣', '描述七', '来源七', '2026-11-08', '结果七']]),
});

const OTHERS = ledger('其他.xlsx', {
  ...sheetOf('年度目标', [[2027, 'ZB-2.06', '15000.5']]),
  ...sheetOf('历史报表', [
    ['2025-09', 'ZB-2.06.month', '1.35', '导入的旧表'],
    ['2025-08', 'ZB-2.06.month', '1.20', '导入的另一张'],
  ]),
  ...sheetOf('活动', [['2026-11-07', '招商会', '秋季招商', 63]]),
  ...sheetOf('预约', [
    ['D000009', 'B02', THREE, '2026-11-08 10:00', '2026-11-08 12:30', '已预订', null, '改主题', '抖音', '改联系', '13900000099', null],
    ['Y-1', 'A01', SEVEN, '2026-11-21 10:00', '2026-11-21 12:00', '已完成', null, '补录', '淘宝', '补联系', '13900000071', null],
    ['Y-2', 'A01', EIGHT, '2026-11-22 10:00', '2026-11-22 11:00', '已取消', null, '撤了', null, null, null, '改期'],
  ]),
});

const SESSIONS = csv('罗盘 11月.csv', [
  DOUYIN,
  douyin('dy107', '2026-11-03 20:00', '1700.11', '17.02'),
  douyin('dy108', '2026-11-04 20:00', '1800.22', '18.03'),
]);

/** Ledgers taken, changed by hand, undone; two tenants with sessions of the same key that become one, and are taken apart again. */
export const TAKEN_STEPS: readonly Step[] = [
  '2026-12-01T09:00',
  ['intake.stage', { files: [PLACE], staging: null }],
  [
    'intake.preview',
    {
      staging: '(staging)',
      choices: { month: null, tenant: null, account: null, onDifference: 'replace', takesGoodRows: false, leaveOut: [], own: [] },
    },
  ],
  ['intake.drop', { staging: '(staging)' }],
  taken(PLACE),
  ['settings.base', { day: '2026-12-01' }],
  taken(STUDIOS),
  taken(TENANTS),
  ['tenants.detail', { id: 7, day: '2026-12-01' }],
  taken(OTHERS),
  ['filing.historical', { year: 2025 }],
  ['batches.list', {}],
  ['insight.scorecard', { from: '2026-01', to: '2026-11' }],
  (answers) => ['batches.undo', { batch: newestBatch(answers) }],
  ['filing.historical', { year: 2025 }],
  ['records.list', { kind: 'event', tenant: null, studio: null, month: null, retired: true }],
  taken(SESSIONS),
  ['sales.month', { month: '2026-11' }],
  ['collection.sources', { month: '2026-11', tenant: 7 }],
  ['tenants.merge', { from: 8, into: 7, reason: '合并成一家' }],
  ['sales.month', { month: '2026-11' }],
  ['collection.sources', { month: '2026-11', tenant: 7 }],
  ['records.history', { kind: 'tenant', id: 7, related: true, language: 'en' }],
  ['records.undo', { change: '(change)' }],
  ['sales.month', { month: '2026-11' }],
  ['collection.sources', { month: '2026-11', tenant: 8 }],
  ['settings.history', { from: '2026-12-01', to: '2026-12-01', who: null, entity: null, search: '七星', cursor: null, language: 'zh-CN' }],
];

interface Batches {
  readonly value: { readonly batches: readonly { readonly batch: number }[] };
}

function newestBatch(answers: ReadonlyMap<string, unknown>): number {
  return Math.max(...(answers.get('batches.list') as Batches).value.batches.map(({ batch }) => batch));
}
