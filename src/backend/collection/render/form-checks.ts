// The checks that a tenant's form makes while it is filled: in words, by colour, and where something is typed.
import { FORM_FIGURES, type FormFigure, type FormLayout, NOTHING_SOLD, SOMETHING_SOLD } from '../../../domain/form/form-layout.ts';
import {
  type CellRange,
  type CellValidation,
  type ConditionalLook,
  formatCellName,
  quoteSheetName,
} from '../../../sheets/write/xlsx-document.ts';
import { columnOf, FORM_COLUMNS, type FormPlaces, layOutSingleCell, letterOf } from './form-places.ts';

/** What the check's column says of a row in order. */
export const IN_ORDER = '通过';
const LARGEST = 999_999_999_999;
/** 2000-01-01 and 2100-12-31 as Excel counts days. */
const DAYS = { from: 36_526, to: 73_415 } as const;
const WRONG = { color: 'C00000', fill: 'FBE3E4' } as const;
const LACKING = { fill: 'FFF2CC' } as const;
const RIGHT = { color: '2E7D32' } as const;
const MINUTES_OF_DAY = 1440;
/** 0.1 hours. */
const FEWEST_MINUTES = 6;

/** The figures of row `row`, by their columns' letters. */
function cellsOf(
  row: number,
): Readonly<Record<FormFigure, string>> & { readonly all: string; readonly platform: string; readonly goodsClass: string } {
  const at = (field: FormFigure): string => `${letterOf(field)}${row}`;
  return {
    platform: `${letterOf('platform')}${row}`,
    goodsClass: `${letterOf('goodsClass')}${row}`,
    sessions: at('sessions'),
    minutes: at('minutes'),
    views: at('views'),
    orders: at('orders'),
    paid: at('paid'),
    refunded: at('refunded'),
    settled: at('settled'),
    all: `${at('sessions')}:${at('settled')}`,
  };
}

/** Nested conditions: the first that holds says its words, the last words stand for none. */
function firstOf(conditions: readonly (readonly [condition: string, words: string])[], otherwise: string): string {
  return conditions.reduceRight((rest, [condition, words]) => `IF(${condition},"${words}",${rest})`, `"${otherwise}"`);
}

/** What is wrong with a row, in words; empty for a row without figures. */
export function createRowCheck(row: number, { first, last }: FormPlaces): string {
  const { all, platform, goodsClass, sessions, minutes, paid, refunded, settled } = cellsOf(row);
  const list = (field: 'platform' | 'goodsClass' | 'paid'): string => `${letterOf(field)}$${first}:${letterOf(field)}$${last}`;
  const conditions = [
    [`COUNTA(${all})>COUNT(${all})`, '须填数字'],
    [`OR(${platform}="",${goodsClass}="")`, '缺平台或商品类别'],
    [`COUNT(${all})<${FORM_FIGURES.length}`, '未填全，没有填0'],
    [`MIN(${all})<0`, '不能是负数'],
    [`COUNTIFS(${list('platform')},${platform},${list('goodsClass')},${goodsClass},${list('paid')},"<>")>1`, '平台和类别重复'],
    [`${refunded}>${paid}`, '退款额大于成交额'],
    [`${settled}>${paid}`, '结算额大于成交额'],
    [`(${sessions}>0)<>(${minutes}>0)`, '场次与时长不符'],
    [`${minutes}<${FEWEST_MINUTES}*${sessions}`, '均场时长不足0.1小时'],
    [`${minutes}>${MINUTES_OF_DAY}*${sessions}`, '均场时长超过24小时'],
  ] as const;
  return `IF(COUNTA(${all})=0,"",${firstOf(conditions, IN_ORDER)})`;
}

/** What is wrong with the whole. */
export function createTotalCheck(places: FormPlaces): string {
  const { all, paid, refunded, settled } = cellsOf(places.total);
  const check = formatCellName(1, FORM_COLUMNS).replace(/\d+$/, '');
  const rows = `${check}${places.first}:${check}${places.last}`;
  const figures = `${letterOf('sessions')}${places.first}:${letterOf('settled')}${places.last}`;
  const { open } = layOutSingleCell(places, 'none');
  const none = formatCellName(open.top, open.left);
  const conditions = [
    [`AND(${none}="${NOTHING_SOLD}",SUM(${all})>0)`, '已填数，不应选无销售'],
    [`AND(COUNT(${figures})=0,${none}="${NOTHING_SOLD}")`, '本月无销售'],
    [`COUNT(${figures})=0`, '尚未填写'],
    [`COUNTIF(${rows},"?*")>COUNTIF(${rows},"${IN_ORDER}")`, '有待核对的行'],
    [`OR(${refunded}>${paid},${settled}>${paid})`, '退款额或结算额偏大'],
  ] as const;
  return firstOf(conditions, IN_ORDER);
}

/** What is wrong with the online retail, right of its cell. */
export function retailCheck(places: FormPlaces): string {
  const { open } = layOutSingleCell(places, 'retail');
  const retail = formatCellName(open.top, open.left);
  return `IF(AND(ISNUMBER(${retail}),${retail}>${letterOf('paid')}${places.total}),"大于成交额","")`;
}

function column(field: FormFigure | 'platform' | 'goodsClass', { first, last }: FormPlaces): CellRange {
  return { top: first, left: columnOf(field), bottom: last, right: columnOf(field) };
}

/** Colours that say at a glance which cells are meant. */
export function createFormFormats(places: FormPlaces): ConditionalLook[] {
  const { all, platform, goodsClass, sessions, minutes, paid, refunded, settled } = cellsOf(places.first);
  const figures = all.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$2');
  const look = (range: CellRange, formula: string, style: ConditionalLook['style']): ConditionalLook => ({ range, formula, style });
  const checks: CellRange = { top: places.first, left: FORM_COLUMNS, bottom: places.total, right: FORM_COLUMNS };
  const check = formatCellName(places.first, FORM_COLUMNS);
  const { open } = layOutSingleCell(places, 'retail');
  return [
    look(checks, `OR(${check}="${IN_ORDER}",${check}="本月无销售")`, RIGHT),
    look(checks, `AND(${check}<>"",${check}<>"尚未填写")`, WRONG),
    look(column('platform', places), `AND(COUNTA(${figures})>0,${platform}="")`, LACKING),
    look(column('goodsClass', places), `AND(COUNTA(${figures})>0,${goodsClass}="")`, LACKING),
    look({ ...column('sessions', places), right: columnOf('settled') }, `AND(COUNTA(${figures})>0,${sessions}="")`, LACKING),
    look(column('refunded', places), `AND(ISNUMBER(${refunded}),${refunded}>N(${paid}))`, WRONG),
    look(column('settled', places), `AND(ISNUMBER(${settled}),${settled}>N(${paid}))`, WRONG),
    look(
      { ...column('sessions', places), right: columnOf('minutes') },
      `AND(ISNUMBER($${sessions}),ISNUMBER($${minutes}),OR(($${sessions}>0)<>($${minutes}>0),$${minutes}<${FEWEST_MINUTES}*$${sessions},$${minutes}>${MINUTES_OF_DAY}*$${sessions}))`,
      WRONG,
    ),
    look(
      open,
      `AND(ISNUMBER(${formatCellName(open.top, open.left)}),${formatCellName(open.top, open.left)}>${letterOf('paid')}${places.total})`,
      WRONG,
    ),
  ];
}

function moneyRule(range: CellRange, name: string, hint: string): CellValidation {
  const at = formatCellName(range.top, range.left);
  return {
    kind: 'custom',
    formula: `AND(ISNUMBER(${at}),${at}>=0,${at}<=${LARGEST},ROUND(${at},2)=${at})`,
    range,
    promptTitle: name,
    promptText: hint,
    errorTitle: name,
    errorText: '请填不小于 0 的数，单位为元，最多两位小数；没有就填 0。',
  };
}

function countRule(range: CellRange, name: string, hint?: string): CellValidation {
  return {
    kind: 'whole',
    from: 0,
    to: LARGEST,
    range,
    ...(hint === undefined ? {} : { promptTitle: name, promptText: hint }),
    errorTitle: name,
    errorText: '请填不小于 0 的整数；没有就填 0。',
  };
}

/** What may be typed where. `listed` are the numbers of words in the lists' columns A and B. */
export function createFormRules(
  layout: FormLayout,
  places: FormPlaces,
  listed: { readonly platforms: number; readonly goodsClasses: number },
): CellValidation[] {
  const list = (field: 'platform' | 'goodsClass', letter: string, count: number): CellValidation => ({
    range: column(field, places),
    reference: `${quoteSheetName(layout.lists)}!$${letter}$1:$${letter}$${Math.max(count, 1)}`,
    errorTitle: layout.columns[field],
    errorText: `请从下拉列表里选${layout.columns[field]}。`,
  });
  const { columns, singles } = layout;
  const open = (field: Parameters<typeof layOutSingleCell>[1]): CellRange => layOutSingleCell(places, field).open;
  return [
    list('platform', 'A', listed.platforms),
    list('goodsClass', 'B', listed.goodsClasses),
    countRule(column('sessions', places), columns.sessions),
    countRule(column('minutes', places), columns.minutes, '按分钟填，如 2 小时 5 分钟填 125。'),
    countRule(column('views', places), columns.views, '按观看人次（次数）填，不是观看人数。'),
    countRule(column('orders', places), columns.orders),
    moneyRule(column('paid', places), columns.paid, '按支付口径，含后来退款的部分，单位为元。'),
    moneyRule(column('refunded', places), columns.refunded, '本月成交中退款的金额，不大于成交额；没有填 0。'),
    moneyRule(column('settled', places), columns.settled, '平台实际结算给企业的金额；没有填 0。'),
    moneyRule(open('retail'), singles.retail, '直播成交中属于网络零售的金额，不大于成交额合计。'),
    countRule(open('hosts'), singles.hosts, '月末在本基地的主播人数；没有变动可不填。'),
    countRule(open('employees'), singles.employees, '月末在本基地的从业人员数，含主播；没有变动可不填。'),
    {
      range: open('none'),
      words: [NOTHING_SOLD, SOMETHING_SOLD],
      promptTitle: singles.none,
      promptText: '本月没有直播销售时选“是”，明细留空。',
      errorTitle: singles.none,
      errorText: '请选“是”或“否”。',
    },
    {
      kind: 'date',
      ...DAYS,
      range: open('filledOn'),
      errorTitle: singles.filledOn,
      errorText: '请按 2026-11-03 的样子填日期。',
    },
  ];
}
