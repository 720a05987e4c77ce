// Dated facts from ledgers: 生效日期 makes or corrects the row of that day; without it the newest row is corrected (imports.md, Studios).
import { DAWN } from '../../../domain/calendar.ts';
import { addRecord, changeRecord, changedFields, recordsWhere } from '../../repos/record-store.ts';
import type { RecordValues, StoredRecord } from '../../repos/record-store.ts';
import { originOf } from './context.ts';
import type { Kept, SheetRun } from './context.ts';

/** One dated row as a ledger gives it. */
export interface FactRow {
  readonly name: 'base_fact' | 'studio_fact' | 'tenant_fact';
  /** Which rows are the same owner's: constant SQL with its parameters. */
  readonly where: string;
  readonly parameters: readonly number[];
  /** The owner's columns, for a new row. */
  readonly owner: RecordValues;
  readonly values: RecordValues;
  /** 生效日期, or null. */
  readonly holdsFrom: string | null;
  readonly row: number;
  /** True where the ledger also has dated rows of this owner, so that this one means the start. */
  readonly fromStart?: boolean;
  /** Which stored row an undated one corrects, where that is not simply the newest. */
  readonly correct?: (facts: readonly StoredRecord[]) => StoredRecord | undefined;
}

function startsOn(fact: StoredRecord): string {
  return String(fact.values.starts_on);
}

function isSame(fact: StoredRecord, values: RecordValues): boolean {
  return Object.keys(changedFields(fact, values)).length === 0;
}

/** The stored row that this one is about: null asks for a new row. */
function target(fact: FactRow, facts: readonly StoredRecord[]): StoredRecord | null {
  if (fact.holdsFrom !== null) return facts.find((one) => startsOn(one) === fact.holdsFrom) ?? null;
  const first = facts.find((one) => startsOn(one) === DAWN);
  if (first === undefined || fact.fromStart === true) return first ?? null;
  if (isSame(first, fact.values)) return first;
  return fact.correct?.(facts) ?? facts.at(-1) ?? null;
}

/**
 * Keeps a dated row. A ledger row without 生效日期 first stands for the start, later for a correction of the newest row;
 * the same row read again changes nothing, whatever was dated after it.
 */
export function keepFact(run: SheetRun, fact: FactRow): Kept {
  const { tx, choices } = run.context;
  const facts = recordsWhere(tx.db, fact.name, fact.where, fact.parameters).toSorted((a, b) => (startsOn(a) < startsOn(b) ? -1 : 1));
  const stored = target(fact, facts);
  if (stored === null) {
    const basis = facts.findLast((one) => startsOn(one) <= (fact.holdsFrom ?? DAWN))?.values ?? {};
    addRecord(tx, fact.name, { ...basis, ...fact.owner, ...fact.values, starts_on: fact.holdsFrom ?? DAWN }, originOf(run, fact.row));
    return 'added';
  }
  if (choices.onDifference === 'keep') return 'same';
  return changeRecord(tx, fact.name, stored, fact.values, originOf(run, fact.row)) ? 'changed' : 'same';
}
