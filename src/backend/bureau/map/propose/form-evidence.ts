// Whether a sheet is a report of a base at all: many forms share a word or two with it. Its title, its 表号 or several neighbours must say so.
import { flattenText } from '../label-text.ts';
import type { LabelGrid } from '../label-grid.ts';
import type { Lexicon } from './lexicon.ts';
import type { LabelReading } from './read-label.ts';

/** What a sheet is, as far as its words tell. */
export interface FormEvidence {
  /** A report of a base. */
  readonly isOurs: boolean;
  /** Surely another form: wages, a payment, a sign-up sheet. */
  readonly isForeign: boolean;
}

type Read = (text: string) => LabelReading;

const OWN_TITLE = /直播.*(?:基地|园)|基地.*(?:直播|月报|运营|统计|基本情况)|直播电商.*(?:统计|月报|报表|情况)/;
const OWN_NUMBER = /直播|基地/;
const FOREIGN_TITLE =
  /工资|薪酬|薪资|劳动|考勤|绩效|招聘|入职|离职|社保|个税|付款|请款|收款|报销|借款|审批|申请|报名|登记|签到|通讯录|联系表|名片|问卷|店铺|网店|门店|订单|发货|库存|采购|供应商|退货单|售后|合同|协议|发票|收据|对账|租金|收缴|缴费|水电|物业|巡检|维修|设备|考核|评分|值班|排班|来访|会议|座谈|参会|回执|意向|推介会|邀请|名单确认|打分|承诺书|委托书|证明|物品|借用|证书|保险|贷款|申报书|推荐表|备案表/;
/** Labels that only other forms have. */
const FOREIGN_LABEL =
  /^(?:姓名|性别|年龄|民族|籍贯|学历|职务|职称|身份证|身份证号|身份证号码|出生年月|部门|岗位|工号|基本工资|应发工资|实发工资|工资总额|应发合计|实发合计|个人所得税|开户行|开户银行|银行账号|账号|收款人|收款单位|收款账号|付款事由|付款金额|付款方式|申请人|申请部门|审批人|经办人|报名人|参会人员|参会人数|邮箱|电子邮箱|店铺名称|店铺|商品名称|商品编号|订单号|订单编号|快递单号|规格型号|单价|收货人|收货地址|售后类型|退款原因|退款编号|签名|签字|签到时间|证件号码|紧急联系人|从业人员平均人数|从业人员平均工资|在岗职工|劳务派遣人员|从业人员工资总额)$/;
const FOREIGN_LABELS = 2;
const NUMBER_ROWS = 15;
const TABLE_END = /(?:情况)?(?:月报)?(?:统计)?表?$/;
const LEAST_TITLE = 4;

/** Words of what only a base has, of what any organisation has, and of what any shop has. */
const BASE_ONLY =
  /基地|入驻|孵化|招商|已出租|运营团队|常驻主播|公共直播间|直播间数|交流活动|实际结算交易额|直播电商企业|相关服务企业|退出企业/;
const SHOP_TOO = /直播|观看|成交|订单|退款|零售|交易/;
const ENOUGH = 3;
const WEIGHTS = { baseOnly: 2, other: 1, shop: 0.4, mostOfShop: 1.5, byOtherWords: 0.5 } as const;
const SURE = 0.97;
const MEMBERS = 3;
const MEASURES = 2;

function isOwnTitle(lexicon: Lexicon, titles: readonly string[]): boolean {
  const tables = lexicon.profile.tables
    .map(({ title }) => flattenText(title).replace(TABLE_END, ''))
    .filter(({ length }) => length >= LEAST_TITLE);
  return titles.some((title) => OWN_TITLE.test(title) || tables.some((table) => title.includes(table)));
}

/** Whether a 表号, with its value in the same cell or in the next, is one of a report of a base. */
function hasOwnNumber(grid: LabelGrid, texts: readonly PlacedText[]): boolean {
  return texts.some(({ row, right, flat }) => {
    if (row > NUMBER_ROWS || !flat.startsWith('表号')) return false;
    return OWN_NUMBER.test(flat.replace(/^表号[:：]?/, '') || flattenText(grid.textAt(row, right + 1)));
  });
}

interface PlacedText {
  readonly row: number;
  readonly right: number;
  readonly text: string;
  readonly flat: string;
}

/** The indicators that labels name, each by its own words, weighed by how peculiar it is to a base. */
function weightOfIndicators(lexicon: Lexicon, readings: readonly LabelReading[]): number {
  const own = new Map<string, number>();
  let shop = 0;
  for (const { indicators } of readings)
    for (const { word, sure } of indicators) {
      const key = `${word.table}.${word.row}`;
      if (sure < SURE || own.has(key)) continue;
      const table = lexicon.profile.tables.find(({ id }) => id === word.table);
      const label = table?.kind === 'indicators' ? (table.rows.find(({ row }) => row === word.row)?.label ?? '') : '';
      const times = sure === 1 ? 1 : WEIGHTS.byOtherWords;
      const isShop = !BASE_ONLY.test(label) && SHOP_TOO.test(label);
      own.set(key, isShop ? 0 : times * (BASE_ONLY.test(label) ? WEIGHTS.baseOnly : WEIGHTS.other));
      if (isShop) shop += times * WEIGHTS.shop;
    }
  return Math.min(shop, WEIGHTS.mostOfShop) + [...own.values()].reduce((sum, one) => sum + one, 0);
}

/** Whether several platforms or classes stand beside several measures of sales. */
function isBreakdown(lexicon: Lexicon, readings: readonly LabelReading[]): boolean {
  return lexicon.profile.tables.some(({ id, kind }) => {
    if (kind !== 'breakdown') return false;
    const members = readings.flatMap((one) => one.members.filter(({ word }) => word.table === id && Number(word.row) > 1));
    const measures = readings.flatMap((one) => one.measures.filter(({ word }) => word.table === id));
    const rows = new Set(members.map(({ word }) => word.row));
    return rows.size >= MEMBERS && new Set(measures.map(({ word }) => word.source)).size >= MEASURES;
  });
}

/** What a sheet is; `titles` are its flat titles. */
export function classifyForm(lexicon: Lexicon, grid: LabelGrid, read: Read, titles: readonly string[]): FormEvidence {
  const texts: PlacedText[] = [];
  for (const { row, column, stored, formula } of grid.view.cells({ top: 1, left: 1, bottom: 600, right: 120 }))
    if (stored.kind === 'text' && formula === null)
      texts.push({ row, right: grid.areaAt(row, column).right, text: stored.text, flat: flattenText(stored.text) });
  const foreign = new Set(texts.map(({ flat }) => flat.replace(/[:：]$/, '')).filter((flat) => FOREIGN_LABEL.test(flat)));
  const readings = [...new Set(texts.map(({ text }) => text))].map(read);
  const hasNeighbours = weightOfIndicators(lexicon, readings) >= ENOUGH;
  // A title alone (入驻登记情况) does not speak against several labels that only a base has.
  const isForeign = foreign.size >= FOREIGN_LABELS || (!hasNeighbours && titles.some((title) => FOREIGN_TITLE.test(title)));
  const says = (): boolean => hasNeighbours || isOwnTitle(lexicon, titles) || hasOwnNumber(grid, texts) || isBreakdown(lexicon, readings);
  return { isOurs: !isForeign && says(), isForeign };
}
