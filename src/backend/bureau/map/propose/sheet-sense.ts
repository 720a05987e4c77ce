// What a sheet as a whole says about its cells: which members stand along a line, what its title names, how its heads tell periods apart.
// Whether a sheet is a report of a base at all: many forms share a word or two with it. Its title, its 表号 or several neighbours must say so.
// Heads that name their periods by date: 2026年10月, 2026年1-10月 and 2025年10月 of a form made out for one month are 本月, 1-本月 and 上年同月.
import { memoizeByKey } from '../../../core/memoize.ts';
import { flattenText } from '../label-text.ts';
import type { LabelGrid } from '../label-grid.ts';
import type { Lexicon, ViewFlag } from './lexicon.ts';
import type { LabelReading } from './read-label.ts';
import type { PlacedReading } from './target-labels.ts';

/** What the sheet as a whole says. */
export interface SheetSense {
  /** How many different members of a breakdown stand along the row or column of a label, by table. */
  readonly membersAlong: (reading: PlacedReading, table: string) => number;
  /** Whether a head of last year or of growth may mean the month as well as the year so far. */
  readonly isPeriodUnclear: (reading: PlacedReading, kind: 'lastYear' | 'growth') => boolean;
  /** Whether the sheet's title names a table, or what its only measure is called. */
  readonly namesTable: (table: string) => boolean;
  /** True where the title names one platform or class: the sheet is about it alone. */
  readonly namesMember: boolean;
  /** True for forms of another period, or of wishes: the same words mean other figures there. */
  readonly isOtherForm: boolean;
}

const OTHER_FORM = /年报|季报|季度报|旬报|周报|日报|计划|目标|预测|预计/;
const TITLE_ROWS = 6;
const TITLE_LENGTH = 40;
/** A translation beside the Chinese does not make a title a sentence. */
const ENGLISH = /[A-Za-z][A-Za-z\s,.'’&-]*/gu;
const FARTHEST = 200;
const PIECE = FARTHEST / 2;
const TABLE_END = /(?:情况)?(?:月报)?(?:统计)?表?$/;

type Read = (text: string) => LabelReading;

/** The titles of a sheet, flat: the sheet's name, lines that reach over several columns, and lines by themselves over the first row of several texts. */
export function titlesOf(grid: LabelGrid): readonly string[] {
  const { view } = grid;
  const top = [...view.cells({ top: 1, left: 1, bottom: TITLE_ROWS, right: 60 })].filter(
    ({ stored }) => stored.kind === 'text' && stored.text.trim() !== '',
  );
  const rows = Map.groupBy(top, ({ row }) => row);
  const firstOfTable = [...rows].find(([, cells]) => cells.length > 1)?.[0] ?? TITLE_ROWS + 1;
  const alone = [...rows].flatMap(([row, [cell]]) => (cell === undefined || row >= firstOfTable ? [] : [grid.textAt(row, cell.column)]));
  const wide = view.merges.filter(({ top: row, left, right }) => row <= TITLE_ROWS && left <= 2 && right - left >= 2);
  const texts = [...alone, ...wide.map(({ top: row, left }) => grid.textAt(row, left))];
  return [view.sheet.name, ...texts.filter((text) => text.replace(ENGLISH, '').length <= TITLE_LENGTH)].map(flattenText);
}

/** A row or a column of a sheet, as far as it is looked along. Columns are taken in pieces, each with what stands around it. */
interface Line {
  readonly key: string;
  readonly texts: () => readonly string[];
}

/** The lines that a label stands in. */
function linesOf(grid: LabelGrid, { area: { top, left } }: PlacedReading): readonly Line[] {
  const { lastRow, lastColumn } = grid.view;
  const piece = Math.floor((top - 1) / PIECE);
  const from = Math.max(1, piece * PIECE - PIECE / 2 + 1);
  return [
    {
      key: `${left} ${piece}`,
      texts: () => Array.from({ length: Math.min(lastRow, FARTHEST) }, (_, step) => grid.textAt(from + step, left)),
    },
    { key: `${top}`, texts: () => Array.from({ length: Math.min(lastColumn, FARTHEST) }, (_, step) => grid.textAt(top, step + 1)) },
  ];
}

/** Keeps what is asked of a line. */
function byLine<K extends string, T>(make: (texts: readonly string[], key: K) => T): (line: Line, key: K) => T {
  const known = new Map<string, { readonly made: T }>();
  return (line, key) => {
    const place = `${line.key}/${key}`;
    const found = known.get(place) ?? { made: make(line.texts(), key) };
    known.set(place, found);
    return found.made;
  };
}

function countMembers(read: Read, table: string, texts: readonly string[]): number {
  const rows = texts.flatMap((text) => (text === '' ? [] : read(text).members.filter(({ word }) => word.table === table)));
  return new Set(rows.map(({ word }) => word.row)).size;
}

/** Whether heads along a line speak of the year so far, and none of them says it of last year (or growth). */
function isUnclear(read: Read, texts: readonly string[], kind: ViewFlag): boolean {
  const flags = texts.flatMap((text) => (text === '' ? [] : [read(text).flags]));
  const cumulative = flags.filter((one) => one.has('cumulative'));
  return cumulative.length > 0 && !cumulative.some((one) => one.has(kind));
}

/** What a sheet says as a whole. */
export function senseOf(lexicon: Lexicon, grid: LabelGrid, read: Read): SheetSense {
  const titles = titlesOf(grid);
  const count = byLine((texts, table: string) => countMembers(read, table, texts));
  const unclear = byLine((texts, kind: 'lastYear' | 'growth') => isUnclear(read, texts, kind));
  const members = [...lexicon.members.keys()].filter((word) => word !== '合计' && word !== '其他');
  const ownWords = (id: string): readonly string[] => {
    const table = lexicon.profile.tables.find((one) => one.id === id);
    const measures = [...lexicon.measures].filter(([, meanings]) => meanings.some((one) => one.table === id)).map(([word]) => word);
    return [...(table === undefined ? [] : [flattenText(table.title).replace(TABLE_END, '')]), ...measures].filter((word) => word !== '');
  };
  return {
    membersAlong: (reading, table) => Math.max(...linesOf(grid, reading).map((line) => count(line, table))),
    isPeriodUnclear: (reading, kind) => linesOf(grid, reading).some((line) => unclear(line, kind)),
    namesTable: memoizeByKey((table) => titles.some((title) => ownWords(table).some((word) => title.includes(word)))),
    namesMember: titles.some((title) => members.some((word) => title.includes(word))),
    isOtherForm: titles.some((title) => OTHER_FORM.test(title)),
  };
}

/** What a sheet is, as far as its words tell. */
export interface FormEvidence {
  /** A report of a base. */
  readonly isOurs: boolean;
  /** Surely another form: wages, a payment, a sign-up sheet. */
  readonly isForeign: boolean;
}

const OWN_TITLE = /直播.*(?:基地|园)|基地.*(?:直播|月报|运营|统计|基本情况)|直播电商.*(?:统计|月报|报表|情况)/;
const OWN_NUMBER = /直播|基地/;
const FOREIGN_TITLE =
  /工资|薪酬|薪资|劳动|考勤|绩效|招聘|入职|离职|社保|个税|付款|请款|收款|报销|借款|审批|申请|报名|登记|签到|通讯录|联系表|名片|问卷|店铺|网店|门店|订单|发货|库存|采购|供应商|退货单|售后|合同|协议|发票|收据|对账|租金|收缴|缴费|水电|物业|巡检|维修|设备|考核|评分|值班|排班|来访|会议|座谈|参会|回执|意向|推介会|邀请|名单确认|打分|承诺书|委托书|证明|物品|借用|证书|保险|贷款|申报书|推荐表|备案表/;
/** Labels that only other forms have. */
const FOREIGN_LABEL =
  /^(?:姓名|性别|年龄|民族|籍贯|学历|职务|职称|身份证|身份证号|身份证号码|出生年月|部门|岗位|工号|基本工资|应发工资|实发工资|工资总额|应发合计|实发合计|个人所得税|开户行|开户银行|银行账号|账号|收款人|收款单位|收款账号|付款事由|付款金额|付款方式|申请人|申请部门|审批人|经办人|报名人|参会人员|参会人数|邮箱|电子邮箱|店铺名称|店铺|商品名称|商品编号|订单号|订单编号|快递单号|规格型号|单价|收货人|收货地址|售后类型|退款原因|退款编号|签名|签字|签到时间|证件号码|紧急联系人|从业人员平均人数|从业人员平均工资|在岗职工|劳务派遣人员|从业人员工资总额)$/;
const FOREIGN_LABELS = 2;
const NUMBER_ROWS = 15;
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

interface DatedHead {
  readonly year: number;
  /** The single month, null for a whole year or from January on. */
  readonly month: number | null;
  readonly isCumulative: boolean;
}

const HEAD_ROWS = 30;
const MOST_COLUMNS = 120;
const DATED = /^(\d{4})年度?(?:(\d{1,2})月份?|(1-本月)(?:份|累计)?)?$/;

function parseDated(text: string): DatedHead | null {
  const said = DATED.exec(flattenText(text));
  if (said === null) return null;
  return { year: Number(said[1]), month: said[2] === undefined ? null : Number(said[2]), isCumulative: said[3] !== undefined };
}

/** What a form would say that names no dates. */
function printUndated({ year, month, isCumulative }: DatedHead, thisYear: number): string {
  const isThisYear = year === thisYear;
  if (isCumulative) return isThisYear ? '1-本月' : '上年1-本月';
  if (month === null) return isThisYear ? '本年' : '上年';
  return isThisYear ? '本月' : '上年同月';
}

/**
 * Reads the texts of a sheet, its dated heads as what they stand for. Only where the dates tell one month apart from the year so far or from
 * the year before: several months side by side are a form over months.
 */
export function createDatedReader(grid: LabelGrid, read: Read): Read {
  const dated = [...grid.view.cells({ top: 1, left: 1, bottom: HEAD_ROWS, right: MOST_COLUMNS })].flatMap(({ stored }) => {
    const head = stored.kind === 'text' ? parseDated(stored.text) : null;
    return head === null ? [] : [head];
  });
  const years = new Set(dated.map(({ year }) => year));
  const months = new Set(dated.flatMap(({ month }) => month ?? []));
  const thisYear = Math.max(...years);
  const isCompared = years.size === 2 ? years.has(thisYear - 1) : years.size === 1 && dated.some(({ isCumulative }) => isCumulative);
  if (months.size > 1 || !isCompared) return read;
  return (text) => {
    const head = parseDated(text);
    return head === null ? read(text) : { ...read(printUndated(head, thisYear)), text };
  };
}
