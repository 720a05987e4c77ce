// The chapters of a month: files taken in, forms and replies, sources, statements, the report, its filing, and what home and analytics make of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PLAIN } from '../intake-client.ts';
import { DOUYIN, douyin } from '../douyin-export.ts';
import { bodyRow, fill } from '../form-hand.ts';
import { codeOf, csv, ledger, sheetOf } from '../import-base.ts';
import type { Step } from './answer-log.ts';

const ONE = codeOf(101);
const TWO = codeOf(102);

const SALES = ledger(
  '销售.xlsx',
  sheetOf('销售台账', [
    ['2026-10', ONE, '抖音', '化妆品类', 11, 1320, 40_100, 510, '21000.51', 101.02, '19000.03'],
    ['2026-10', ONE, '视频号', '日用品类', 3, 240, 4100, 60, 3100.1, 0, 2900],
    ['2026-10', TWO, '淘宝', '家具类', 5, 610, 9100, 71, 8100.4, 400.5, 7000.6],
    ['2026-09', ONE, '抖音', '化妆品类', 9, 1080, 33_000, 401, 18_000.3, 90.01, 16_000.2],
    ['2025-10', ONE, '抖音', '化妆品类', 7, 840, 22_000, 301, 14_000.7, 70.02, 12_000.1],
    ['2026-10', codeOf(199), '抖音', '饮料类', 1, 2, 3, 4, 5, 6, 7],
    ['2026-10', TWO, '淘宝', '饮料类', 1, 60, 3, 4, '5.678', 0, 4],
  ]),
);
const RETAIL = ledger(
  '网络零售额.xlsx',
  sheetOf('网络零售额', [
    ['2026-10', ONE, 30_100.25],
    ['2026-10', TWO, 9000.5],
  ]),
);
/** Files of the month, with rows that are refused. */
export const MONTH_FILES = [SALES, RETAIL] as const;
const EXPORT = csv('罗盘 10月.csv', [
  DOUYIN,
  douyin('dy101', '2026-10-03 20:00', '10500.11', '50.02'),
  douyin('dy101', '2026-10-09 20:30', '11000.22', '61.03'),
  douyin('dy106', '2026-10-10 21:00', '700.33', '7.04'),
  douyin('dy999', '2026-10-11 21:00', '1', '0'),
]);
const OWN_COLUMNS = csv('店铺周报.csv', [
  ['直播开播', '店铺账号', '成交钱', '退钱', '单数', '场长'],
  ['2026-10-05 19:00', 'tb102', '310.15', '10.16', '7', '65'],
]);

/** Files staged, looked at, fixed, taken, undone. */
export const INTAKE_STEPS: readonly Step[] = [
  '2026-11-09T10:00',
  ['intake.stage', { files: [SALES, RETAIL], staging: null }],
  ['intake.preview', { staging: '(staging)', choices: PLAIN }],
  ['intake.rows', { staging: '(staging)', file: 0, sheet: 0, from: 0, count: 50, only: 'refused' }],
  [
    'intake.fix',
    {
      staging: '(staging)',
      file: 0,
      sheet: 0,
      edits: [
        { row: 8, column: 8, text: '5.67' },
        { row: 7, column: 1, text: TWO },
      ],
    },
  ],
  ['intake.fix', { staging: 'gone', file: 0, sheet: 0, edits: [{ row: 8, column: 8, text: '5' }] }],
  ['intake.undoFix', { staging: '(staging)', file: 0, sheet: 0, ids: [2] }],
  ['intake.leaveOut', { staging: '(staging)', file: 0, sheet: 0, rows: [7], isOut: true }],
  ['intake.rows', { staging: '(staging)', file: 0, sheet: 0, from: 4, count: 3, only: 'all' }],
  ['intake.get', { staging: '(staging)' }],
  ['intake.commit', { staging: '(staging)', choices: PLAIN }],
  ['batches.list', {}],
  ['batches.files', { batch: 1 }],
  ['batches.refused', { batch: 1 }],
  [
    'imports.take',
    { files: [EXPORT], month: null, tenant: null, account: null, isDryRun: true, takesGoodRows: true, onDifference: 'replace' },
  ],
  [
    'imports.take',
    { files: [EXPORT], month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: true, onDifference: 'replace' },
  ],
  ['batches.files', { batch: 2 }],
  ['batches.refused', { batch: 2 }],
  ['intake.stage', { files: [OWN_COLUMNS], staging: null }],
  ['intake.mapping', { staging: '(staging)', file: 0, sheet: 0 }],
  (answers) => {
    const { signature } = (answers.get('intake.mapping') as { readonly value: { readonly signature: string } }).value;
    const fields = [
      { field: 'startsAt', header: '直播开播' },
      { field: 'handle', header: '店铺账号' },
      { field: 'paid', header: '成交钱' },
      { field: 'refunded', header: '退钱' },
      { field: 'orders', header: '单数' },
      { field: 'minutes', header: '场长' },
    ];
    return ['intake.saveMapping', { signature, name: '店铺周报', kind: 'sessions', platform: '淘宝', fields }];
  },
  ['intake.list', {}],
  ['intake.preview', { staging: '(staging)', choices: { ...PLAIN, tenant: TWO } }],
  ['intake.commit', { staging: '(staging)', choices: { ...PLAIN, tenant: TWO } }],
  ['settings.mappings', {}],
  ['settings.renameMapping', { id: 1, version: 1, name: '淘宝周报' }],
  ['batches.undo', { batch: 3 }],
  ['batches.list', {}],
  ['sales.month', { month: '2026-10' }],
  ['collection.sources', { month: '2026-10', tenant: 1 }],
  ['collection.sources', { month: '2026-10', tenant: 2 }],
  ['collection.choose', { month: '2026-10', tenant: 1, platform: '抖音', goodsClass: '化妆品类', source: 'session', reason: '以平台为准' }],
  ['collection.sources', { month: '2026-10', tenant: 1 }],
  ['sales.month', { month: '2026-10' }],
];

interface MadeForms {
  readonly value: { readonly files: readonly { readonly tenant: number; readonly bytes: Uint8Array }[] };
}

/** A reply of a tenant: the form that was made last, filled in. */
export const reply =
  (tenant: number, name: string, cells: Parameters<typeof fill>[1]): Step =>
  (answers) => {
    const { files } = (answers.get('forms.make') as MadeForms).value;
    const bytes = files.find((one) => one.tenant === tenant)?.bytes;
    if (bytes === undefined) throw new Error(`no form of ${tenant}`);
    const filled = [{ name, bytes: fill(bytes, cells) }];
    return [
      'imports.take',
      { files: filled, month: null, tenant: null, account: null, isDryRun: false, takesGoodRows: false, onDifference: 'replace' },
    ];
  };

/** The forms of October, and what came of them. */
export const COLLECTION_STEPS: readonly Step[] = [
  '2026-11-10T09:00',
  ['forms.make', { month: '2026-10', tenants: null }],
  ['forms.status', { month: '2026-10' }],
  reply(1, '晨光 10月.xlsx', {
    ...bodyRow(6, [12, 1330, 41_000, 520, 22_000.51, 111.02, 20_000.03]),
    B28: 30_200.35,
    E28: 10,
    G28: 33,
    B29: '刘填表',
    E29: '13900000051',
  }),
  ['collection.month', { month: '2026-10' }],
  ['collection.reply', { reply: 1 }],
  [
    'collection.query',
    { reply: 1, cells: [{ cell: 'H6', label: '抖音 化妆品类 退款额', question: '退款为什么少' }], words: '请在周三前答复' },
  ],
  ['collection.returnCopy', { reply: 1 }],
  ['collection.answer', { reply: 1, words: '月底集中发货', relation: null }],
  ['collection.accept', { replies: [1], words: '收到' }],
  ['collection.reply', { reply: 1 }],
  ['collection.reminder', { month: '2026-10', who: 'missing', tenants: null }],
  ['collection.month', { month: '2026-10' }],
  ['collection.sources', { month: '2026-10', tenant: 1 }],
  [
    'imports.take',
    {
      files: [{ name: '坏表.xlsx', bytes: new Uint8Array([80, 75, 3, 4]) }],
      month: null,
      tenant: null,
      account: null,
      isDryRun: false,
      takesGoodRows: false,
      onDifference: 'replace',
    },
  ],
  ['collection.month', { month: '2026-10' }],
];

/** What is owed, and the statements of October and November. */
export const MONEY_STEPS: readonly Step[] = [
  '2026-11-10T11:00',
  [
    'money.setFrame',
    {
      dueMonths: 1,
      dueDay: 12,
      rentDueDay: 5,
      payee: '星港公司',
      bank: '福田支行',
      bankAccount: '7559 0001',
      taxName: '增值税',
      taxRate: 600,
    },
  ],
  ['money.frame', {}],
  ['money.preview', { tenant: 1, month: '2026-10' }],
  ['money.preview', { tenant: 2, month: '2026-11' }],
  ['money.make', { tenant: 1, month: '2026-10' }],
  ['money.make', { tenant: 1, month: '2026-12', part: 'studio' }],
  ['money.makeAll', { month: '2026-10' }],
  ['money.list', { month: '2026-10' }],
  ['money.statement', { id: 1 }],
  ['records.correct', { kind: 'charge', id: 3, version: 1, values: { amount: 900_000 }, reason: '改租金' }],
  ['money.account', { tenant: 1 }],
  ['money.account', { tenant: 2 }],
  ['money.owed', { day: null }],
  ['money.owed', { day: '2026-12-20' }],
  [
    'records.add',
    { kind: 'charge', values: { tenant_id: 1, month: '2026-10', kind: 'correction', amount: 1700, reason: '补记' }, reason: null },
  ],
  ['money.list', { month: '2026-10' }],
  ['money.make', { tenant: 1, month: '2026-10' }],
  ['money.list', { month: '2026-10' }],
  ['shift.state', { day: '2026-11-10' }],
];

/** The report of October: its figures, how they came about, closed, reopened, handed in. */
export const REPORT_STEPS: readonly Step[] = [
  '2026-11-10T15:00',
  [
    'filing.enterHistorical',
    {
      cells: [
        { month: '2025-10', figure: 'ZB-2.06.month', value: '1.40', origin: '2025 年报表' },
        { month: '2025-09', figure: 'ZB-2.06.month', value: '1.30', origin: '旧表扫描' },
      ],
      isPreview: true,
      takesGood: false,
    },
  ],
  [
    'filing.enterHistorical',
    {
      cells: [
        { month: '2025-10', figure: 'ZB-2.06.month', value: '1.40', origin: '2025 年报表' },
        { month: '2025-09', figure: 'ZB-2.06.month', value: '1.30', origin: '旧表扫描' },
      ],
      isPreview: false,
      takesGood: false,
    },
  ],
  [
    'filing.enterHistorical',
    { cells: [{ month: '2025-09', figure: 'ZB-2.06.month', value: '1.31', origin: '重看扫描' }], isPreview: false, takesGood: false },
  ],
  ['filing.historical', { year: 2025 }],
  ['settings.history', { from: null, to: null, who: null, entity: 'historical_figure', search: null, cursor: null, language: 'zh-CN' }],
  (answers) => ['records.undo', { change: newestLine(answers) }],
  ['filing.historical', { year: 2025 }],
  ['report.month', { month: '2026-10', profile: null }],
  ['report.explain', { month: '2026-10', figure: 'ZB-2.06.month' }],
  ['report.explain', { month: '2026-10', figure: 'ZB-2.06.month_yoy' }],
  ['report.explain', { month: '2026-10', figure: 'ZB-1.05.value' }],
  ['filing.overview', { year: 2026 }],
  ['filing.pages', { month: '2026-10', profile: null, revision: null }],
  ['filing.selfCheck', { month: '2026-10' }],
  ['month.head', { month: '2026-10', fields: { 文号: '深统〔2026〕7 号' } }],
  ['filing.explain', { month: '2026-10', relation: 'A07', words: '旺季', about: '' }],
  (answers) => {
    const { findings } = (answers.get('report.month') as { readonly value: { readonly findings: readonly { readonly id: string }[] } })
      .value;
    return ['month.close', { month: '2026-10', explanations: Object.fromEntries(findings.map(({ id }) => [id, `${id} 的说明`])) }];
  },
  ['filing.revisions', { month: '2026-10' }],
  [
    'month.submit',
    { month: '2026-10', how: '邮件', receipt: { name: '回执.pdf', bytes: new Uint8Array([37, 80, 68, 70]) }, result: null, words: null },
  ],
  '2026-11-11T09:10',
  ['month.submit', { month: '2026-10', how: null, receipt: null, result: 'returned', words: '退回改' }],
  ['filing.submissions', { month: '2026-10' }],
  ['month.reopen', { month: '2026-10', reason: '改退款' }],
  ['records.correct', { kind: 'headcount', id: 3, version: 1, values: { hosts: 11 }, reason: '数错' }],
  ['report.month', { month: '2026-10', profile: null }],
  (answers) => {
    const { findings } = (answers.get('report.month') as { readonly value: { readonly findings: readonly { readonly id: string }[] } })
      .value;
    return ['month.close', { month: '2026-10', explanations: Object.fromEntries(findings.map(({ id }) => [id, `${id} 的新说明`])) }];
  },
  ['filing.compare', { month: '2026-10', from: 1, to: 2 }],
  ['filing.revisions', { month: '2026-10' }],
  ['filing.overview', { year: 2026 }],
  ['filing.archive', { month: null }],
  ['filing.ledger', { until: '2026-10', months: 3 }],
  ['report.month', { month: '2026-10', profile: null }],
  ['records.correct', { kind: 'headcount', id: 3, version: 2, values: { hosts: 12 }, reason: '再改' }],
];

/** Home, figures, analytics, the scorecard. */
export const INSIGHT_STEPS: readonly Step[] = [
  '2026-11-11T10:00',
  ['insight.home', { day: null }],
  ['insight.home', { day: '2026-11-17' }, 'front_desk'],
  ['insight.failing', { month: '2026-10' }],
  ['insight.figures', { month: '2026-10' }],
  ['insight.figures', { month: '2025-09' }],
  ['insight.analytics', { from: '2026-09', to: '2026-11' }],
  ['insight.scorecard', { from: '2026-01', to: '2026-10' }],
];

const FORM = readFileSync(path.join(import.meta.dirname, '..', '..', 'fixtures', 'workbooks', 'simple-monthly.xlsx'));

/** The bureau's own workbook. */
export const BUREAU_STEPS: readonly Step[] = [
  ['workbooks.propose', { blank: { name: '月报.xlsx', bytes: FORM }, profile: null }],
  ['workbooks.add', { name: '区里的月报', blank: { name: '月报.xlsx', bytes: FORM }, map: null }],
  ['workbooks.list', {}],
  ['workbooks.trial', { id: 1, month: '2026-10' }],
  ['workbooks.rename', { id: 1, version: 1, name: '区统计月报' }],
  ['workbooks.retire', { id: 1 }],
  ['workbooks.restore', { id: 1 }],
  ['workbooks.list', {}],
];

/** People and what is told of them, the history, and what keeps the base safe. */
export const SAFETY_STEPS: readonly Step[] = [
  '2026-11-12T10:00',
  ['people.add', { name: '周敏', role: 'manager' }],
  ['people.add', { name: '何静', role: 'statistician' }],
  ['people.add', { name: '吴前台', role: 'front_desk' }],
  ['people.change', { id: 2, version: 1, name: '何静怡', role: 'accountant' }],
  ['people.change', { id: 2, version: 2, name: '周敏', role: 'accountant' }],
  ['people.retire', { id: 3, version: 1 }],
  ['people.list', {}],
  ['people.switchRight', { role: 'viewer', right: 'sales.look', given: true }],
  ['people.rights', {}],
  ['people.switchRight', { role: 'manager', right: 'sales.look', given: false }],
  ['safety.retention', {}],
  ['safety.setRetention', { tenants: 25, bookings: 13, waiting: 7, hosts: 1 }],
  ['safety.retention', {}],
  ['safety.forgettable', { search: '' }],
  ['safety.lookForgetting', { person: { name: '陈场控', numbers: ['13900000001'] } }],
  ['safety.heads', {}],
  ['settings.history', { from: '2026-11-10', to: '2026-11-12', who: null, entity: null, search: null, cursor: null, language: 'zh-CN' }],
  ['settings.history', { from: null, to: '2026-11-05', who: null, entity: 'booking', search: null, cursor: null, language: 'en' }],
  ['safety.check', { full: true }],
];

interface History {
  readonly value: { readonly lines: readonly { readonly seq: number }[] };
}

/** The newest line of the history that was asked for last. */
function newestLine(answers: ReadonlyMap<string, unknown>): number {
  return (answers.get('settings.history') as History).value.lines[0]?.seq ?? 0;
}
