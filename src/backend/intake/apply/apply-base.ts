// Takes the base's own ledgers: 基地, 基地面积, 直播间, 开放例外.
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import type { FactQuestion } from '../../../contract/intake/intake-shapes.ts';
import { listChangesOfRecord, getFileOfBatch, importOf } from '../../core/records/record-history.ts';
import type { SqlValue } from '../../core/db/rows.ts';
import { type BaseSheet, itemOf } from '../recognise/ledgers/base.ts';
import type { RowOfKind } from '../recognise/recognise.ts';
import type { ListSheet } from '../recognise/read-batch.ts';
import { addRecord, changeRecord, recordById, recordByKey, type RecordValues, type StoredRecord } from '../../core/db/record-store.ts';
import {
  combineWrites,
  countKept,
  getStudioOfCode,
  isLeftOut,
  isMonthTaken,
  isSpanRight,
  type Kept,
  noteDifferences,
  originOf,
  refuseRead,
  runGuarded,
  type SheetRun,
  type Spot,
} from '../context.ts';
import { selectGivenValues, cellOf, takeRecords } from './keep-record.ts';
import { type FactRow, factsOf, findStoredFact, keepFact, keepOwnFields, ownFieldsOf } from './dated-facts.ts';

type Said = readonly (readonly [column: string, value: SqlValue])[];

/** Where a fact that is there comes from: who last typed it and when, or the file that it was read from. */
function sourceOf(run: SheetRun, stored: StoredRecord, column: string): Pick<FactQuestion, 'who' | 'at' | 'fromFile'> {
  const { db } = run.context.tx;
  const changes = listChangesOfRecord(db, 'base_fact', stored.id);
  const own = changes.find(({ after }) => after?.[column] !== undefined) ?? importOf(db, 'base_fact', stored.id, stored.sheetId);
  const at = own === null ? '' : formatIsoInstant(convertMillisecondsToInstant(own.atMs));
  const batch = own?.batchId ?? null;
  const fromFile = batch === null ? null : getFileOfBatch(db, batch, { name: 'base_fact', id: stored.id, sheet: stored.sheetId });
  return { who: own?.who ?? '', at, fromFile };
}

/** Asks about each fact that differs: what is there and what the file says, with where each is from. */
function askFacts(run: SheetRun, fact: FactRow, stored: StoredRecord, differs: Said): void {
  for (const [field, after] of differs) {
    const before = stored.values[field] ?? null;
    run.tally.facts.push({ row: fact.spot.row, field, before, after, ...sourceOf(run, stored, field) });
  }
}

/** Takes those of the facts that a person chose from the file by themselves. */
function takeChosen(run: SheetRun, fact: FactRow, id: number, chosen: Said): boolean {
  const stored = recordById(run.context.tx.db, 'base_fact', id);
  if (stored === null || chosen.length === 0) return false;
  const values = Object.fromEntries(chosen);
  noteDifferences(run, fact.spot.row, stored, values);
  return changeRecord(run.context.tx, stored, values, originOf(run, fact.spot.row));
}

/**
 * Joins what the sheet says with the facts that are there: what is empty is filled, what differs is the person's choice of that fact, else
 * the choice of all; a blank cell says nothing. Facts that a person typed are named, with what was filled and what differs.
 */
function joinFacts(run: SheetRun, fact: FactRow, stored: StoredRecord): Kept | null {
  const { choices, keptFiles, tx } = run.context;
  const said: Said = Object.entries(fact.values).filter(([, value]) => value !== null);
  const fills = said.filter(([column]) => (stored.values[column] ?? null) === null);
  const differs = said.filter(([column, value]) => (stored.values[column] ?? null) !== null && stored.values[column] !== value);
  if (stored.sheetId === null && fills.length + differs.length > 0) {
    const words = (fields: Said): string[] => fields.map(([column]) => itemOf(column));
    run.tally.notes.push({ code: 'BASE_FACTS_JOINED', data: { filled: words(fills), differs: words(differs) } });
  }
  askFacts(run, fact, stored, differs);
  const isFilled = changeRecord(tx, stored, Object.fromEntries(fills), originOf(run, fact.spot.row));
  const isTaken = takeChosen(
    run,
    fact,
    stored.id,
    differs.filter(([column]) => choices.facts?.get(column) === false),
  );
  const kept = differs.filter(([column]) => choices.facts?.get(column) === true);
  if (kept.length > 0) keptFiles.add(run.place.fileIndex);
  const rest = said.filter(([column]) => !kept.some(([one]) => one === column));
  const joined = keepFact(run, { ...fact, values: Object.fromEntries(rest) });
  return joined === null ? null : combineWrites(joined, isFilled || isTaken ? 'changed' : 'same');
}

/** Takes the sheet 基地: joined with the facts that are there, or the first ones. */
export function applyBase(run: SheetRun, sheet: BaseSheet): void {
  refuseRead(run, sheet.troubles);
  run.tally.notes.push(...sheet.notes);
  const { facts } = sheet;
  if (facts === null) return;
  const spot: Spot = { row: facts.row, column: '', found: '' };
  const fact: FactRow = { name: 'base_fact', owner: {}, values: facts.values, holdsFrom: null, spot, isFromStart: false };
  const kept = runGuarded(run, spot, () => {
    const stored = findStoredFact(run, fact);
    return stored === null ? keepFact(run, fact) : joinFacts(run, fact, stored);
  });
  if (kept !== null) run.tally[kept] += facts.items;
}

/** Takes 基地面积. */
export function applyBaseArea(run: SheetRun, sheet: ListSheet<'base_area'>): void {
  takeRecords(run, sheet, ({ fields: { month, floorArea, lettableArea, team } }, cell) => {
    if (!isMonthTaken(run, cell('month'), month)) return null;
    return { name: 'base_area', key: [month], values: { month, floor_area: floorArea, lettable_area: lettableArea, team } };
  });
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
  const id = addRecord(tx, 'studio', own, originOf(run, line.row));
  names.addStudio(id, code);
  return { id, kept: 'added' };
}

function keepStudioRow(run: SheetRun, sheet: ListSheet<'studios'>, line: RowOfKind<'studios'>, isAlone: boolean): Kept | null {
  const { openedOn, kind, hours, turnaround, hourlyRate, holdsFrom } = line.fields;
  const own = { opened_on: openedOn, ...selectGivenValues('studio', sheet.rows, line.fields) };
  const { id, kept } = studioOf(run, line, own);
  const fact: FactRow = {
    name: 'studio_fact',
    owner: { studio_id: id },
    values: { kind, hours, turnaround, hourly_rate: hourlyRate, ...selectGivenValues('studio_fact', sheet.rows, line.fields) },
    holdsFrom,
    spot: cellOf(sheet, line, 'code'),
    isFromStart: !isAlone,
  };
  const fields = ownFieldsOf(fact, factsOf(run, fact));
  const keptFact = keepFact(run, fact);
  const stored = recordById(run.context.tx.db, 'studio', id);
  if (keptFact === null || stored === null) return null;
  const keptOwn = keepOwnFields(run, 'studio', stored, { values: own, fields, row: line.row });
  return combineWrites(kept, combineWrites(keptOwn, keptFact));
}

/** Takes 直播间: a dated fact a row, and the studio itself. */
export function applyStudios(run: SheetRun, sheet: ListSheet<'studios'>): void {
  const taken = sheet.rows.rows.filter(
    (line) =>
      !isLeftOut(run, line.row) &&
      isSpanRight(run, cellOf(sheet, line, 'closedOn'), { from: line.fields.openedOn, until: line.fields.closedOn }),
  );
  for (const group of Map.groupBy(taken, (line) => line.fields.code).values()) {
    const isAlone = new Set(group.map((line) => line.fields.holdsFrom)).size === 1;
    for (const line of byStart(group)) {
      const kept = runGuarded(run, cellOf(sheet, line, 'code'), () => keepStudioRow(run, sheet, line, isAlone));
      if (kept !== null) countKept(run, kept);
    }
  }
}

/** Takes 开放例外. */
export function applyExceptions(run: SheetRun, sheet: ListSheet<'exceptions'>): void {
  takeRecords(run, sheet, ({ fields }, cell) => {
    const { day, studio } = fields;
    const studioId = studio === null ? null : getStudioOfCode(run, cell('studio'), studio);
    if (studio !== null && studioId === null) return null;
    const values = { day, studio_id: studioId, ...selectGivenValues('calendar_exception', sheet.rows, fields) };
    return { name: 'calendar_exception', key: [day, studioId], values };
  });
}
