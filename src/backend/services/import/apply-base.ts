// Takes the base's own ledgers: 基地, 基地面积, 直播间, 开放例外.
import type { BaseSheet } from '../../imports/ledgers/base.ts';
import type { ListSheet, RowOfKind } from '../../imports/read-batch.ts';
import { addRecord, changeRecord, recordByKey } from '../../repos/record-store.ts';
import { countKept, guarded, isLeftOut, isMonthTaken, keepRecord, originOf, refuseRow } from './context.ts';
import type { Kept, SheetRun } from './context.ts';
import { keepFact } from './dated-facts.ts';

/** Takes the sheet 基地: a correction of the newest facts, or the first ones. */
export function applyBase(run: SheetRun, sheet: BaseSheet): void {
  run.tally.refused.push(...sheet.troubles);
  const { facts } = sheet;
  if (facts === null) return;
  const kept = guarded(run, facts.row, '', '', () => keepFact(run, { name: 'base_fact', where: '1 = 1', parameters: [], owner: {}, values: facts.values, holdsFrom: null, row: facts.row }));
  if (kept !== null) run.tally[kept] += sheet.read;
}

/** Takes 基地面积. */
export function applyBaseArea(run: SheetRun, sheet: ListSheet<'base_area'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row) || !isMonthTaken(run, row, headerOf('month'), fields.month)) continue;
    const values = { month: fields.month, floor_area: fields.floorArea, lettable_area: fields.lettableArea, team: fields.team };
    const kept = guarded(run, row, headerOf('month'), fields.month, () => keepRecord(run, 'base_area', [fields.month], values, row));
    if (kept !== null) countKept(run, kept);
  }
}

/** Rows of one studio: the one without 生效日期 first, then by day. */
function byStart(rows: readonly RowOfKind<'studios'>[]): RowOfKind<'studios'>[] {
  return rows.toSorted((a, b) => (a.fields.holdsFrom ?? '').localeCompare(b.fields.holdsFrom ?? '', 'en') || a.row - b.row);
}

/** Columns of a sheet that are missing leave what is stored as it is. */
function present(sheet: ListSheet<'studios'>, values: Readonly<Record<string, string | number | null>>): Record<string, string | number | null> {
  const optional: Readonly<Record<string, 'name' | 'floor' | 'equipment' | 'closedOn' | 'area'>> = {
    name: 'name',
    floor: 'floor',
    equipment: 'equipment',
    closed_on: 'closedOn',
    area: 'area',
  };
  return Object.fromEntries(Object.entries(values).filter(([column]) => optional[column] === undefined || sheet.rows.has(optional[column])));
}

function keepStudio(run: SheetRun, sheet: ListSheet<'studios'>, newest: RowOfKind<'studios'>): { readonly id: number; readonly kept: Kept } {
  const { tx, names } = run.context;
  const { code, name, floor, equipment, openedOn, closedOn } = newest.fields;
  const values = present(sheet, { code, name, floor, equipment, opened_on: openedOn, closed_on: closedOn });
  const stored = recordByKey(tx.db, 'studio', [code]);
  if (stored === null) {
    const id = addRecord(tx, 'studio', values, originOf(run, newest.row));
    names.addStudio(id, code);
    return { id, kept: 'added' };
  }
  return { id: stored.id, kept: changeRecord(tx, 'studio', stored, values, originOf(run, newest.row)) ? 'changed' : 'same' };
}

function keepStudioFact(run: SheetRun, sheet: ListSheet<'studios'>, studioId: number, line: RowOfKind<'studios'>, alone: boolean): Kept {
  const { area, kind, hours, turnaround, hourlyRate, holdsFrom } = line.fields;
  const values = present(sheet, { area, kind, hours, turnaround, hourly_rate: hourlyRate });
  const owner = { studio_id: studioId };
  return keepFact(run, { name: 'studio_fact', where: 'studio_id = ?', parameters: [studioId], owner, values, holdsFrom, row: line.row, fromStart: !alone });
}

function isStudioRowTaken(run: SheetRun, sheet: ListSheet<'studios'>, line: RowOfKind<'studios'>): boolean {
  const { openedOn, closedOn } = line.fields;
  if (closedOn === null || closedOn >= openedOn) return true;
  refuseRow(run, line.row, sheet.rows.headerOf('closedOn'), closedOn, 'ROW_ENDS_BEFORE_START', { from: openedOn, until: closedOn });
  return false;
}

/** What two writes of one row come to. */
export function together(a: Kept, b: Kept): Kept {
  if (a === 'added' || b === 'added') return 'added';
  return a === 'changed' || b === 'changed' ? 'changed' : 'same';
}

/** Takes 直播间: the studio itself as its newest row says, and a dated fact a row. */
export function applyStudios(run: SheetRun, sheet: ListSheet<'studios'>): void {
  const taken = sheet.rows.rows.filter((line) => !isLeftOut(run, line.row) && isStudioRowTaken(run, sheet, line));
  for (const [code, group] of Map.groupBy(taken, (line) => line.fields.code)) {
    const lines = byStart(group);
    const newest = lines.at(-1);
    if (newest === undefined) continue;
    const studio = guarded(run, newest.row, sheet.rows.headerOf('code'), code, () => keepStudio(run, sheet, newest));
    if (studio === null) continue;
    for (const line of lines) {
      const kept = guarded(run, line.row, sheet.rows.headerOf('code'), code, () => keepStudioFact(run, sheet, studio.id, line, lines.length === 1));
      if (kept !== null) countKept(run, line === newest ? together(studio.kept, kept) : kept);
    }
  }
}

/** Takes 开放例外. */
export function applyExceptions(run: SheetRun, sheet: ListSheet<'exceptions'>): void {
  const { headerOf } = sheet.rows;
  for (const { row, fields } of sheet.rows.rows) {
    if (isLeftOut(run, row)) continue;
    const studioId = fields.studio === null ? null : run.context.names.studioByCode(fields.studio);
    if (fields.studio !== null && studioId === null) {
      refuseRow(run, row, headerOf('studio'), fields.studio, 'ROW_STUDIO_UNKNOWN', { studio: fields.studio });
      continue;
    }
    const values = { day: fields.day, studio_id: studioId, hours: fields.hours, note: fields.note };
    const kept = guarded(run, row, headerOf('day'), fields.day, () => keepRecord(run, 'calendar_exception', [fields.day, studioId], values, row));
    if (kept !== null) countKept(run, kept);
  }
}
