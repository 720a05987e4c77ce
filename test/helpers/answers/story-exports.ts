// The chapter of the platforms' exports: days and sessions on the edges of a month, two exports that tell the same, undone and given to another tenant.
import { DOUYIN, douyin } from '../douyin-export.ts';
import { codeOf, csv, ledger, type NamedFile, sheetOf } from '../import-base.ts';
import { bodyRow } from '../form-hand.ts';
import type { Step } from './answer-log.ts';
import { reply } from './story-month.ts';

const OVERVIEW = ['日期', '投放时段', '载体类型', '成交金额', '成交退款金额(支付时间)', '成交订单数'];
const SHOP = ['日期', '成交金额', '成交订单数', '用户支付金额', '结算金额', '退款金额（支付时间）', '退款金额（退款时间）'];
const ONE = codeOf(101);
const SEVEN = codeOf(107);

const taken = (tenant: string | null, ...files: readonly NamedFile[]): Step => [
  'imports.take',
  { files, month: null, tenant, account: null, isDryRun: false, takesGoodRows: true, onDifference: 'replace' },
];
const asked = (month: string): readonly Step[] => [
  ['sales.month', { month }],
  ['collection.sources', { month, tenant: 7 }],
  ['report.explain', { month, figure: 'ZB-2.06.month' }],
  ['report.explain', { month, figure: 'ZB-2.09.month' }],
];

interface Batches {
  readonly value: { readonly batches: readonly { readonly batch: number }[] };
}

const PLATFORMS = ['抖音', '淘宝', '快手', '视频号', '小红书'];
const CLASSES = ['饮料类', '化妆品类', '日用品类', '家具类'];
/** All twenty rows of the form. */
const FULL = Object.assign(
  {},
  ...PLATFORMS.flatMap((platform, at) =>
    CLASSES.map((goodsClass, nth) => bodyRow(6 + at * 4 + nth, [1, 60, 10 + at, 5, 100 + at * 10 + nth, nth, 90], [platform, goodsClass])),
  ),
) as ReturnType<typeof bodyRow>;

/** A form with every row filled, of a tenant whose people the base knew otherwise; a question about its last row goes back with it. */
const FULL_FORM_STEPS: readonly Step[] = [
  ['forms.make', { month: '2026-11', tenants: [7] }],
  reply(7, '七星 11月.xlsx', { ...FULL, B28: 1500, E28: 8, G28: 77, B29: '七填表' }),
  ['collection.month', { month: '2026-11' }],
  (answers) => {
    const { rows } = (answers.get('collection.month') as Collected).value;
    const id = rows.find(({ tenant }) => tenant === 7)?.reply?.id ?? 0;
    return [
      'collection.query',
      { reply: id, cells: [{ cell: 'G25', label: '小红书 家具类 成交额', question: '请核对' }], words: '见最后一行' },
    ];
  },
  ['collection.returnCopy', { reply: 2 }],
  ['collection.sources', { month: '2026-11', tenant: 7 }],
];

interface Collected {
  readonly value: { readonly rows: readonly { readonly tenant: number; readonly reply?: { readonly id: number } | null }[] };
}

/** Played at the turn of the year. */
export const EXPORT_STEPS: readonly Step[] = [
  '2027-01-02T09:00',
  taken(
    SEVEN,
    csv('罗盘 年末.csv', [
      DOUYIN,
      douyin('dy107', '2026-11-30 23:59', '1001.01', '11.01'),
      douyin('dy107', '2026-12-01 00:00', '2002.02', '22.02'),
      douyin('dy107', '2026-12-31 23:30', '3003.03', '33.03'),
      douyin('dy107', '2027-01-01 00:30', '4004.04', '44.04'),
    ]),
  ),
  taken(
    SEVEN,
    ledger('日报.xlsx', {
      Sheet1: [
        SHOP,
        ['2026-12-01', 2100, 21, 2090, 1990.5, 19, 18],
        ['2026-12-31', 3100, 31, 3090, 2990.5, 29, 28],
        ['2027-01-01', 1, 2, 3, 4, 5, 6],
      ],
    }),
  ),
  taken(
    SEVEN,
    ledger('概览.xlsx', {
      数据: [
        OVERVIEW,
        ['20261201', '不限', '直播', 2100, 19, 21],
        ['20261215', '不限', '直播', 1500, 15, 16],
        ['20261215', '不限', '商品卡', 9, 0, 1],
      ],
    }),
  ),
  ...asked('2026-11'),
  ...asked('2026-12'),
  ...asked('2027-01'),
  ['batches.list', {}],
  (answers) => ['batches.files', { batch: newestOf(answers) }],
  // The account was another's until the middle of December.
  taken(
    null,
    ledger(
      '号.xlsx',
      sheetOf('直播账号', [
        [SEVEN, '抖音', 'dy107', '七星旗舰', '日用品类', '2026-12-16', null],
        [ONE, '抖音', 'dy107', '原是晨光', '化妆品类', '2025-07-02', '2026-12-15'],
      ]),
    ),
  ),
  ...asked('2026-12'),
  ['collection.sources', { month: '2026-12', tenant: 1 }],
  ['collection.choose', { month: '2026-12', tenant: 7, platform: '抖音', goodsClass: '化妆品类', source: 'form', reason: '没有的' }],
  ['records.history', { kind: 'account', id: 5, related: true, language: 'zh-CN' }],
  ['batches.list', {}],
  (answers) => ['batches.undo', { batch: newestOf(answers) - 1 }],
  ...asked('2026-12'),
  ...FULL_FORM_STEPS,
  ['insight.analytics', { from: '2026-11', to: '2027-01' }],
  ['insight.figures', { month: '2026-12' }],
  ['report.month', { month: '2026-12', profile: null }],
  ['insight.analytics', { from: '2024-11', to: '2025-09' }],
  ['insight.failing', { month: '2026-12' }],
  ['insight.failing', { month: '2026-11' }],
  ['filing.papers', { month: '2026-10' }],
  ['collection.file', { reply: 1 }],
  ['workbooks.blankFile', { id: 1 }],
  ['parked.list', { month: null }],
  ['bookings.neverArrived', {}],
  ['filing.outdated', { month: '2026-09' }],
];

function newestOf(answers: ReadonlyMap<string, unknown>): number {
  return Math.max(...(answers.get('batches.list') as Batches).value.batches.map(({ batch }) => batch));
}
