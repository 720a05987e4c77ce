// Takes the base's own ledgers: 基地, 基地面积, 直播间, 开放例外.
import type { BaseSheet } from '../recognise/ledgers/base.ts';
import type { ListSheet, RowOfKind } from '../recognise/read-batch.ts';
import { addRecord, recordByKey, recordById } from '../../core/db/record-store.ts';
import type { RecordValues } from '../../core/db/record-store.ts';
import { countKept, givenValues, guarded, isLeftOut, isMonthTaken, originOf, refuseRead, refuseRow, together } from '../context.ts';
import type { Kept, SheetRun, Spot } from '../context.ts';
import { factsOf, keepFact, keepOwnFields, ownFieldsOf } from './dated-facts.ts';
import type { FactRow } from './dated-facts.ts';
import { takeRecord } from './keep-record.ts';

/** Takes the sheet 基地: a correction of the newest facts, or the first ones. */
export function applyBase(run: SheetRun, sheet: BaseSheet): void {
  refuseRead(run, sheet.troubles);
  run.tally.notes.push(...sheet.notes);
  const { facts } = sheet;
  if (facts === null) return;
  const spot: Spot = { row: facts.row, column: '', found: '' };
  const kept = guarded(run, spot, () =>
    keepFact(run, { name: 'base_fact', owner: {}, values: facts.values, holdsFrom: null, spot, isFromStart: false }),
  );
  if (kept !== null) run.tally[kept] += facts.items;
}

/** Takes 基地面积. */
export function applyBaseArea(run: SheetRun, sheet: ListSheet<'base_area'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), fields.month)) continue;
    const values = { month: fields.month, floor_area: fields.floorArea, lettable_area: fields.lettableArea, team: fields.team };
    takeRecord(run, { name: 'base_area', key: [fields.month], values }, { row, column: headerOf('month'), found: fields.month });
  }
}

/** Rows of one studio: the one without 生效日期 first, then by day. */
function byStart(rows: readonly RowOfKind<'studios'>[]): RowOfKind<'studios'>[] {
  return rows.toSorted((a, b) => ((a.fields.holdsFrom ?? '') < (b.fields.holdsFrom ?? '') ? -1 : 1));
}

/** The studio of the code, made where it is new. */
function studioOf(run: SheetRun, line: RowOfKind<'studios'>, own: RecordValues): { readonly id: number; readonly kept: Kept } {
  const { tx, names } = run.context;
  const { code } = line.fields;
  const stored = recordByKey(tx.db, 'studio', [code]);
  if (stored !== null) return { id: stored.id, kept: 'same' };
  const id = addRecord(tx, 'studio', { code, ...own }, originOf(run, line.row));
  names.addStudio(id, code);
  return { id, kept: 'added' };
}

function keepStudioRow(run: SheetRun, sheet: ListSheet<'studios'>, line: RowOfKind<'studios'>, isAlone: boolean): Kept | null {
  const { has, headerOf } = sheet.rows;
  const { code, name, floor, equipment, openedOn, closedOn, area, kind, hours, turnaround, hourlyRate, holdsFrom } = line.fields;
  const own = {
    opened_on: openedOn,
    ...givenValues(has, {
      name: ['name', name],
      floor: ['floor', floor],
      equipment: ['equipment', equipment],
      closed_on: ['closedOn', closedOn],
    }),
  };
  const { id, kept } = studioOf(run, line, own);
  const fact: FactRow = {
    name: 'studio_fact',
    owner: { studio_id: id },
    values: { kind, hours, turnaround, hourly_rate: hourlyRate, ...givenValues(has, { area: ['area', area] }) },
    holdsFrom,
    spot: { row: line.row, column: headerOf('code'), found: code },
    isFromStart: !isAlone,
  };
  const fields = ownFieldsOf(fact, factsOf(run, fact));
  const keptFact = keepFact(run, fact);
  const stored = recordById(run.context.tx.db, 'studio', id);
  if (keptFact === null || stored === null) return null;
  const keptOwn = keepOwnFields(run, 'studio', stored, { values: own, fields, row: line.row });
  return together(kept, together(keptOwn, keptFact));
}

function isStudioRowTaken(run: SheetRun, sheet: ListSheet<'studios'>, line: RowOfKind<'studios'>): boolean {
  const { openedOn, closedOn } = line.fields;
  if (closedOn === null || closedOn >= openedOn) return true;
  const spot: Spot = { row: line.row, column: sheet.rows.headerOf('closedOn'), found: closedOn };
  refuseRow(run, spot, 'ROW_ENDS_BEFORE_START', { from: openedOn, until: closedOn });
  return false;
}

/** Takes 直播间: a dated fact a row, and the studio itself. */
export function applyStudios(run: SheetRun, sheet: ListSheet<'studios'>): void {
  const taken = sheet.rows.rows.filter((line) => !isLeftOut(run, line.row) && isStudioRowTaken(run, sheet, line));
  for (const [code, group] of Map.groupBy(taken, (line) => line.fields.code)) {
    const isAlone = new Set(group.map((line) => line.fields.holdsFrom)).size === 1;
    for (const line of byStart(group)) {
      const spot: Spot = { row: line.row, column: sheet.rows.headerOf('code'), found: code };
      const kept = guarded(run, spot, () => keepStudioRow(run, sheet, line, isAlone));
      if (kept !== null) countKept(run, kept);
    }
  }
}

/** Takes 开放例外. */
export function applyExceptions(run: SheetRun, sheet: ListSheet<'exceptions'>): void {
  const { headerOf, has } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row)) continue;
    const studioId = fields.studio === null ? null : run.context.names.studioByCode(fields.studio);
    if (fields.studio !== null && studioId === null) {
      refuseRow(run, { row, column: headerOf('studio'), found: fields.studio }, 'ROW_STUDIO_UNKNOWN', { studio: fields.studio });
      continue;
    }
    const values = { day: fields.day, studio_id: studioId, hours: fields.hours, ...givenValues(has, { note: ['note', fields.note] }) };
    takeRecord(
      run,
      { name: 'calendar_exception', key: [fields.day, studioId], values },
      { row, column: headerOf('day'), found: fields.day },
    );
  }
}
