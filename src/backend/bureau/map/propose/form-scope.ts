// Whether a sheet asks of somebody else, or of another amount, than the base reports: its titles, lines, notes and the identity filled in say so.
import { flattenText } from '../label-text.ts';
import type { LabelGrid } from '../label-grid.ts';
import type { FieldReader } from './propose-heads.ts';
import type { LabelReading } from './read-label.ts';
import { canSpeakOfUnit } from './unit-words.ts';

/** The base that is asked, as its forms name it. */
export interface BaseIdentity {
  readonly name: string;
  /** Its 统一社会信用代码. */
  readonly code: string;
}

/** What is found of a sheet's scope. */
export interface FormScope {
  /** Words that say the whole sheet asks for something else; null where none do. */
  readonly ofSheet: string | null;
  /** The same of its indicators alone: a list of all tenants is asked of a base. */
  readonly ofFigures: string | null;
  /** Notes that narrow one indicator each. */
  readonly notes: readonly string[];
}

/** A sheet for each of them, whatever else the title says. */
const SHEET_EACH = /(?:每|一)[家户个企](?:企业|商户|商家)?(?:一张|一份|一表|填)|(?:企业|商家|商户|主播|机构|店铺)(?:填报|填写|自填)/;
const EACH_TENANT = /(?:各|每[家个]?|单[家个]|分|逐[家户])(?:入驻)?(?:企业|商家|商户|主播|机构|店铺)/;
const OF_SUM = /汇总|合计|一览/;
const TENANTS = /入驻(?:企业|商家|商户|机构|主播)/;
const OF_BASE = /基地|园区|汇总|合计|一览/;
const WISHED = /预算|预测|预计|目标|计划(?!单列)/;
const OTHER_AMOUNT = /不含|不包括|未含|剔除|含税|税[前后]|除外|平均/;
const NOTE = /^(?:注|说明|备注|填表说明|填报说明|\d{1,2}[.、)])/;
const LONGEST_WORDS = 24;
const NAME_FIELD = '填报单位';
const CODE_FIELD = '统一社会信用代码';
/** Names of organisations and codes: what else stands beside such a word is the next head of a table. */
const VALUES: ReadonlyMap<string, RegExp> = new Map([
  [NAME_FIELD, /(?:基地|公司|园区?|中心|集团|平台|协会|商会|局|馆|城)$/],
  [CODE_FIELD, /^[0-9A-Z]{15,18}$/],
]);
/** What stands in a field that nobody has filled in. */
const OPEN_VALUE = /^(?:[_＿\s.…]*|\((?:公章|盖章|签章|加盖公章)\)|.*[□☐{].*)$/u;

function isOfEachTenant(title: string): boolean {
  if (SHEET_EACH.test(title)) return true;
  return EACH_TENANT.test(title) ? !OF_SUM.test(title) : TENANTS.test(title) && !OF_BASE.test(title);
}

/** Whether words of a head or of a line say that an amount is another than the base's: 含税, 不含…, 预算. */
export function isNarrowed(text: string): boolean {
  const flat = flattenText(text);
  return WISHED.test(flat) || OTHER_AMOUNT.test(flat);
}

/** What a proposal says of words that narrow what is asked. */
export function printOtherScope(words: string): string {
  return `写着“${words.replaceAll(/\s+/gu, '')}”，问的可能不是本基地的这个数`;
}

/** What stands in the field that a cell names, in the same cell or in the next; empty where nobody has filled it in. */
function valueBeside(
  grid: LabelGrid,
  row: number,
  column: number,
  fieldOf: FieldReader,
): { readonly field: string; readonly value: string } {
  const [name = '', ...rest] = flattenText(grid.textAt(row, column)).split(':');
  const field = fieldOf(name)?.field ?? '';
  const own = rest.join(':');
  const next = grid.areaAt(row, column).right + 1;
  const beside = grid.kindAt(row, next) === 'text' ? flattenText(grid.textAt(row, next)) : '';
  const value = (own === '' ? beside : own).replace(/\((?:公章|盖章|签章|加盖公章)\)$/, '');
  return { field, value: !OPEN_VALUE.test(value) && VALUES.get(field)?.test(value) === true ? value : '' };
}

/** Whether a value filled in is the base's own; of a base that is not known nothing is. */
function isOwn(field: string, value: string, base: BaseIdentity | null): boolean {
  if (base === null) return false;
  const own = flattenText(field === NAME_FIELD ? base.name : base.code);
  return own !== '' && (value === own || (field === NAME_FIELD && (own.includes(value) || value.includes(own))));
}

/** Finds the scope of a sheet. `titles` are its flat titles; `base` is null where nobody knows which one is asked. */
export function findScope(
  grid: LabelGrid,
  {
    titles,
    read,
    fieldOf,
    base,
  }: {
    readonly titles: readonly string[];
    readonly read: (text: string) => LabelReading;
    readonly fieldOf: FieldReader;
    readonly base: BaseIdentity | null;
  },
): FormScope {
  const [sheet = '', ...lines] = titles;
  const said = [sheet, ...lines].find((title) => WISHED.test(title) || OTHER_AMOUNT.test(title)) ?? null;
  const ofTenant = [sheet, ...lines].find(isOfEachTenant) ?? null;
  let ofSheet = said;
  const notes: string[] = [];
  for (const { row, column, stored, formula } of grid.view.cells({ top: 1, left: 1, bottom: 600, right: 120 })) {
    if (stored.kind !== 'text' || formula !== null) continue;
    const flat = flattenText(stored.text);
    const { field, value } = valueBeside(grid, row, column, fieldOf);
    if (value !== '' && !isOwn(field, value, base)) ofSheet ??= `${field}：${value}`;
    if (!OTHER_AMOUNT.test(flat)) continue;
    if (canSpeakOfUnit(flat)) ofSheet ??= flat;
    else if (NOTE.test(flat) || flat.length > LONGEST_WORDS) {
      if (namesIndicator(flat, read)) notes.push(flat);
      else ofSheet ??= flat;
    }
  }
  return { ofSheet, ofFigures: ofSheet ?? ofTenant, notes };
}

/** Whether a part of a note is the name of an indicator: then it speaks of that one alone. */
function namesIndicator(flat: string, read: (text: string) => LabelReading): boolean {
  return flat
    .split(/[^\p{Script=Han}\d]+|不含|不包括|未含|剔除|含税|是指|指|按|为/u)
    .some((part) => part.length >= 3 && read(part).indicators.length > 0);
}
