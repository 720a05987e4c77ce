// Takes a tenant's monthly form: whole or not at all; a second reply replaces the first wholly, once its differences were shown.
import type { FormField, FormSingle } from '../../../domain/form/form-layout.ts';
import type { ReplyFigures } from '../../../contract/collection/collection.ts';
import type { FormRead, FormRow, FormSpot } from '../recognise/form/form-read.ts';
import type { ReadFormSheet } from '../recognise/form-sheets.ts';
import { addRecord, changeRecord, retireForImport } from '../../core/db/record-store.ts';
import { addReply, findCurrentReplyId } from '../sql/replies.ts';
import { printYuan } from '../../../domain/values/quantity.ts';
import type { SqlValue } from '../../core/db/rows.ts';
import { countKept, getRowId, type Kept, noteDifference, originOf, refuseRead, refuseRow, runGuarded, type SheetRun } from '../context.ts';
import {
  contentOf,
  createFormRecords,
  differencesOf,
  type FormDifference,
  type FormRecord,
  getSpotInRow,
  parseFormLines,
} from './form-lines.ts';
import { listPastChecks } from '../../../domain/form/past-checks.ts';
import { findOwnerOfForm, type OwnedForm } from './form-owner.ts';

/** How many entries a form makes: its rows, online retail and headcount. */
export function countFormRows(form: FormRead): number {
  const singles = [form.retail !== null, form.hosts !== null || form.employees !== null];
  return form.read + (form.zero === null ? 0 : 1) + singles.filter(Boolean).length;
}

/** Rows that an earlier try refused, or that a person left out: then the whole form is left out. */
function isPassedOver({ context, place }: SheetRun): boolean {
  const own = getRowId(place, 0).slice(0, -1);
  return context.leftOut.size > 0 && [...context.leftOut].some((id) => id.startsWith(own));
}

/** Two replies of one tenant in one import that say different things: which is the right one can't be guessed. */
function isOnlyReply(run: SheetRun, form: FormRead, owned: OwnedForm, content: string): 'only' | 'same' | 'refused' {
  const { claims } = run.context.forms;
  const key = `${owned.month}|${owned.tenantId}`;
  const before = claims.get(key);
  const spot = form.locked.uscc;
  if (before === undefined) {
    claims.set(key, { run, spot, content, isRefused: false });
    return 'only';
  }
  if (before.content === content) return 'same';
  const names = [before.run.place, run.place].map(({ file, sheet }) => (before.run.place.file === run.place.file ? sheet : file));
  const refuseTwice = (of: SheetRun, at: typeof spot): void =>
    refuseRow(of, at, 'FORM_TWICE', { tenant: owned.name, month: owned.month, files: names });
  if (!before.isRefused) refuseTwice(before.run, { ...form.locked.uscc, ...before.spot, found: String(before.spot.found ?? '') });
  before.isRefused = true;
  refuseTwice(run, spot);
  return 'refused';
}

const MONEY: ReadonlySet<string> = new Set(['paid', 'refunded', 'settled', 'amount']);

/** A figure as the form would write it. */
function printed(field: string, value: SqlValue): string {
  if (value === null) return '';
  return MONEY.has(field) && typeof value === 'number' ? printYuan(value) : String(value);
}

const SINGLE_OF: Readonly<Record<string, FormSingle>> = { amount: 'retail', hosts: 'hosts', employees: 'employees' };

function isField(form: FormRead, field: string): field is FormField {
  return Object.hasOwn(form.columns, field);
}

/** Where the form says a figure; of a line that it no longer has, its header. */
function spotOf(form: FormRead, { record, field, after }: FormDifference): FormSpot {
  const found = printed(field, after);
  const single = SINGLE_OF[field];
  if (single !== undefined) return { ...(form.singles.get(single) ?? form.locked.uscc), found };
  return isField(form, field) ? getSpotInRow(form, record.row, field, found) : { ...form.locked.uscc, found };
}

/** Refuses each figure that an earlier reply said otherwise, with both figures. */
function refuseDifferences(run: SheetRun, form: FormRead, differences: readonly FormDifference[]): void {
  for (const difference of differences) {
    const { record, field, before, after } = difference;
    const spot = spotOf(form, difference);
    const about = [record.platform, record.goodsClass].filter((part) => part !== null).join(' ');
    refuseRow(run, spot, 'FORM_DIFFERS', { cell: spot.cell, about, before: printed(field, before), after: printed(field, after) });
  }
}

function noteEach(run: SheetRun, differences: readonly FormDifference[]): void {
  for (const { record, field, before, after } of differences)
    noteDifference(run, { row: record.row, entity: record.name, field, before, after });
}

function writeRecord(run: SheetRun, { name, stored, values, row }: FormRecord): Kept {
  const { tx } = run.context;
  const origin = originOf(run, row);
  if (values === null) {
    if (stored !== null) retireForImport(tx, stored, origin);
    return stored === null ? 'same' : 'changed';
  }
  if (stored !== null) return changeRecord(tx, stored, values, origin) ? 'changed' : 'same';
  addRecord(tx, name, values, origin);
  return 'added';
}

function figuresOf(run: SheetRun, form: FormRead, lines: readonly FormRow[]): ReplyFigures {
  const { retail, hosts, employees, filler, phone, filledOn, version, columns } = form;
  const places = Object.fromEntries([...form.singles].map(([field, { cell }]) => [field, cell]));
  return { sheet: run.place.sheet, version, columns, places, rows: lines, retail, hosts, employees, filler, phone, filledOn };
}

/** A form that may be taken, with what it comes to. */
interface Taking {
  readonly form: FormRead;
  readonly owned: OwnedForm;
  readonly lines: readonly FormRow[];
  readonly records: readonly FormRecord[];
}

function write(run: SheetRun, { form, owned, lines, records }: Taking): void {
  const { tenantId, month, formId } = owned;
  const spot = { row: form.locked.month.row, column: form.locked.month.column, found: month };
  for (const record of records) {
    const kept = runGuarded(run, { ...spot, row: record.row }, () => writeRecord(run, record));
    if (kept !== null) countKept(run, kept);
  }
  const figures = JSON.stringify(figuresOf(run, form, lines));
  const { tx, batchId } = run.context;
  addReply(tx, { month, tenantId, formId, fileId: run.fileId, fileName: run.place.file, batchId, figures });
}

/** Nothing new: the same reply again. */
function countSame(run: SheetRun, form: FormRead): void {
  run.tally.same += countFormRows(form);
}

/** Figures that look like a slip of the unit or of a digit beside the months before: the person who takes the form is asked first. */
function noteSlips(run: SheetRun, { form, lines, owned: { tenantId, name, month } }: Taking): void {
  const past = run.context.forms.past(month).map((before) => before.get(tenantId)?.lines ?? []);
  const checked = lines.map((line) => ({ ...line, source: 'form' as const, lacks: [] }));
  for (const { check, platform, goodsClass, field, data } of listPastChecks(checked, past)) {
    if (check !== 'unit_slip' || field === 'retail') continue;
    const [now, mean] = [printed(field, data['now'] ?? null), printed(field, data['mean'] ?? null)];
    const about = `${platform ?? ''} ${goodsClass ?? ''} ${form.headers[field]}`;
    run.tally.notes.push({ code: 'FORM_SLIP', data: { tenant: name, about, now, mean, times: data['times'] ?? 0 } });
  }
}

function take(run: SheetRun, taking: Taking): void {
  const { form, owned, records } = taking;
  const { context } = run;
  const { tenantId, month } = owned;
  const current = findCurrentReplyId(context.tx.db, month, tenantId);
  const hasEarlier = current !== null || records.some(({ name, stored }) => name !== 'headcount' && stored !== null);
  const differences = records.flatMap(differencesOf);
  if (hasEarlier && differences.length === 0 && current !== null) return countSame(run, form);
  noteSlips(run, taking);
  if (context.closedMonths.has(month)) return refuseRow(run, form.locked.month, 'MONTH_CLOSED', { month, cell: form.locked.month.cell });
  if (!hasEarlier) {
    // What the base already knew of its people is no reply: the form goes before it, and says so.
    noteEach(
      run,
      differences.filter(({ record }) => record.stored !== null),
    );
    return write(run, taking);
  }
  if (differences.length > 0 && context.choices.onDifference === null) return refuseDifferences(run, form, differences);
  noteEach(run, differences);
  if (context.choices.onDifference !== 'keep') return write(run, taking);
  context.keptFiles.add(run.place.fileIndex);
  countSame(run, form);
}

/** Platforms on which the tenant has no account: worth a look, no reason to refuse. */
function noteAccounts(run: SheetRun, owned: OwnedForm, lines: readonly FormRow[]): void {
  const { names } = run.context;
  for (const platform of new Set(lines.filter(({ sessions, paid }) => sessions + paid > 0).map((line) => line.platform)))
    if (names.accountsOfTenant(owned.tenantId, platform).length === 0)
      run.tally.notes.push({ code: 'FORM_ACCOUNT_UNKNOWN', data: { tenant: owned.name, platform } });
}

/** Takes a form; what is wrong with it stands in the run's tally, and then nothing of it is taken. */
export function applyForm(run: SheetRun, { form, troubles }: ReadFormSheet): void {
  if (isPassedOver(run)) {
    run.context.forms.leftOut.add(run.place.fileIndex);
    return;
  }
  refuseRead(run, troubles);
  if (form.headerRow === 0) return;
  const owned = findOwnerOfForm(run, form);
  const lines = parseFormLines(run, form);
  if (owned === null || run.tally.refused.length > 0) return;
  const claim = isOnlyReply(run, form, owned, contentOf(form, lines));
  if (claim === 'same') countSame(run, form);
  if (claim !== 'only') return;
  run.tally.notes.push(...form.notes);
  noteAccounts(run, owned, lines);
  take(run, { form, owned, lines, records: createFormRecords(run, owned, form, lines) });
}
