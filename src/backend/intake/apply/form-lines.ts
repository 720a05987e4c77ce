// What a form comes to: its lines under the profile's words, each key once, and how they differ from what an earlier reply said.
import { FORM_FIGURES, type FormField } from '../../../domain/form/form-layout.ts';
import { decodeChoice } from '../../../domain/decode/text.ts';
import type { FormRead, FormRow, FormSpot } from '../recognise/form/form-read.ts';
import { listChangedFields, listRecordsWhere, recordByKey, type RecordValues, type StoredRecord } from '../../core/db/record-store.ts';
import type { SqlValue } from '../../core/db/rows.ts';
import { refuseRow, type SheetRun } from '../context.ts';
import type { OwnedForm } from './form-owner.ts';

/** The cell of a row's figure. */
export function getSpotInRow(form: FormRead, row: number, field: FormField, found: string): FormSpot {
  return { row, column: form.headers[field], cell: `${form.columns[field]}${row}`, found };
}

function word(run: SheetRun, form: FormRead, row: FormRow, field: 'platform' | 'goodsClass'): string | null {
  const { platforms, goodsClasses } = run.context.rules;
  const allowed = field === 'platform' ? platforms : goodsClasses;
  const decoded = decodeChoice(row[field], allowed);
  if (decoded.ok) return decoded.value;
  const spot = getSpotInRow(form, row.row, field, row[field]);
  refuseRow(run, spot, 'CELL_UNKNOWN_WORD', { found: row[field], allowed, cell: spot.cell });
  return null;
}

/** The word of a list that a zero stands under: what the sheet has, else the last one, which is what fits nowhere else. */
function zeroWord(text: string, allowed: readonly string[]): string {
  const decoded = decodeChoice(text, allowed);
  return (decoded.ok ? decoded.value : null) ?? allowed.at(-1) ?? '';
}

function zeroLine(run: SheetRun, zero: NonNullable<FormRead['zero']>): FormRow {
  const { platforms, goodsClasses } = run.context.rules;
  const figures = { sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 0, settled: 0 };
  return { row: zero.row, platform: zeroWord(zero.platform, platforms), goodsClass: zeroWord(zero.goodsClass, goodsClasses), ...figures };
}

function sameFigures(a: FormRow, b: FormRow): boolean {
  return FORM_FIGURES.every((field) => a[field] === b[field]);
}

/** Each key once: rows that say the same count once, rows that contradict each other are refused, all of them named. */
function eachOnce(run: SheetRun, form: FormRead, rows: readonly FormRow[]): FormRow[] {
  const byKey = Map.groupBy(rows, ({ platform, goodsClass }) => `${platform} ${goodsClass}`);
  return [...byKey].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    const named = [first, ...others].map(({ row }) => row);
    if (others.every((other) => sameFigures(first, other))) run.tally.notes.push({ code: 'ROWS_REPEATED', data: { rows: named.slice(1) } });
    else
      for (const { row, platform } of [first, ...others]) {
        const spot = getSpotInRow(form, row, 'platform', platform);
        refuseRow(run, spot, 'ROW_KEY_TWICE', { key, rows: named.map(String), cell: spot.cell });
      }
    return [first];
  });
}

/** The form's lines; words that are in no list and keys that stand twice are refused. */
export function parseFormLines(run: SheetRun, form: FormRead): FormRow[] {
  if (form.zero !== null) return [zeroLine(run, form.zero)];
  const rows = form.rows.flatMap((row): FormRow[] => {
    const platform = word(run, form, row, 'platform');
    const goodsClass = word(run, form, row, 'goodsClass');
    return platform === null || goodsClass === null ? [] : [{ ...row, platform, goodsClass }];
  });
  return eachOnce(run, form, rows);
}

/** Everything that a form says, as text: two forms that say the same are the same reply. */
export function contentOf(form: FormRead, lines: readonly FormRow[]): string {
  const rows = lines
    .map((line) => ({ ...line, row: 0 }))
    .toSorted((a, b) => (`${a.platform} ${a.goodsClass}` < `${b.platform} ${b.goodsClass}` ? -1 : 1));
  return JSON.stringify([rows, form.retail, form.hosts, form.employees]);
}

/** A record that the form speaks of: what is stored of it, what is to be (null: nothing any more), and where the form says so. */
export interface FormRecord {
  readonly name: 'sales_line' | 'online_retail' | 'headcount';
  readonly stored: StoredRecord | null;
  readonly values: RecordValues | null;
  readonly row: number;
  /** What a record of sales is of. */
  readonly platform: string | null;
  readonly goodsClass: string | null;
}

function salesRecords(run: SheetRun, { tenantId, month }: OwnedForm, form: FormRead, lines: readonly FormRow[]): FormRecord[] {
  const stored = listRecordsWhere(run.context.tx.db, 'sales_line', "month = ? AND tenant_id = ? AND source = 'form'", [month, tenantId]);
  const left = new Map(stored.map((one) => [`${one.values.platform}|${one.values.goods_class}`, one]));
  const wanted = lines.map((line): FormRecord => {
    const { row, platform, goodsClass, sessions, minutes, views, orders, paid, refunded, settled } = line;
    const key = `${platform}|${goodsClass}`;
    const found = left.get(key) ?? null;
    left.delete(key);
    const figures = { sessions, minutes, views, orders, paid, refunded, settled, lacks: '' };
    const values = { month, tenant_id: tenantId, platform, goods_class: goodsClass, source: 'form', ...figures };
    return { name: 'sales_line', stored: found, values, row, platform, goodsClass };
  });
  const gone = [...left.values()].map((one): FormRecord => {
    const { platform, goods_class: goodsClass } = one.values;
    return {
      name: 'sales_line',
      stored: one,
      values: null,
      row: form.headerRow,
      platform: platform,
      goodsClass: goodsClass,
    };
  });
  return [...wanted, ...gone];
}

/** Every record that the form speaks of. What it leaves empty: online retail is then none; hosts and employees stay as they are. */
export function createFormRecords(run: SheetRun, owned: OwnedForm, form: FormRead, lines: readonly FormRow[]): FormRecord[] {
  const { db } = run.context.tx;
  const { tenantId, month } = owned;
  const whole = { platform: null, goodsClass: null };
  const retail = recordByKey(db, 'online_retail', [month, tenantId, 'form']);
  const people = recordByKey(db, 'headcount', [month, tenantId]);
  const rowOf = (field: 'retail' | 'hosts'): number => form.singles.get(field)?.row ?? form.headerRow;
  const records = salesRecords(run, owned, form, lines);
  if (form.retail !== null || retail !== null) {
    const values = form.retail === null ? null : { month, tenant_id: tenantId, source: 'form', amount: form.retail };
    records.push({ name: 'online_retail', stored: retail, values, row: rowOf('retail'), ...whole });
  }
  if (form.hosts !== null || form.employees !== null) {
    // A count that nobody gave counts 0 in the report (docs/rules/report.md ZB-4): a new entry says so.
    const hosts = form.hosts ?? people?.values.hosts ?? 0;
    const employees = form.employees ?? people?.values.employees ?? 0;
    records.push({
      name: 'headcount',
      stored: people,
      values: { month, tenant_id: tenantId, hosts, employees },
      row: rowOf('hosts'),
      ...whole,
    });
  }
  return records;
}

/** A figure that the form says otherwise than what is stored. */
export interface FormDifference {
  readonly record: FormRecord;
  readonly field: string;
  readonly before: SqlValue;
  readonly after: SqlValue;
}

const NAMED_FIGURES: Readonly<Record<FormRecord['name'], readonly string[]>> = {
  sales_line: FORM_FIGURES,
  online_retail: ['amount'],
  headcount: ['hosts', 'employees'],
};

/** Every figure in which a record changes; of one that is new or goes, all. */
export function differencesOf(record: FormRecord): FormDifference[] {
  const { name, stored, values } = record;
  const changed = stored === null || values === null ? null : listChangedFields(stored, values);
  return NAMED_FIGURES[name].flatMap((field): FormDifference[] =>
    changed !== null && !(field in changed)
      ? []
      : [{ record, field, before: stored?.values[field] ?? null, after: values?.[field] ?? null }],
  );
}
