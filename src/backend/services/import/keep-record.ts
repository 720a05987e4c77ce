// Keeps the record that a row speaks of: added where its key is new, changed where something differs.
import type { SqlValue } from '../../db/statements.ts';
import { addRecord, changeRecord, changedFields, recordByKey } from '../../db/record-store.ts';
import type { RecordValues, StoredRecord } from '../../db/record-store.ts';
import type { RecordName } from '../../db/record-kinds.ts';
import { countKept, guarded, isOnlyClaim, originOf } from './context.ts';
import type { Kept, SheetRun, Spot } from './context.ts';

/** A record as a row gives it. */
export interface GivenRecord {
  readonly name: RecordName;
  /** Values of the kind's key columns, in their order. */
  readonly key: readonly SqlValue[];
  /** Key columns and every column that the sheet has. */
  readonly values: RecordValues;
  /** What else a new record holds. */
  readonly defaults?: RecordValues;
  /** True where no record of this key was there before this import: spares the look where no row before spoke of it either. */
  readonly isNew?: boolean;
}

/** Changes what differs, unless what is there was to be kept. */
export function keepDifference(run: SheetRun, name: RecordName, stored: StoredRecord, given: { readonly values: RecordValues; readonly row: number }): Kept {
  const { tx, choices, keptFiles } = run.context;
  if (choices.onDifference === 'replace') return changeRecord(tx, name, stored, given.values, originOf(run, given.row)) ? 'changed' : 'same';
  if (Object.keys(changedFields(stored, given.values)).length > 0) keptFiles.add(run.place.fileIndex);
  return 'same';
}

function keep(run: SheetRun, record: GivenRecord, spot: Spot): Kept | null {
  const { name, key, values, defaults } = record;
  const { claims, tx } = run.context;
  const claim = `${name}|${key.join('|')}`;
  const isNew = record.isNew === true && !claims.has(claim);
  if (!isOnlyClaim(run, claim, spot, values)) return null;
  const stored = isNew ? null : recordByKey(tx.db, name, key);
  if (stored !== null) return keepDifference(run, name, stored, { values, row: spot.row });
  addRecord(tx, name, defaults === undefined ? values : { ...defaults, ...values }, originOf(run, spot.row));
  return 'added';
}

/** Keeps a record and counts the row; a rule that it breaks refuses the row. */
export function takeRecord(run: SheetRun, record: GivenRecord, spot: Spot): Kept | null {
  const kept = guarded(run, spot, () => keep(run, record, spot));
  if (kept !== null) countKept(run, kept);
  return kept;
}
