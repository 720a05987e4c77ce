// Forms that share words with a report of a base and are none: wages, payments, sign-up sheets, a shop's own tables. Made from a number, the same each time.
import type { FormCell, FormSheet } from './form-by-hand.ts';

/** A form that only looks like ours. */
export interface NearMiss {
  readonly name: string;
  readonly sheets: Readonly<Record<string, FormSheet>>;
}

interface Kind {
  readonly titles: readonly string[];
  readonly sheets: readonly string[];
  /** Labels that a report of a base has too, or nearly. */
  readonly shared: readonly string[];
  readonly own: readonly string[];
  readonly heads: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    titles: ['从业人员及工资总额', '员工工资发放表', '直播基地员工薪酬统计表', '劳动工资情况', ''],
    sheets: ['I102-1', '工资', 'Sheet1'],
    shared: ['从业人员期末人数', '其中：女性', '从业人员', '填报单位', '统计负责人', '联系电话'],
    own: ['从业人员平均人数', '从业人员工资总额', '在岗职工', '劳务派遣人员', '应发工资', '实发工资'],
    heads: ['本月', '累计', '上年同期', '1—本月'],
  },
  {
    titles: ['店铺售后登记', '抖店退款明细', '网店经营日报', '直播间退货处理', ''],
    sheets: ['退款', '售后', 'Sheet1'],
    shared: ['退款金额', '成交金额', '成交订单数', '净成交额', '观看人次', '联系电话'],
    own: ['店铺名称', '订单编号', '商品名称', '退款原因', '快递单号', '单价'],
    heads: ['本月', '金额（元）', '本期', '累计'],
  },
  {
    titles: ['付款申请单', '请款单', '费用报销审批单', '直播基地付款审批表', '对外付款'],
    sheets: ['付款', 'Sheet1', '申请单'],
    shared: ['联系电话', '单位名称', '地址', '统一社会信用代码', '经办部门负责人', '填表人'],
    own: ['收款人', '开户行', '银行账号', '付款事由', '付款金额', '付款方式'],
    heads: ['内容', '金额', '本期', '累计'],
  },
  {
    titles: ['培训报名表', '招商会报名回执', '直播基地活动签到表', '座谈会参会登记', '参会回执'],
    sheets: ['报名', '签到', 'Sheet1'],
    shared: ['电话', '地址', '单位名称', '联系电话', '统一社会信用代码', '单位负责人', '企业名称'],
    own: ['姓名', '性别', '职务', '电子邮箱', '参会人数', '身份证号'],
    heads: ['内容', '备注', '本人', '本单位'],
  },
  {
    titles: ['房屋租金收缴情况', '物业水电缴费表', '租金对账单', ''],
    sheets: ['租金', '水电', 'Sheet1'],
    shared: ['建筑面积', '已租面积', '单位名称', '联系电话', '地址'],
    own: ['单价', '收款单位', '收款账号', '开户银行', '应缴金额', '滞纳金'],
    heads: ['本月', '累计', '上年同期', '期末'],
  },
  {
    titles: ['主播个人信息登记表', '求职登记表', '人员通讯录', '应聘申请'],
    sheets: ['人员', 'Sheet1', '登记'],
    shared: ['联系电话', '地址', '所在区', '填表人', '单位名称', '直播时长', '直播场次'],
    own: ['姓名', '性别', '出生年月', '学历', '身份证号码', '紧急联系人'],
    heads: ['内容', '本人填写', '本月', '备注'],
  },
];

/** Numbers below `limit`, one after the other, from a seed. */
function numbers(seed: number): (limit: number) => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function some<T>(all: readonly T[], count: number, next: (limit: number) => number): readonly T[] {
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(next(left.length), 1)).flat();
}

/** Fields one under the other or two a row, each with an empty cell beside it. */
function fields(labels: readonly string[], hasColon: boolean, perRow: number): readonly (readonly FormCell[])[] {
  const rows: FormCell[][] = [];
  for (const [index, label] of labels.entries()) {
    if (index % perRow === 0) rows.push([]);
    rows.at(-1)?.push(`${label}${hasColon ? '：' : ''}`, '');
  }
  return rows;
}

/** Labels down the side under heads. */
function table(labels: readonly string[], heads: readonly string[], hasUnit: boolean): readonly (readonly FormCell[])[] {
  const first = hasUnit ? ['指标名称', '计量单位'] : ['项目'];
  return [
    [...first, ...heads],
    ...labels.map((label): FormCell[] => [
      label,
      ...(hasUnit ? [/金额|额|工资|单价/.test(label) ? '元' : '人'] : []),
      ...heads.map(() => ''),
    ]),
  ];
}

/** Labels across the top over empty rows. */
function list(labels: readonly string[]): readonly (readonly FormCell[])[] {
  return [['序号', ...labels], ...Array.from({ length: 4 }, () => ['', ...labels.map(() => '')])];
}

/** The form of a number. */
export function nearMiss(seed: number): NearMiss {
  const next = numbers(seed);
  const kind = KINDS[seed % KINDS.length] ?? KINDS[0];
  if (kind === undefined) throw new Error('no kinds');
  const pick = <T>(all: readonly T[], other: T): T => all[next(all.length)] ?? other;
  const title = pick(kind.titles, '');
  const labels = some([...some(kind.shared, 2 + next(4), next), ...some(kind.own, title === '' ? 3 : 2 + next(3), next)], 20, next);
  const layout = next(3);
  const body =
    layout === 0
      ? fields(labels, next(2) === 0, 1 + next(2))
      : layout === 1
        ? table(labels, some(kind.heads, 1 + next(3), next), next(2) === 0)
        : list(labels);
  const line: readonly (readonly FormCell[])[] = next(3) === 0 ? [['计量单位：万元']] : [];
  const foot: readonly (readonly FormCell[])[] = next(2) === 0 ? [['填表人：', '', '', '联系电话：', '']] : [];
  const rows = [...(title === '' ? [] : [[title]]), ...line, ...body, ...foot];
  return { name: `${seed} ${title}`, sheets: { [pick(kind.sheets, '表')]: { rows } } };
}
