// Dated facts from ledgers: 生效日期 makes or corrects the row of that day; without it the newest row is corrected (docs/rules/imports.md, Studios).
import { DAWN } from '../../../domain/time/calendar.ts';
import {
  addRecord,
  changeRecord,
  listChangedFields,
  listRecordsWhere,
  type RecordValues,
  type StoredRecord,
} from '../../core/db/record-store.ts';
import { isOnlyClaim, type Kept, originOf, type SheetRun, type Spot } from '../context.ts';
import { isDifferent, keepDifference } from './keep-record.ts';

/** One dated row as a ledger gives it. */
export interface FactRow {
  readonly name: 'base_fact' | 'studio_fact' | 'tenant_fact';
  /** The owner's columns: they say which rows are the same owner's. */
  readonly owner: Readonly<Record<string, number>>;
  readonly values: RecordValues;
  /** 生效日期, or null. */
  readonly holdsFrom: string | null;
  readonly spot: Spot;
  /** True where the ledger also has dated rows of this owner, so that this one means the start. */
  readonly isFromStart: boolean;
}

function startsOn(fact: StoredRecord): string {
  return String(fact.values.starts_on);
}

/** The owner's rows that stand, oldest first. */
export function factsOf(run: SheetRun, fact: Pick<FactRow, 'name' | 'owner'>): StoredRecord[] {
  const columns = Object.keys(fact.owner);
  const where = columns.length === 0 ? '1 = 1' : columns.map((column) => `${column} = ?`).join(' AND ');
  return listRecordsWhere(run.context.tx.db, fact.name, where, Object.values(fact.owner)).toSorted((a, b) =>
    startsOn(a) < startsOn(b) ? -1 : 1,
  );
}

/** The stored row that this one is about: null asks for a new row. */
function target(fact: FactRow, facts: readonly StoredRecord[]): StoredRecord | null {
  if (fact.holdsFrom !== null) return facts.find((one) => startsOn(one) === fact.holdsFrom) ?? null;
  const first = facts.find((one) => startsOn(one) === DAWN);
  // What a person typed at the first start, from whatever day, is what the ledger of the base speaks of: no version beneath it.
  if (fact.name === 'base_fact' && first === undefined) return facts.at(-1) ?? null;
  if (first === undefined || fact.isFromStart) return first ?? null;
  if (Object.keys(listChangedFields(first, fact.values)).length === 0) return first;
  // What carries the same code is meant before what does not: an undated row of an old code is no word about the new one.
  return facts.findLast((one) => fact.values.uscc !== undefined && one.values.uscc === fact.values.uscc) ?? facts.at(-1) ?? null;
}

/** The stored row that this one is about, before it is kept; null where it is a new one. */
export function findStoredFact(run: SheetRun, fact: FactRow): StoredRecord | null {
  return target(fact, factsOf(run, fact));
}

/** How a row's undated fields (name, 停用日期) count beside rows of other days. */
export type OwnFields = 'all' | 'filled' | 'gaps';

/**
 * A correction of the newest row says `all`, empty cells too. The newest dated row says what it has `filled`; an older row only
 * fills `gaps`. So it does not matter which of two ledgers came first.
 */
export function ownFieldsOf(fact: FactRow, facts: readonly StoredRecord[]): OwnFields {
  const { holdsFrom } = fact;
  if (holdsFrom !== null) return facts.every((one) => startsOn(one) <= holdsFrom) ? 'filled' : 'gaps';
  if (facts.every((one) => startsOn(one) === DAWN)) return 'all';
  return target(fact, facts) === facts.at(-1) ? 'all' : 'gaps';
}

/** Those of the undated fields that count. */
export function selectOwnValues(stored: StoredRecord, values: RecordValues, fields: OwnFields): RecordValues {
  if (fields === 'all') return values;
  const filled = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(fields === 'filled' ? filled : filled.filter(([column]) => stored.values[column] === null));
}

/**
 * Keeps a dated row. A ledger row without 生效日期 first stands for the start, later for a correction of the newest row;
 * the same row read again changes nothing, whatever was dated after it. Null where another row of the import contradicts it.
 */
export function keepFact(run: SheetRun, fact: FactRow): Kept | null {
  const { name, owner, values, holdsFrom, spot } = fact;
  const facts = factsOf(run, fact);
  const stored = target(fact, facts);
  const claim = `${name}|${Object.values(owner).join('|')}|${holdsFrom ?? ''}`;
  if (!isOnlyClaim(run, claim, spot, stored !== null && isDifferent(stored, values))) return null;
  if (stored !== null) return keepDifference(run, name, stored, { values, row: spot.row });
  const basis = facts.findLast((one) => startsOn(one) <= (holdsFrom ?? DAWN))?.values;
  addRecord(run.context.tx, name, { ...basis, ...owner, ...values, starts_on: holdsFrom ?? DAWN }, originOf(run, spot.row));
  return 'added';
}

/** Changes those undated fields of the owner itself that the row has a say in. */
export function keepOwnFields(
  run: SheetRun,
  name: 'studio' | 'tenant',
  stored: StoredRecord,
  given: { readonly values: RecordValues; readonly fields: OwnFields; readonly row: number },
): Kept {
  return keepDifference(run, name, stored, { values: selectOwnValues(stored, given.values, given.fields), row: given.row });
}

/** Writes a field of a dated row and puts it back: the history then knows it as a former value. */
export function rememberValue(
  run: SheetRun,
  name: 'tenant_fact',
  stored: StoredRecord,
  given: { readonly values: RecordValues; readonly row: number },
): void {
  const { tx } = run.context;
  const origin = originOf(run, given.row);
  const before = Object.fromEntries(Object.keys(given.values).map((column) => [column, stored.values[column] ?? null]));
  if (!changeRecord(tx, stored, given.values, origin)) return;
  changeRecord(
    tx,
    {
      ...stored,
      version: stored.version + 1,
      values: { ...stored.values, ...given.values },
      sheetId: origin.sheetId,
      sheetRow: origin.row,
    },
    before,
    origin,
  );
}
