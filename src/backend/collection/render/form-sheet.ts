// The visible sheet of a tenant's monthly form: head, accounts, body, total, and what stands below.
import {
  FORM_FIELDS,
  FORM_FIGURES,
  FORM_SINGLES,
  type FormField,
  type FormLayout,
  type FormSingle,
  titleOf,
} from '../../../domain/form/form-layout.ts';
import {
  type CellContent,
  type CellDoc,
  type CellRange,
  type ColumnDoc,
  formatCellName,
  type RowDoc,
  type SheetDoc,
} from '../../../sheets/write/xlsx-document.ts';
import type { CellBorder, CellStyle } from '../../../sheets/write/xlsx-styles.ts';
import { createFormFormats, createFormRules, retailCheck, createRowCheck, createTotalCheck } from './form-checks.ts';
import { columnOf, FORM_COLUMNS, type FormPlaces, HEAD_ROWS, layOutForm, layOutSingleCell, letterOf } from './form-places.ts';
import { TITLE_FONT } from '../../report/render/sheet-styles.ts';

/** A live account of the tenant. */
export interface FormAccount {
  readonly platform: string;
  readonly handle: string;
  readonly nickname: string | null;
  readonly goodsClass: string | null;
}

/** What the visible sheet says. `period` as `2026年10月`. */
export interface FormSheetContent {
  /** The base's full name; empty where it has none yet. */
  readonly base: string;
  readonly name: string;
  readonly uscc: string;
  readonly period: string;
  readonly accounts: readonly FormAccount[];
  readonly platforms: readonly string[];
  readonly goodsClasses: readonly string[];
}

const FONT = '宋体';
const BOX: CellBorder = { left: 'thin', right: 'thin', top: 'thin', bottom: 'thin' };
const GREY = 'EDEDED';
const BLUE = 'DCE6F1';
const COUNT_FORMAT = '#,##0_ ';
const MONEY_FORMAT = '#,##0.00_ ';
const DAY_FORMAT = 'yyyy\\-mm\\-dd';
const MONEY: ReadonlySet<FormField | FormSingle> = new Set(['paid', 'refunded', 'settled', 'retail']);
const PLAIN: CellStyle = { font: FONT, size: 11, vertical: 'center' };
const LOCKED_LABEL: CellStyle = { ...PLAIN, bold: true, fill: GREY, border: BOX, align: 'center', shrink: true };
const LOCKED_VALUE: CellStyle = { ...PLAIN, fill: GREY, border: BOX, format: '@', indent: 1, align: 'left', shrink: true };
const HEADER: CellStyle = { ...PLAIN, bold: true, fill: BLUE, border: BOX, align: 'center', wrap: true };
const CHECK: CellStyle = { ...PLAIN, size: 10, fill: GREY, border: BOX, align: 'center', shrink: true };
const TOTAL: CellStyle = { ...PLAIN, bold: true, fill: GREY, border: BOX };
const HINT: CellStyle = { ...PLAIN, size: 10, color: '595959' };
const RULES: readonly string[] = [
  '每个“平台＋商品类别”填一行；已按登记的账号列好平台和类别，可以改，不用的行留空，不够时往下填。平台和类别请从下拉列表选。',
  '用到的行七项数字都要填，没有就填 0。金额以元为单位，最多两位小数；直播时长以分钟为单位；成交额按支付口径，含后来退款的部分。',
  '本月没有直播销售：在“本月无销售”处选“是”，明细留空即可。整张表不填不算报送。',
  '“校验”栏出现红字的行请先核对再交。灰色和蓝色的格已锁定，企业名称、代码、报告期不能改动；如有变化请告诉基地。',
  '填好保存后把本文件发回即可，文件名不限。主播数、从业人员没有变动可不填。',
];

const WIDTHS: readonly number[] = [15.5, 25, 11, 15, 16, 13, 17, 16, 17, 22];

function openStyle(field: FormField | FormSingle): CellStyle {
  const open: CellStyle = { ...PLAIN, border: BOX, locked: false };
  if (MONEY.has(field)) return { ...open, format: MONEY_FORMAT };
  if (field === 'platform' || field === 'goodsClass') return { ...open, shrink: true, align: 'left', indent: 1 };
  if (field === 'none') return { ...open, align: 'center' };
  if (field === 'filledOn') return { ...open, align: 'center', format: DAY_FORMAT };
  if (field === 'filler' || field === 'phone') return { ...open, align: 'center', format: '@', shrink: true };
  return { ...open, format: COUNT_FORMAT };
}

/** A row of the sheet under construction: cells by column, from 1. */
function rowOf(cells: ReadonlyMap<number, CellDoc>, height: number): RowDoc {
  const last = Math.max(0, ...cells.keys());
  return { cells: Array.from({ length: last }, (_, at): CellContent => cells.get(at + 1) ?? null), height };
}

function across(from: number, to: number, first: CellDoc, style: CellStyle): [number, CellDoc][] {
  return Array.from({ length: to - from + 1 }, (_, at): [number, CellDoc] => [from + at, at === 0 ? { ...first, style } : { style }]);
}

/** `抖音 dy101（晨光，化妆品类）`. */
function accountText({ platform, handle, nickname, goodsClass }: FormAccount): string {
  const about = [nickname, goodsClass].filter((part) => part !== null && part !== '');
  return `${platform} ${handle}${about.length === 0 ? '' : `（${about.join('，')}）`}`;
}

/** So many half-width characters fit into a line of the accounts. */
const ACCOUNT_LINE = 130;

function widthOf(text: string): number {
  return [...text].reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0);
}

/** The accounts in lines that fit, `；` between those of a line. */
function accountLines(accounts: readonly FormAccount[]): string[] {
  const lines: string[] = [];
  for (const text of accounts.map(accountText)) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line) + widthOf(text) + 2 <= ACCOUNT_LINE) lines[lines.length - 1] = `${line}；${text}`;
    else lines.push(text);
  }
  return lines.length === 0 ? ['（没有登记的账号，请告诉基地登记）'] : lines;
}

function headRows(layout: FormLayout, content: FormSheetContent): RowDoc[] {
  const { base, name, uscc, period, accounts } = content;
  const title = titleOf(layout, base);
  const titleStyle: CellStyle = { font: TITLE_FONT, size: 18, align: 'center', vertical: 'center', shrink: true };
  const identity = new Map<number, CellDoc>([
    [1, { text: layout.locked.name, style: LOCKED_LABEL }],
    ...across(2, 4, { text: name }, LOCKED_VALUE),
    [5, { text: layout.locked.uscc, style: LOCKED_LABEL }],
    ...across(6, 7, { text: uscc }, LOCKED_VALUE),
    [8, { text: layout.locked.month, style: LOCKED_LABEL }],
    ...across(9, 10, { text: period }, LOCKED_VALUE),
  ]);
  const lines = accountLines(accounts);
  const listed = new Map<number, CellDoc>([
    [1, { text: '直播账号', style: LOCKED_LABEL }],
    ...across(2, FORM_COLUMNS, { text: lines.join('\n') }, { ...LOCKED_VALUE, wrap: true, shrink: false, size: 10 }),
  ]);
  const names = [...FORM_FIELDS.map((field) => layout.columns[field]), layout.check];
  const hint = { text: '白色格由企业填写，灰色和蓝色的格自动生成、已锁定；填写说明见表下', style: { ...HINT, align: 'right' as const } };
  return [
    rowOf(new Map(across(1, FORM_COLUMNS, { text: title }, titleStyle)), 32),
    rowOf(new Map(across(1, FORM_COLUMNS, hint, hint.style)), 16),
    rowOf(identity, 22),
    rowOf(listed, Math.max(22, 15 * lines.length + 7)),
    rowOf(new Map(names.map((text, at): [number, CellDoc] => [at + 1, { text, style: HEADER }])), 24),
  ];
}

/** Rows that are filled in already: a platform and class of an account, each once, as far as the lists have them. */
export function listPrefilledRows({
  accounts,
  platforms,
  goodsClasses,
}: FormSheetContent): readonly (readonly [platform: string, goodsClass: string])[] {
  const rows = accounts.flatMap(({ platform, goodsClass }): [string, string][] =>
    platforms.includes(platform) ? [[platform, goodsClass !== null && goodsClasses.includes(goodsClass) ? goodsClass : '']] : [],
  );
  return [...new Map(rows.map((row) => [row.join('|'), row])).values()];
}

function bodyRows(content: FormSheetContent, places: FormPlaces): RowDoc[] {
  const given = listPrefilledRows(content);
  return Array.from({ length: places.last - places.first + 1 }, (_, at) => {
    const row = places.first + at;
    const [platform = '', goodsClass = ''] = given[at] ?? [];
    const text = (field: FormField): string => (field === 'platform' ? platform : field === 'goodsClass' ? goodsClass : '');
    const cells = new Map(
      FORM_FIELDS.map((field): [number, CellDoc] => [
        columnOf(field),
        { ...(text(field) === '' ? {} : { text: text(field) }), style: openStyle(field) },
      ]),
    );
    cells.set(FORM_COLUMNS, { formula: createRowCheck(row, places), text: '', style: CHECK });
    return rowOf(cells, 20);
  });
}

function totalRow(layout: FormLayout, places: FormPlaces): RowDoc {
  const cells = new Map<number, CellDoc>(across(1, 2, { text: layout.total }, { ...TOTAL, align: 'center' }));
  for (const field of FORM_FIGURES) {
    const letter = letterOf(field);
    const style: CellStyle = { ...TOTAL, format: MONEY.has(field) ? MONEY_FORMAT : COUNT_FORMAT };
    cells.set(columnOf(field), { formula: `SUM(${letter}${places.first}:${letter}${places.last})`, number: 0, style });
  }
  cells.set(FORM_COLUMNS, { formula: createTotalCheck(places), text: '尚未填写', style: CHECK });
  return rowOf(cells, 20);
}

function singleRows(layout: FormLayout, places: FormPlaces): readonly RowDoc[] {
  const rows = [new Map<number, CellDoc>(), new Map<number, CellDoc>()] as const;
  for (const field of FORM_SINGLES) {
    const { row, label, open } = layOutSingleCell(places, field);
    const cells = row === places.figures ? rows[0] : rows[1];
    cells.set(label, { text: layout.singles[field], style: LOCKED_LABEL });
    for (let column = open.left; column <= open.right; column += 1) cells.set(column, { style: openStyle(field) });
  }
  const { open } = layOutSingleCell(places, 'retail');
  rows[0].set(open.right + 1, {
    formula: retailCheck(places),
    text: '',
    style: { ...PLAIN, size: 9, color: 'C00000', align: 'center', shrink: true },
  });
  return rows.map((cells) => rowOf(cells, 22));
}

function ruleRows(): RowDoc[] {
  return RULES.map((text, at) => {
    const cells = new Map(across(2, FORM_COLUMNS, { text: `${at + 1}. ${text}` }, { ...HINT, wrap: true }));
    if (at === 0) cells.set(1, { text: '填写说明', style: { ...HINT, bold: true, align: 'center' } });
    return rowOf(cells, 16);
  });
}

function mergesOf(places: FormPlaces): CellRange[] {
  const line = (row: number, left: number, right: number): CellRange => ({ top: row, left, bottom: row, right });
  return [
    line(HEAD_ROWS.title, 1, FORM_COLUMNS),
    line(HEAD_ROWS.hint, 1, FORM_COLUMNS),
    line(HEAD_ROWS.identity, 2, 4),
    line(HEAD_ROWS.identity, 6, 7),
    line(HEAD_ROWS.identity, 9, 10),
    line(HEAD_ROWS.accounts, 2, FORM_COLUMNS),
    line(places.total, 1, 2),
    ...FORM_SINGLES.map((field) => layOutSingleCell(places, field).open).filter(({ left, right }) => right > left),
    ...RULES.map((_, at) => line(places.rules + at, 2, FORM_COLUMNS)),
  ];
}

/** The visible sheet. */
export function createFormSheet(layout: FormLayout, content: FormSheetContent): SheetDoc {
  const places = layOutForm(listPrefilledRows(content).length);
  const columns: ColumnDoc[] = WIDTHS.map((width) => ({ width }));
  const gap: RowDoc = { cells: [], height: 8 };
  const { platforms, goodsClasses } = content;
  const end = places.rules + RULES.length - 1;
  return {
    name: layout.sheet,
    columns,
    rows: [
      ...headRows(layout, content),
      ...bodyRows(content, places),
      totalRow(layout, places),
      gap,
      ...singleRows(layout, places),
      gap,
      ...ruleRows(),
    ],
    merges: mergesOf(places),
    freeze: { rows: HEAD_ROWS.header, columns: 2 },
    chosenCell: formatCellName(places.first, columnOf('sessions')),
    hideGrid: true,
    protect: { formatColumns: true, formatRows: true },
    validations: createFormRules(layout, places, { platforms: platforms.length, goodsClasses: goodsClasses.length }),
    conditionalLooks: createFormFormats(places),
    print: {
      orientation: 'landscape',
      fitToPage: true,
      centered: true,
      margins: { left: 0.4, right: 0.4, top: 0.45, bottom: 0.4, header: 0.2, footer: 0.2 },
      area: { top: 1, left: 1, bottom: end, right: FORM_COLUMNS },
    },
  };
}
